"""Pages of reports."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.reports import queries
from forum_app.reports.rules import percent
from forum_app.store.database import db
from forum_app.web.guard import actor, may, now
from forum_app.web.pages import page

blueprint = Blueprint("reports_pages", __name__, url_prefix="/f/<forum>/reports")

# The page shows the newest; the workbook has them all.
MOST_REFUSED = 200
ENDED = {
    "unknown_code": N_("Mã không có trong danh sách"),
    "revoked": N_("Thẻ đã hủy hoặc đã thay"),
    "invalid": N_("Yêu cầu không hợp lệ"),
    "already_admitted": N_("Đã vào cửa trước đó"),
}


@blueprint.get("/attendance")
@may("guests.read")
def attendance(forum: Forum) -> str:
    """Show who came, as it stands now; nothing on the page moves until it is asked for again."""
    zone = ZoneInfo(forum.timezone)
    report = queries.attendance(db.session(), forum)
    return page(
        "reports/attendance.html",
        forum=forum,
        report=report,
        percent=percent,
        at=now().astimezone(zone),
        zone=zone,
        erased_at=None if forum.erased_at is None else forum.erased_at.astimezone(zone),
        busiest=max((step.came for step in report.steps), default=0),
        refused=report.refused[::-1][:MOST_REFUSED],
        ended=ENDED,
        topics="attendance" if actor().may("attendance.read") else "",
    )
