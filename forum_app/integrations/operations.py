"""Adding, changing and taking away webhooks, and writing down whom a fact is to be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.integrations import queries, rules
from forum_app.integrations.models import WebhookRow
from forum_app.integrations.queries import WEBHOOK
from forum_app.integrations.rules import Webhook
from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_, Invalid
from forum_app.store import feed, jobs
from forum_app.store.feed import Fact


@dataclass(slots=True)
class Teller:
    """Writes a job for each webhook that wants a fact: a follower of the feed, in the fact's transaction.

    It is part of every GO, so the webhooks are remembered. Whatever changes them appends a fact, which passes
    here under the forum's lock. Where other processes may change them (not `alone`) they are read each time.
    """

    alone: bool
    _known: dict[int, Sequence[sa.Row[Any]]] = field(default_factory=dict)

    def __call__(self, session: Session, fact: Fact) -> None:
        if fact.kind.startswith("webhook."):
            self._known.pop(fact.forum_id, None)
        elif rules.told(fact.kind):
            self._write_jobs(session, fact)

    def _write_jobs(self, session: Session, fact: Fact) -> None:
        listening = self._listening(session, fact.forum_id)
        receivers = [row.id for row in listening if rules.wanted(fact.kind, row.kinds)]
        if not receivers:
            return
        payload = {
            "seq": fact.seq,
            "kind": fact.kind,
            "at": rfc3339(fact.at),
            "data": rules.shared(fact.data),
        }
        for webhook_id in receivers:
            jobs.add(session, fact.forum_id, WEBHOOK, webhook_id, payload, fact.at)

    def _listening(self, session: Session, forum_id: int) -> Sequence[sa.Row[Any]]:
        known = self._known.get(forum_id) if self.alone else None
        if known is None:
            known = self._known[forum_id] = queries.listening(session, forum_id)
        return known


def add(
    session: Session, forum_id: int, *, name: str, url: str, kinds: list[str], by: Actor, now: datetime
) -> Webhook:
    """Add a webhook with a secret of its own. Raises Invalid for an address or kinds that cannot be told."""
    if queries.count(session, forum_id) >= rules.MOST_WEBHOOKS:
        raise Invalid({"url": N_("Đã có quá nhiều địa chỉ nhận; hãy xóa bớt.")})
    row = WebhookRow(
        forum_id=forum_id,
        name=name,
        url=rules.checked_url(url),
        secret=rules.new_secret(),
        kinds=rules.checked_kinds(kinds),
        active=True,
        created_at=now,
    )
    session.add(row)
    session.flush()
    _tell(session, forum_id, "webhook.added", {"webhook_id": row.id, "name": name}, by, now)
    return queries.webhook(session, forum_id, row.id)


def edit(
    session: Session, known: Webhook, changes: Mapping[str, Any], *, by: Actor, now: datetime
) -> Webhook:
    """Change a webhook's name, url, kinds, or let it pause (`active`). Raises Invalid.

    A paused one is told nothing, also not later; one with a new address is tried at once.
    """
    kept = _kept(known)
    new = {name: value for name, value in _checked(changes).items() if value != kept[name]}
    if not new:
        return known
    session.execute(sa.update(WebhookRow).where(WebhookRow.id == known.id).values(new))
    if new.get("active") is False:
        jobs.forget(session, WEBHOOK, known.id, waiting_only=True)
    if "url" in new:
        jobs.again(session, WEBHOOK, known.id, now)
    said = {"webhook_id": known.id, "changed": sorted(new)}
    _tell(session, known.forum_id, "webhook.edited", said, by, now)
    return queries.webhook(session, known.forum_id, known.id)


def delete(session: Session, known: Webhook, *, by: Actor, now: datetime) -> None:
    """Take a webhook away, with all it was or is to be told."""
    jobs.forget(session, WEBHOOK, known.id)
    session.execute(sa.delete(WebhookRow).where(WebhookRow.id == known.id))
    _tell(session, known.forum_id, "webhook.deleted", {"webhook_id": known.id, "name": known.name}, by, now)


def retry(session: Session, known: Webhook, now: datetime) -> None:
    """Try at once what waits, or what was given up last. A repeat changes nothing."""
    jobs.again(session, WEBHOOK, known.id, now)


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    checks = {"url": rules.checked_url, "kinds": rules.checked_kinds}
    return {name: checks[name](value) if name in checks else value for name, value in changes.items()}


def _kept(known: Webhook) -> Mapping[str, object]:
    return {"name": known.name, "url": known.url, "kinds": list(known.kinds), "active": known.active}


def _tell(
    session: Session, forum_id: int, kind: str, said: Mapping[str, object], by: Actor, now: datetime
) -> None:
    """Append the fact, for the log: without address and secret."""
    feed.append(session, forum_id, kind, said, actor=by, at=now)
