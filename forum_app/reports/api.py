"""Reports as files."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response

from forum_app.checkin.queries.attempts import Attempt
from forum_app.forums.queries import Forum
from forum_app.reports import queries
from forum_app.reports.operations import ENDED, Sheets, write_attendance
from forum_app.reports.queries import Attendance
from forum_app.reports.rules import percent
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.files import XLSX, attachment
from forum_app.web.guard import may
from forum_app.web.offloop import give_way, off_loop

blueprint = Blueprint("reports_api", __name__, url_prefix="/api/v1/forums/<forum>")

# A few ms of the event loop, then whoever waits goes first.
ROWS_AT_ONCE = 200


@blueprint.get("/attendance.xlsx")
@may("guests.read")
@documented(answers={200: XLSX}, tag="reports")
def attendance_xlsx(forum: Forum) -> Response:
    """Give who came as a workbook: by group, everybody, by the clock, by desk, deputies, refused scans."""
    session = db.session()
    sheets = _sheets(queries.attendance(session, forum), forum)
    people: list[tuple[Any, ...]] = []
    for portion in queries.people(session, forum.id, at_once=ROWS_AT_ONCE):
        people += portion
        give_way()
    content = off_loop(write_attendance, sheets, people, forum.timezone)
    return attachment(content, f"bao-cao-don-tiep-{forum.slug}.xlsx", XLSX)


def _sheets(report: Attendance, forum: Forum) -> Sheets:
    zone = ZoneInfo(forum.timezone)
    return Sheets(
        title=f"Báo cáo đón tiếp – {forum.name}",
        groups=[
            (
                count.group.name,
                count.expected,
                count.present,
                count.expected - count.present,
                percent(count.present, count.expected),
            )
            for count in report.groups
        ],
        curve=[(step.at, step.came, step.total) for step in report.steps],
        desks=[(tally.desk, tally.came, tally.first, tally.last) for tally in report.desks],
        deputies=[
            (one.guest, one.work, one.group, one.deputy, one.deputy_position, one.at, one.desk)
            for one in report.deputies
        ],
        leaders=[
            (one.full_name, ", ".join(filter(None, (one.position, one.organisation))), one.seat)
            for one in report.leaders
        ],
        refused=[_refused(one, zone) for one in report.refused],
    )


def _refused(one: Attempt, zone: ZoneInfo) -> tuple[Any, ...]:
    at = (one.scanned_at or one.at).astimezone(zone)
    offline = "x" if one.offline else ""
    return (at, one.desk, ENDED.get(one.status, one.status), one.full_name, one.group, offline)
