"""Telling other programs what happened: a worker of this process sends what is due, away from every request.

It is told of commits and looks into the table of jobs, which is the truth: what was committed before a crash
is sent after the restart, and what another process could not send is sent by this one.
"""

from __future__ import annotations

import json
import logging
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

import gevent
from flask import Flask
from gevent.event import Event
from gevent.pool import Pool

from forum_app.forums.queries import forum_by_id
from forum_app.integrations import queries, rules
from forum_app.integrations.queries import WEBHOOK
from forum_app.integrations.rules import Webhook
from forum_app.kernel.clock import Clock
from forum_app.store import jobs
from forum_app.store.feed import Committed
from forum_app.store.jobs import Job
from forum_app.store.transaction import reading, transaction

log = logging.getLogger(__name__)

DEADLINE_S = 5.0
# A worker killed in mid-delivery leaves its job to the next one after this time.
LEASE = timedelta(seconds=10)
# Jobs of other processes, and of commands at the prompt, are found by looking.
LOOK_EVERY_S = 5.0
SHORTEST_PAUSE_S = 0.05
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt: the receiver's status where it answered, and what was wrong."""

    status: int | None
    trouble: str = ""

    @property
    def delivered(self) -> bool:
        return self.trouble == ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One signed message to a receiver."""

    url: str
    body: bytes
    headers: Mapping[str, str]


class Post:
    """Sends parcels over HTTP. Redirects are not followed, and of the answer only its status is read."""

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()  # reads all certificates of the system: once is enough

    def send(self, parcel: Parcel) -> Outcome:
        """Send a parcel within DEADLINE_S, name look-up and all. Never raises."""
        try:
            with gevent.Timeout(DEADLINE_S, TimeoutError):
                return _judged(self._status(parcel))
        except TimeoutError:
            return Outcome(None, "timeout")
        except ssl.SSLError:
            return Outcome(None, "tls")
        except (OSError, HTTPException, ValueError):
            return Outcome(None, "unreachable")

    def _status(self, parcel: Parcel) -> int:
        parts = urlsplit(parcel.url)
        connection = self._connection(parts.scheme, parts.hostname or "", parts.port)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("POST", target, parcel.body, dict(parcel.headers))
            return connection.getresponse().status
        finally:
            connection.close()

    def _connection(self, scheme: str, host: str, port: int | None) -> HTTPConnection:
        if scheme == "https":
            return HTTPSConnection(host, port, timeout=DEADLINE_S, context=self._tls)
        return HTTPConnection(host, port, timeout=DEADLINE_S)


def packed(job: Job, forum: str, webhook: Webhook, sent_at_s: int) -> Parcel:
    """Make the message of a job: `{id, forum, seq, kind, at, data}`, signed at `sent_at_s` (Unix seconds).

    `id` stays the same when it is sent again, so that a receiver can leave out what it has.
    """
    said = {"id": job.id, "forum": forum, **job.payload}
    body = json.dumps(said, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "forum-webhook/1",
        "X-Forum-Timestamp": str(sent_at_s),
        "X-Forum-Signature": rules.signature(webhook.secret, str(sent_at_s), body),
    }
    return Parcel(webhook.url, body, headers)


def _judged(status: int) -> Outcome:
    return Outcome(status, "" if rules.taken(status) else f"http {status}")


@dataclass(slots=True)
class Courier:
    """Delivers the jobs of the webhooks: of each webhook one at a time, of several webhooks at once.

    `health_changed` is told of a forum where somebody can no longer, or again, be told what happens.
    """

    app: Flask
    clock: Clock
    health_changed: Callable[[int], object]
    post: Post = field(default_factory=Post)
    _pool: Pool = field(default_factory=lambda: Pool(MOST_AT_ONCE))
    _woken: Event = field(default_factory=Event)
    _started: bool = False

    def start(self) -> None:
        """Begin to deliver, what was left from before first."""
        if not self._started:
            self._started = True
            gevent.spawn(self._run)

    def heard(self, committed: Committed) -> None:
        """Take note of committed facts; what they bring is sent by the worker, not here."""
        if self._started and any(rules.told(fact.kind) for fact in committed.facts):
            self._woken.set()

    def wake(self) -> None:
        """Look at once: somebody wants a job tried again."""
        self._woken.set()

    def deliver_due(self) -> int:
        """Send what is due, one after the other, and say how much that was: for tests and commands."""
        claimed = self._claim(MOST_AT_ONCE)
        for job in claimed:
            self._deliver(job)
        return len(claimed)

    def _run(self) -> None:
        while True:
            try:
                self._woken.clear()
                for job in self._claim(self._pool.free_count()):
                    self._pool.spawn(self._delivered, job)
                self._woken.wait(self._pause_s())
            except Exception:  # a database away for a moment must not end the deliveries for the evening
                log.exception("what is due could not be looked up")
                gevent.sleep(LOOK_EVERY_S)

    def _delivered(self, job: Job) -> None:
        try:
            self._deliver(job)
        except Exception:  # its claim runs out, and it is tried again
            log.exception("job %s could not be delivered", job.id)
        self._woken.set()

    def _claim(self, most: int) -> list[Job]:
        with self.app.app_context():
            now = self.clock()
            with reading() as session:  # a look costs nobody the lock
                due = jobs.next_due(session, WEBHOOK)
            if due is None or due > now or not most:
                return []
            with transaction(None) as writing:
                return jobs.claim(writing, WEBHOOK, now, LEASE, most)

    def _pause_s(self) -> float:
        if not self._pool.free_count():
            return LOOK_EVERY_S
        with self.app.app_context(), reading() as session:
            due = jobs.next_due(session, WEBHOOK)
        if due is None:
            return LOOK_EVERY_S
        return min(max((due - self.clock()).total_seconds(), SHORTEST_PAUSE_S), LOOK_EVERY_S)

    def _deliver(self, job: Job) -> None:
        """Send one job and note what became of it. No connection to the database is held meanwhile."""
        with self.app.app_context():
            parcel = self._pack(job)
            if parcel is None:
                with transaction(None) as session:
                    jobs.forget(session, WEBHOOK, job.subject, waiting_only=True)
                return
            outcome = self.post.send(parcel)
            self._note(job, outcome)
        if job.attempts or not outcome.delivered:
            self.health_changed(job.forum_id)

    def _pack(self, job: Job) -> Parcel | None:
        with reading() as session:
            webhook = queries.webhook_to_tell(session, job.subject)
            forum = forum_by_id(session, job.forum_id)
        if webhook is None or forum is None:
            return None
        return packed(job, forum.slug, webhook, int(self.clock().timestamp()))

    def _note(self, job: Job, outcome: Outcome) -> None:
        hopeless = rules.hopeless(outcome.status, job.attempts + 1)
        with transaction(None) as session:
            if outcome.delivered:
                jobs.done(session, job, self.clock())
            else:
                jobs.failed(session, job, outcome.trouble, self.clock(), hopeless=hopeless)
