"""Checking in: one scan, a batch kept while offline, undo, deputy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from time import sleep

from sqlalchemy.orm import Session

from forum_app.checkin import operations
from forum_app.checkin.api import shapes
from forum_app.checkin.api.blueprint import blueprint
from forum_app.checkin.operations import BatchItem, Result, Scan
from forum_app.checkin.rules import DESK_LENGTH, REASON_LENGTH, Deputy, clean_deputy
from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Invalid
from forum_app.kernel.text import tidy, within
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "check-in"
ONE = f"/check-ins/<{shapes.ID}:admission_id>"

# Scans written in one transaction: more would make GO wait behind a desk that comes back online.
CHUNK = 20


@blueprint.post("/check-ins")
@may("guests.admit")
@documented(json=shapes.CheckInBody, answers={201: shapes.EntryView}, tag=TAG)
def check_in(forum: Forum, json: shapes.CheckInBody) -> Written:
    """Let a guest in by badge code or from the list."""
    who, at = actor(), now()
    scan = Scan(json.code, json.guest_id, _desk(json.desk), json.scanned_at, _deputy(json.deputy))

    def do(session: Session) -> tuple[int, State]:
        return 201, operations.admit(session, forum.id, scan, actor=who, at=at).as_json()

    return write(forum.id, json, do)


@blueprint.post("/check-ins/batch")
@may("guests.admit")
@documented(json=shapes.BatchBody, answers={200: shapes.BatchView}, tag=TAG)
def check_in_batch(forum: Forum, json: shapes.BatchBody) -> State:
    """Take over the scans of a desk that was cut off; handing them over again is harmless."""
    results = [_kept(item) for item in json.items]
    items = [item for item in results if isinstance(item, BatchItem)]
    who, at = actor(), now()
    done: list[Result] = []
    for start in range(0, len(items), CHUNK):
        with transaction(forum.id) as session:
            part = items[start : start + CHUNK]
            done += operations.admit_batch(session, forum.id, part, actor=who, at=at)
        sleep(0)  # whoever waits goes first
    return {"results": [result.as_json() for result in _in_order(results, done)]}


@blueprint.post(f"{ONE}/undo")
@may("guests.admit")
@documented(json=shapes.UndoBody, answers={200: shapes.EntryView}, tag=TAG)
def undo(forum: Forum, admission_id: int, json: shapes.UndoBody) -> Written:
    """Take an admission back; the guest is expected again."""
    reason = within(json.reason, REASON_LENGTH, "reason")
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        return 200, operations.undo(session, forum.id, admission_id, reason, actor=who, at=at).as_json()

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/deputy")
@may("guests.admit")
@documented(json=shapes.DeputyChange, answers={200: shapes.EntryView}, tag=TAG)
def deputise(forum: Forum, admission_id: int, json: shapes.DeputyChange) -> Written:
    """Name who came in the guest's place (dự thay), or, without a name, nobody."""
    deputy = clean_deputy(json.full_name, json.position) if tidy(json.full_name) else None
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        return 200, operations.deputise(session, forum.id, admission_id, deputy, actor=who, at=at).as_json()

    return write(forum.id, json, do)


def _kept(item: shapes.BatchItemBody) -> BatchItem | Result:
    try:
        scanned_at = _instant(item.scanned_at)
        return BatchItem(item.key, item.code, _desk(item.desk), scanned_at, _deputy(item.deputy))
    except (Invalid, ValueError, OverflowError):
        return Result(item.key, "invalid")


def _in_order(results: Sequence[BatchItem | Result], done: Sequence[Result]) -> Iterator[Result]:
    answers = iter(done)
    return (result if isinstance(result, Result) else next(answers) for result in results)


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without a zone is not an instant")
    return at.astimezone(UTC)  # the first and last day of the calendar overflow here, not in the database


def _desk(asked: str | None) -> str:
    return within(asked or actor().desk or "", DESK_LENGTH, "desk")


def _deputy(asked: shapes.DeputyBody | None) -> Deputy | None:
    return None if asked is None else clean_deputy(asked.full_name, asked.position)
