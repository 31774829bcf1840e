"""Finding forums."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.accounts import queries as accounts
from forum_app.accounts.identify import Presented
from forum_app.accounts.queries import KnownDevice
from forum_app.forums.models import ForumRow, ImportMapping
from forum_app.forums.rules import Account
from forum_app.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Forum:
    """One gathering. `goal` and `opening_total` (raised before the evening) are đồng.

    `account` receives instant transfers; None until somebody has named one. Since `erased_at` nothing
    personal of its guests is kept.
    """

    id: int
    slug: str
    name: str
    subtitle: str
    venue: str
    host: str
    starts_at: datetime
    timezone: str
    goal: int
    opening_total: int
    locale: str
    account: Account | None = None
    erased_at: datetime | None = None


# Built once and read past the ORM: every request that names a forum asks, and every push.
FORUM = tuple(sa.inspect(ForumRow).columns)
COLUMNS = sa.select(*FORUM)
BY_SLUG = COLUMNS.where(ForumRow.slug == sa.bindparam("wanted"))
BY_ID = COLUMNS.where(ForumRow.id == sa.bindparam("wanted"))


def _beside(caller: sa.Select[*tuple[Any, ...]]) -> sa.Select[*tuple[Any, ...]]:
    """Read a forum and who calls in one statement: most requests of the evening need both."""
    found = caller.subquery("caller")
    named = [column.label(f"caller_{column.name}") for column in found.c]
    both = sa.inspect(ForumRow).local_table.outerjoin(found, sa.true())
    return sa.select(*FORUM, *named).select_from(both).where(ForumRow.slug == sa.bindparam("wanted"))


WITH_DEVICE, WITH_PERSON = _beside(accounts.DEVICE), _beside(accounts.PERSON)


def forum_and_caller(
    connection: sa.Connection, slug: str, given: Presented, now: datetime
) -> tuple[Forum, KnownDevice | Actor | None] | None:
    """Find a forum, and who shows a token or a cookie there; None where there is no such forum."""
    if "\0" in slug:
        return None  # PostgreSQL cannot even be asked
    wanted = WITH_PERSON if given.kind == "person" else WITH_DEVICE
    asked = {"wanted": slug, **accounts.held(given.token, now)}
    row = connection.execute(wanted, asked).one_or_none()
    if row is None:
        return None
    caller = row[len(FORUM) :]
    if caller[0] is None:
        return _forum(row), None
    return _forum(row), accounts.person_of(caller) if given.kind == "person" else accounts.device_of(caller)


def forum_by_slug(session: Session, slug: str) -> Forum | None:
    if "\0" in slug:
        return None  # PostgreSQL cannot even be asked
    row = session.connection().execute(BY_SLUG, {"wanted": slug}).one_or_none()
    return _forum(row) if row else None


def forum_by_id(session: Session, forum_id: int) -> Forum | None:
    row = session.connection().execute(BY_ID, {"wanted": forum_id}).one_or_none()
    return _forum(row) if row else None


def forums(session: Session) -> list[Forum]:
    """List all forums, the next one last."""
    return [_forum(row) for row in session.scalars(sa.select(ForumRow).order_by(ForumRow.starts_at))]


def remembered_columns(session: Session, forum_id: int, kind: str) -> dict[str, str]:
    """Read what the headings of this office's sheets mean, as somebody said at the last import of a kind."""
    row = session.get(ImportMapping, (forum_id, kind))
    return {} if row is None else dict(row.columns)


def known_headings(session: Session, forum_id: int, kind: str, fields: Container[str]) -> dict[str, str]:
    """Give what headings mean in this forum, as somebody said at an earlier import; only of `fields`."""
    known = remembered_columns(session, forum_id, kind)
    return {heading: field for heading, field in known.items() if field in fields}


def _forum(row: ForumRow | sa.Row[Any]) -> Forum:
    return Forum(
        id=row.id,
        slug=row.slug,
        name=row.name,
        subtitle=row.subtitle,
        venue=row.venue,
        host=row.host,
        starts_at=row.starts_at,
        timezone=row.timezone,
        goal=row.goal,
        opening_total=row.opening_total,
        locale=row.locale,
        account=_account(row),
        erased_at=row.erased_at,
    )


def _account(row: ForumRow | sa.Row[Any]) -> Account | None:
    if row.bank_bin is None or row.account_number is None or row.account_name is None:
        return None
    return Account(row.bank_bin, row.account_number, row.account_name)
