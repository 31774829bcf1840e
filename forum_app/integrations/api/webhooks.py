"""Webhooks as JSON."""

from __future__ import annotations

from flask import Response, current_app
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.integrations import operations, queries
from forum_app.integrations.api.blueprint import TAG, blueprint
from forum_app.integrations.api.shapes import (
    DeliveryList,
    DeliveryState,
    MadeWebhook,
    NewWebhook,
    WebhookList,
    WebhookPatch,
    WebhookView,
)
from forum_app.integrations.queries import Health
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_, Invalid
from forum_app.store.database import db
from forum_app.store.jobs import Job
from forum_app.store.transaction import transaction
from forum_app.web.api import PageQuery, documented, page_of
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import Written, write

ONE = "/webhooks/<int(max=2147483647):webhook_id>"
State = dict[str, object]


@blueprint.get("/webhooks")
@may("accounts.manage")
@documented(answers={200: WebhookList}, tag=TAG)
def list_webhooks(forum: Forum) -> State:
    """List the webhooks with how each is doing. Secrets are not shown again."""
    found = queries.healths(db.session(), forum.id)
    failing = sum(one.failing_since is not None for one in found)
    return {"items": [_said(one) for one in found], "failing": failing, "next_cursor": None}


@blueprint.post("/webhooks")
@may("accounts.manage")
@documented(json=NewWebhook, answers={201: MadeWebhook}, tag=TAG)
def add_webhook(forum: Forum, json: NewWebhook) -> Written:
    """Add an address that is told what happens in the show. Its secret is in this answer only."""

    def add(session: Session) -> tuple[int, State]:
        made = operations.add(session, forum.id, **json.model_dump(), by=actor(), now=now())
        return 201, {**_said(queries.health(session, made)), "secret": made.secret}

    return write(forum.id, json, add)


@blueprint.patch(ONE)
@may("accounts.manage")
@documented(json=WebhookPatch, answers={200: WebhookView}, tag=TAG)
def edit_webhook(forum: Forum, webhook_id: int, json: WebhookPatch) -> State:
    """Change a webhook, or let it pause. What happens during a pause is not told later."""
    with transaction(forum.id) as session:
        known = queries.webhook(session, forum.id, webhook_id)
        changed = operations.edit(session, known, json.model_dump(exclude_unset=True), by=actor(), now=now())
        said = _said(queries.health(session, changed))
    _look(forum)
    return said


@blueprint.delete(ONE)
@may("accounts.manage")
@documented(answers={204: None}, tag=TAG)
def delete_webhook(forum: Forum, webhook_id: int) -> Response:
    """Take a webhook away, with what it was still to be told."""
    with transaction(forum.id) as session:
        operations.delete(session, queries.webhook(session, forum.id, webhook_id), by=actor(), now=now())
    _look(forum)
    return Response(status=204)


@blueprint.post(f"{ONE}/retry")
@may("accounts.manage")
@documented(answers={200: WebhookView}, tag=TAG)
def retry_webhook(forum: Forum, webhook_id: int) -> State:
    """Try again now what waits, or what was given up last."""
    with transaction(forum.id) as session:
        known = queries.webhook(session, forum.id, webhook_id)
        operations.retry(session, known, now())
        said = _said(queries.health(session, known))
    _look(forum)
    return said


@blueprint.get(f"{ONE}/deliveries")
@may("accounts.manage")
@documented(query=PageQuery, answers={200: DeliveryList}, tag=TAG)
def list_deliveries(forum: Forum, webhook_id: int, query: PageQuery) -> State:
    """List what a webhook was and is to be told, the newest first."""
    session = db.session()
    known = queries.webhook(session, forum.id, webhook_id)
    found = queries.deliveries(session, known, query.limit + 1, _before(query.cursor))
    shown, cursor = page_of(found, query.limit, lambda job: str(job.id))
    return {"items": [_delivery(job) for job in shown], "next_cursor": cursor}


def _look(forum: Forum) -> None:
    """Have the worker look at once, and the sign on the console follow."""
    courier = current_app.extensions["courier"]
    courier.wake()
    courier.health_changed(forum.id)


def _before(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise Invalid({"cursor": N_("Giá trị không dùng được.")})
    return int(cursor)


def _said(health: Health) -> State:
    one = health.webhook
    return {
        "id": one.id,
        "name": one.name,
        "url": one.url,
        "kinds": list(one.kinds),
        "active": one.active,
        "created_at": rfc3339(one.created_at),
        "waiting": health.waiting,
        "last_delivered_at": health.last_delivered_at and rfc3339(health.last_delivered_at),
        "failing_since": health.failing_since and rfc3339(health.failing_since),
        "next_try_at": health.next_try_at and rfc3339(health.next_try_at),
        "attempts": health.attempts,
        "trouble": health.trouble,
    }


def _delivery(job: Job) -> State:
    return {
        "id": job.id,
        "seq": job.payload["seq"],
        "kind": job.payload["kind"],
        "at": job.payload["at"],
        "state": _state(job),
        "attempts": job.attempts,
        "delivered_at": job.done_at and rfc3339(job.done_at),
        "next_try_at": rfc3339(job.due_at) if job.waiting else None,
        "trouble": job.trouble,
    }


def _state(job: Job) -> DeliveryState:
    if job.waiting:
        return "waiting"
    return "given_up" if job.done_at is None else "delivered"
