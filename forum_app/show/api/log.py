"""What happened in the show."""

from __future__ import annotations

from flask import Blueprint, Response

from forum_app.forums.queries import Forum
from forum_app.sheets import write_xlsx
from forum_app.show.api.files import XLSX, attachment
from forum_app.show.api.models import LogView
from forum_app.show.queries.log import log_state
from forum_app.show.queries.tables import log_sheets
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may, now
from forum_app.web.offloop import off_loop

blueprint = Blueprint("show_log_api", __name__, url_prefix="/api/v1/forums/<forum>/show")


@blueprint.get("/log")
@may("rundown.read")
@documented(answers={200: LogView}, tag="show")
def log(forum: Forum) -> dict[str, object]:
    """Give planned against actual, and every command with who gave it and when."""
    return log_state(db.session(), forum, now())


@blueprint.get("/log.xlsx")
@may("rundown.read")
@documented(answers={200: XLSX}, tag="show")
def log_xlsx(forum: Forum) -> Response:
    """Give the log as a workbook."""
    sheets = log_sheets(log_state(db.session(), forum, now()), forum)
    return attachment(off_loop(write_xlsx, sheets), f"nhat-ky-{forum.slug}.xlsx", XLSX)
