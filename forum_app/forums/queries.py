"""Finding forums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.models import ForumRow, ImportMapping
from forum_app.forums.rules import Account


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
COLUMNS = sa.select(*sa.inspect(ForumRow).columns)
BY_SLUG = COLUMNS.where(ForumRow.slug == sa.bindparam("wanted"))
BY_ID = COLUMNS.where(ForumRow.id == sa.bindparam("wanted"))


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
