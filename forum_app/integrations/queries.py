"""Reads of the webhooks and of how they are doing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.integrations.models import WebhookRow
from forum_app.integrations.rules import Webhook
from forum_app.kernel.errors import N_, Missing
from forum_app.store import jobs
from forum_app.store.jobs import Job, Standing

WEBHOOK = "webhook"
NOTHING_YET = Standing()
# Built once and read past the ORM: every command of the show asks.
LISTENING = sa.select(WebhookRow.id, WebhookRow.kinds).where(
    WebhookRow.forum_id == sa.bindparam("of_forum"), WebhookRow.active.is_(True)
)


@dataclass(frozen=True, slots=True)
class Health:
    """How a webhook is doing. `failing_since` is the moment of the oldest fact it could not be told of."""

    webhook: Webhook
    waiting: int
    last_delivered_at: datetime | None
    failing_since: datetime | None
    next_try_at: datetime | None
    attempts: int
    trouble: str


def webhook(session: Session, forum_id: int, webhook_id: int) -> Webhook:
    """Find a webhook of a forum. Raises Missing."""
    row = session.scalar(_of_forum(forum_id).where(WebhookRow.id == webhook_id))
    if row is None:
        raise Missing(N_("Không có địa chỉ nhận này."))
    return _webhook(row)


def webhook_to_tell(session: Session, webhook_id: int) -> Webhook | None:
    """Find the receiver of a job; None where it was taken away or told to pause meanwhile."""
    row = session.get(WebhookRow, webhook_id)
    return None if row is None or not row.active else _webhook(row)


def listening(session: Session, forum_id: int) -> Sequence[sa.Row[Any]]:
    """Give id and kinds of the webhooks that are told what happens in a forum."""
    return session.connection().execute(LISTENING, {"of_forum": forum_id}).all()


def count(session: Session, forum_id: int) -> int:
    """Count a forum's webhooks."""
    counted = sa.select(sa.func.count()).select_from(WebhookRow).where(WebhookRow.forum_id == forum_id)
    return session.scalar(counted) or 0


def healths(session: Session, forum_id: int) -> list[Health]:
    """List a forum's webhooks, the oldest first, with how each is doing."""
    found = [_webhook(row) for row in session.scalars(_of_forum(forum_id).order_by(WebhookRow.id))]
    standing = jobs.standings(session, WEBHOOK, [one.id for one in found])
    return [_health(one, standing.get(one.id, NOTHING_YET)) for one in found]


def health(session: Session, known: Webhook) -> Health:
    """Say how one webhook is doing."""
    return _health(known, jobs.standings(session, WEBHOOK, [known.id]).get(known.id, NOTHING_YET))


def deliveries(session: Session, known: Webhook, limit: int, before: int | None) -> list[Job]:
    """List what a webhook was or is to be told, the newest first."""
    return jobs.of_subject(session, WEBHOOK, known.id, limit, before)


def integrations_state(session: Session, forum_id: int, _now: datetime) -> dict[str, object]:
    """Give `{failing, names}`: how many webhooks cannot be told what happens, and what they are called."""
    failing = [one.webhook.name for one in healths(session, forum_id) if one.failing_since is not None]
    return {"failing": len(failing), "names": failing}


def _of_forum(forum_id: int) -> sa.Select[WebhookRow]:
    return sa.select(WebhookRow).where(WebhookRow.forum_id == forum_id)


def _health(known: Webhook, standing: Standing) -> Health:
    """A webhook fails while its oldest job does, or where its newest was given up."""
    first = standing.first if standing.first is not None and standing.first.attempts else None
    stuck = first or (standing.given_up if standing.waiting == 0 else None)
    troubled = stuck if known.active else None
    return Health(
        webhook=known,
        waiting=standing.waiting,
        last_delivered_at=standing.done_at,
        failing_since=troubled.made_at if troubled else None,
        next_try_at=first.due_at if first else None,
        attempts=troubled.attempts if troubled else 0,
        trouble=troubled.trouble if troubled else "",
    )


def _webhook(row: WebhookRow) -> Webhook:
    return Webhook(
        id=row.id,
        forum_id=row.forum_id,
        name=row.name,
        url=row.url,
        secret=row.secret,
        kinds=tuple(row.kinds),
        active=row.active,
        created_at=row.created_at,
    )
