"""Who hands a board over on stage, as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.donors.api import shapes
from forum_app.donors.api.blueprint import blueprint
from forum_app.donors.operations.boards import leave_stage, move_board
from forum_app.donors.queries.boards import board_states
from forum_app.forums.queries import Forum
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "donors"
ONE = f"/boards/<{shapes.ID}:pledge_id>"


@blueprint.get("/boards")
@may("pledges.release")
@documented(answers={200: shapes.BoardList}, tag=TAG)
def list_boards(forum: Forum) -> State:
    """List what is held back in the order of the stage, with who hands the board over."""
    return {"items": board_states(db.session(), forum.id), "next_cursor": None}


@blueprint.post(f"{ONE}/move")
@may("donors.edit")
@documented(json=shapes.BoardMove, answers={200: shapes.BoardList}, tag=TAG)
def move(forum: Forum, pledge_id: int, json: shapes.BoardMove) -> Written:
    """Put a held pledge before another board, or last."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        move_board(session, forum.id, pledge_id, json.before, actor=who, at=at)
        return 200, {"items": board_states(session, forum.id), "next_cursor": None}

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/leave")
@may("donors.edit")
@documented(json=shapes.NothingBody, answers={200: shapes.BoardList}, tag=TAG)
def leave(forum: Forum, pledge_id: int, json: shapes.NothingBody) -> Written:
    """Announce a held pledge without anybody on stage."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        leave_stage(session, forum.id, pledge_id, actor=who, at=at)
        return 200, {"items": board_states(session, forum.id), "next_cursor": None}

    return write(forum.id, json, do)
