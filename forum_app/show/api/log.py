"""What happened in the show."""

from __future__ import annotations

from flask import Blueprint, Response

from forum_app.forums.queries import Forum
from forum_app.sheets import write_xlsx
from forum_app.show.api.files import XLSX, attachment
from forum_app.show.api.log_models import LogQuery, LogView
from forum_app.show.queries.log import log_state
from forum_app.show.queries.tables import log_sheets
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may, now
from forum_app.web.offloop import off_loop

blueprint = Blueprint("show_log_api", __name__, url_prefix="/api/v1/forums/<forum>/show")


@blueprint.get("/log")
@may("rundown.read")
@documented(query=LogQuery, answers={200: LogView}, tag="show")
def log(forum: Forum, query: LogQuery) -> dict[str, object]:
    """Give an evening's or a rehearsal's log: planned against actual, and every command with who and when.

    404 for a run that was never played.
    """
    return log_state(db.session(), forum, now(), query.run)


@blueprint.get("/log.xlsx")
@may("rundown.read")
@documented(query=LogQuery, answers={200: XLSX}, tag="show")
def log_xlsx(forum: Forum, query: LogQuery) -> Response:
    """Give the log as a workbook."""
    sheets = log_sheets(log_state(db.session(), forum, now(), query.run), forum)
    return attachment(off_loop(write_xlsx, sheets), f"nhat-ky-{forum.slug}.xlsx", XLSX)
