"""What several calls about payments read: all pledges with what arrived, some at a time."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.payments.queries.dues import due, dues
from forum_app.payments.rules.balances import days_waited
from forum_app.payments.rules.states import due_state
from forum_app.payments.rules.values import Due
from forum_app.store.database import db
from forum_app.web.guard import now
from forum_app.web.offloop import give_way

# A few ms of the event loop, then whoever waits goes first.
ROWS_AT_ONCE = 200


def all_dues(forum: Forum) -> list[Due]:
    """Read all pledges of a forum with what arrived for them, giving way in between."""
    found: list[Due] = []
    for portion in dues(db.session(), forum.id, at_once=ROWS_AT_ONCE):
        found += portion
        give_way()
    return found


def today(forum: Forum) -> date:
    """Give the day by the forum's calendar."""
    return now().astimezone(ZoneInfo(forum.timezone)).date()


def told(forum: Forum, one: Due) -> dict[str, object]:
    """Write a pledge out with the days since it was taken."""
    return due_state(one, days_waited(one, now(), ZoneInfo(forum.timezone)))


def told_by_id(session: Session, forum: Forum, pledge_id: int) -> dict[str, object]:
    """Write a pledge out as it stands in this session."""
    return told(forum, due(session, forum.id, pledge_id))
