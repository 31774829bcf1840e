"""Blocks of the rundown and the columns the office adds to it. Each call gives the whole rundown."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint
from pydantic import BaseModel
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.api.batch import selection
from forum_app.show.api.bodies import BlockPatch, ColumnPatch, NewBlock, NewColumn, Seen, SeenQuery
from forum_app.show.api.models import RundownView
from forum_app.show.api.working import seen_by_asker, seen_version, working
from forum_app.show.operations import grouping
from forum_app.show.operations.work import Work
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

blueprint = Blueprint("rundown_blocks_api", __name__, url_prefix="/api/v1/forums/<forum>/rundown")
# Ids beyond what a database column holds are simply not there.
BLOCK, COLUMN = "<int(max=2147483647):block>", "<int(max=2147483647):column>"


@blueprint.post("/blocks")
@may("rundown.edit")
@documented(json=NewBlock, answers={201: RundownView}, tag="rundown")
def add_block(forum: Forum, json: NewBlock) -> Written:
    """Make a block of cues, which become neighbours where the first of them stands."""
    seen = selection(json.cues)
    return _made(
        forum,
        json,
        lambda work: grouping.add_block(work, json.title, json.planned_s, json.colour, seen),
    )


@blueprint.patch(f"/blocks/{BLOCK}")
@may("rundown.edit")
@documented(json=BlockPatch, answers={200: RundownView}, tag="rundown")
def edit_block(forum: Forum, block: int, json: BlockPatch) -> State:
    """Change a block's title, planned length or colour. 409 `stale` carries the whole rundown."""
    new = {name: getattr(json, name) for name in json.model_fields_set - {"version"}}
    return _done(forum, lambda work: grouping.edit_block(work, block, json.version, new))


@blueprint.delete(f"/blocks/{BLOCK}")
@may("rundown.edit")
@documented(json=Seen, query=SeenQuery, answers={200: RundownView}, tag="rundown")
def delete_block(forum: Forum, block: int, json: Seen, query: SeenQuery) -> State:
    """Take a block away; its cues stay. `version` comes in the body or in the query string."""
    version = seen_version(json, query)
    return _done(forum, lambda work: grouping.delete_block(work, block, version))


@blueprint.post("/columns")
@may("rundown.edit")
@documented(json=NewColumn, answers={201: RundownView}, tag="rundown")
def add_column(forum: Forum, json: NewColumn) -> Written:
    """Add a column to the rundown, behind the others."""
    return _made(forum, json, lambda work: grouping.add_column(work, json.title))


@blueprint.patch(f"/columns/{COLUMN}")
@may("rundown.edit")
@documented(json=ColumnPatch, answers={200: RundownView}, tag="rundown")
def edit_column(forum: Forum, column: int, json: ColumnPatch) -> State:
    """Give a column another title. 409 `stale` carries the whole rundown."""
    return _done(forum, lambda work: grouping.edit_column(work, column, json.version, json.title))


@blueprint.delete(f"/columns/{COLUMN}")
@may("rundown.edit")
@documented(json=Seen, query=SeenQuery, answers={200: RundownView}, tag="rundown")
def delete_column(forum: Forum, column: int, json: Seen, query: SeenQuery) -> State:
    """Take a column away. `version` comes in the body or in the query string."""
    version = seen_version(json, query)
    return _done(forum, lambda work: grouping.delete_column(work, column, version))


def _made(forum: Forum, json: BaseModel, deed: Callable[[Work], None]) -> Written:
    def do(session: Session) -> tuple[int, State]:
        deed(Work(session, forum, actor(), now()))
        return 201, seen_by_asker(session, forum)

    return write(forum.id, json, do)


def _done(forum: Forum, deed: Callable[[Work], None]) -> State:
    with working(forum) as work:
        deed(work)
        return seen_by_asker(work.session, forum)
