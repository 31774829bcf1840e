"""What happened in the show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Response
from flask_babel import get_locale, gettext

from forum_app.forums.queries import Forum
from forum_app.paper import pdf
from forum_app.sheets import write_xlsx
from forum_app.show.api.log_models import LogPageQuery, LogQuery, LogView
from forum_app.show.queries.log import MOST_ENTRIES, Wish, entries_before, log_state
from forum_app.show.queries.log_paper import log_paper
from forum_app.show.queries.tables import log_sheets
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.files import PDF, XLSX, attachment
from forum_app.web.guard import may, now
from forum_app.web.offloop import give_way, off_loop

blueprint = Blueprint("show_log_api", __name__, url_prefix="/api/v1/forums/<forum>/show")


@blueprint.get("/log")
@may("rundown.read")
@documented(query=LogPageQuery, answers={200: LogView}, tag="show")
def log(forum: Forum, query: LogPageQuery) -> dict[str, object]:
    """Give an evening's or a rehearsal's log: planned against actual, and every command with who and when.

    Commands come page by page, the newest page first. 404 for a run that was never played.
    """
    before = None if query.cursor is None else int(query.cursor)
    wish = Wish(query.run, query.about, before, query.limit)
    return log_state(db.session(), forum, now(), wish, gettext)


@blueprint.get("/log.xlsx")
@may("rundown.read")
@documented(query=LogQuery, answers={200: XLSX}, tag="show")
def log_xlsx(forum: Forum, query: LogQuery) -> Response:
    """Give the log as a workbook."""
    state = _whole(forum, query.run)
    sheets = log_sheets(state, forum, gettext)
    return attachment(off_loop(write_xlsx, sheets), f"{_name(forum, state)}.xlsx", XLSX)


@blueprint.get("/log.pdf")
@may("rundown.read")
@documented(query=LogQuery, answers={200: PDF}, tag="show")
def log_pdf(forum: Forum, query: LogQuery) -> Response:
    """Give the log for paper."""
    state = _whole(forum, query.run)
    filling = log_paper(state, forum, now=now(), language=str(get_locale() or "vi"), translate=gettext)
    return attachment(off_loop(pdf, "show/log", filling), f"{_name(forum, state)}.pdf", PDF)


def _whole(forum: Forum, run: int | None) -> dict[str, Any]:
    """Read a log with all its commands, up to `MOST_ENTRIES`, without holding the loop."""
    state: dict[str, Any] = log_state(db.session(), forum, now(), Wish(run), gettext)
    wish, cursor = Wish(state["run"]), state["next_cursor"]
    while cursor is not None and len(state["entries"]) < MOST_ENTRIES:
        give_way()
        older: dict[str, Any] = entries_before(
            db.session(), forum, replace(wish, before=int(cursor)), gettext
        )
        state["entries"], cursor = older["entries"] + state["entries"], older["next_cursor"]
    return state


def _name(forum: Forum, state: dict[str, Any]) -> str:
    return f"nhat-ky-{forum.slug}" if len(state["runs"]) == 1 else f"nhat-ky-{forum.slug}-{state['run']}"
