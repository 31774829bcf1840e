"""Founding a forum from its plan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.models import ForumRow, ImportMapping
from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.forums.rules import Account
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Missing
from forum_app.store import feed
from forum_app.store.feed import FeedHead

ACCOUNT_SET = "forum.account_set"
ACCOUNT_CLEARED = "forum.account_cleared"

MOST_REMEMBERED = 400
PLANS = Path(__file__).parent / "plans"
OF_THE_FORUM = ("slug", "name", "subtitle", "venue", "host", "timezone", "goal", "opening_total", "locale")


def read_plan(slug: str) -> dict[str, Any]:
    """Read a plan that came with the app: the forum's members, its guest groups and its programme."""
    plan: dict[str, Any] = json.loads((PLANS / f"{slug}.json").read_text(encoding="utf-8"))
    return plan


def found_forum(session: Session, plan: Mapping[str, Any]) -> Forum:
    """Write a forum and the counter row of its feed. Inside `transaction(None)`, on an empty slug."""
    members = {name: plan[name] for name in OF_THE_FORUM}
    row = ForumRow(**members, starts_at=datetime.fromisoformat(plan["starts_at"]))
    session.add(row)
    session.flush()
    session.execute(sa.insert(FeedHead).values(forum_id=row.id, seq=0))
    forum = forum_by_slug(session, row.slug)
    if forum is None:
        raise Missing
    return forum


def set_account(session: Session, forum_id: int, account: Account, *, actor: Actor, now: datetime) -> None:
    """Name the bank account gifts go to; the feed keeps which one it was, and when."""
    _write_account(session, forum_id, account.bank_bin, account.number, account.name)
    told = {"bank_bin": account.bank_bin, "number": account.number}
    feed.append(session, forum_id, ACCOUNT_SET, told, actor=actor, at=now)


def clear_account(session: Session, forum_id: int, *, actor: Actor, now: datetime) -> None:
    """Take the bank account away: no more VietQR codes are given out."""
    _write_account(session, forum_id, None, None, None)
    feed.append(session, forum_id, ACCOUNT_CLEARED, {}, actor=actor, at=now)


def remember_columns(session: Session, forum_id: int, kind: str, columns: Mapping[str, object]) -> None:
    """Keep what headings mean, for the next import of this kind; those not named stay as they were.

    The longest unspoken of are forgotten beyond `MOST_REMEMBERED`. Inside `transaction(forum_id)`.
    """
    row = session.get(ImportMapping, (forum_id, kind))
    if row is None:
        row = ImportMapping(forum_id=forum_id, kind=kind, columns={})
        session.add(row)
    others = {heading: field for heading, field in row.columns.items() if heading not in columns}
    row.columns = dict([*others.items(), *columns.items()][-MOST_REMEMBERED:])


def _write_account(
    session: Session, forum_id: int, bank_bin: str | None, number: str | None, name: str | None
) -> None:
    parts = {"bank_bin": bank_bin, "account_number": number, "account_name": name}
    session.execute(sa.update(ForumRow).where(ForumRow.id == forum_id).values(**parts))


def mark_erased(session: Session, forum_id: int, *, at: datetime) -> None:
    """Note since when nothing personal of the forum's guests is kept."""
    session.execute(sa.update(ForumRow).where(ForumRow.id == forum_id).values(erased_at=at))
