"""Checking in: one scan, a batch kept while offline, a delegation; undo, deputy, coming back in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import uuid4

from flask import Response
from sqlalchemy.orm import Session

from forum_app.checkin import operations
from forum_app.checkin.api import shapes
from forum_app.checkin.api.asking import asked_desk, asked_key, scan_of
from forum_app.checkin.api.blueprint import blueprint
from forum_app.checkin.queries import result_state
from forum_app.checkin.rules import REASON_LENGTH, Answer, Scan, clean_deputy
from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Invalid
from forum_app.kernel.text import tidy, within
from forum_app.store.transaction import transaction
from forum_app.web.api import documented
from forum_app.web.errors import problem, problem_body
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import give_way
from forum_app.web.writing import REPLAYED, State, Written, write

TAG = "check-in"
ONE = f"/check-ins/<{shapes.ID}:admission_id>"

# Scans written in one transaction: more would make GO wait behind a desk that comes back online.
CHUNK = 10


@blueprint.post("/check-ins")
@may("guests.admit")
@documented(json=shapes.CheckInBody, answers={201: shapes.ScanView}, tag=TAG)
def check_in(forum: Forum, json: shapes.CheckInBody) -> Written | Response:
    """Let a guest in by badge code or from the list."""
    scan, who, at = scan_of(json, asked_key()), actor(), now()
    with transaction(forum.id) as session:
        answer = operations.attempt(session, forum.id, scan, say=problem_body, actor=who, at=at)
    return _told(answer)


@blueprint.post("/check-ins/batch")
@may("guests.admit")
@documented(json=shapes.BatchBody, answers={200: shapes.BatchView}, tag=TAG)
def check_in_batch(forum: Forum, json: shapes.BatchBody) -> State:
    """Take over the scans of a desk that was cut off; handing them over again is harmless."""
    asked = [(item.key, _kept(item)) for item in json.items]
    scans = [scan for _, scan in asked if scan is not None]
    who, at = actor(), now()
    done: list[Answer] = []
    for start in range(0, len(scans), CHUNK):
        part = scans[start : start + CHUNK]
        with transaction(forum.id) as session:
            done += operations.attempt_batch(session, forum.id, part, say=problem_body, actor=who, at=at)
        give_way()
    return {"results": list(_in_order(asked, done))}


@blueprint.post("/check-ins/delegation")
@may("guests.admit")
@documented(json=shapes.DelegationBody, answers={200: shapes.DelegationEntryView}, tag=TAG)
def check_in_delegation(forum: Forum, json: shapes.DelegationBody) -> Written:
    """Let in those of a delegation who are there."""
    who, at, desk = actor(), now(), asked_desk(json.desk)
    first = Scan("", desk=desk, scanned_at=json.scanned_at)

    def do(session: Session) -> tuple[int, State]:
        members = operations.members(session, forum.id, json.delegation_id)
        here = list(dict.fromkeys(json.guest_ids))
        scans = [replace(first, key=uuid4().hex, guest_id=number) for number in here if number in members]
        done = operations.attempt_batch(session, forum.id, scans, say=problem_body, actor=who, at=at)
        answers = {scan.guest_id: answer for scan, answer in zip(scans, done, strict=True)}
        return 200, {"results": [_of_guest(number, answers.get(number)) for number in here]}

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/undo")
@may("guests.admit")
@documented(json=shapes.UndoBody, answers={200: shapes.EntryView}, tag=TAG)
def undo(forum: Forum, admission_id: int, json: shapes.UndoBody) -> Written:
    """Take an admission back; the guest is expected again."""
    reason = within(json.reason, REASON_LENGTH, "reason")
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        entry = operations.undo(session, forum.id, admission_id, reason, meant=json.scan, actor=who, at=at)
        return 200, entry.as_json()

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/deputy")
@may("guests.admit")
@documented(json=shapes.DeputyChange, answers={200: shapes.EntryView}, tag=TAG)
def deputise(forum: Forum, admission_id: int, json: shapes.DeputyChange) -> Written:
    """Name who came in the guest's place (dự thay), or, without a name, nobody."""
    deputy = clean_deputy(json.full_name, json.position) if tidy(json.full_name) else None
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        entry = operations.deputise(
            session, forum.id, admission_id, deputy, meant=json.scan, actor=who, at=at
        )
        return 200, entry.as_json()

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/reentry")
@may("guests.admit")
@documented(json=shapes.ReentryBody, answers={200: shapes.ScanView}, tag=TAG)
def reenter(forum: Forum, admission_id: int, json: shapes.ReentryBody) -> Written | Response:
    """Note that somebody who was let in came back in; it changes no count."""
    scan, who, at = Scan(asked_key(), desk=asked_desk(json.desk), after=admission_id), actor(), now()
    with transaction(forum.id) as session:
        answer = operations.reenter(session, forum.id, admission_id, scan, meant=json.scan, actor=who, at=at)
    return _told(answer)


def _told(answer: Answer) -> Written | Response:
    """Answer as the first time, byte for byte, refusals too."""
    headers = REPLAYED if answer.replayed else {}
    if answer.http_status < 400:
        return dict(answer.body), answer.http_status, dict(headers)
    response = problem(answer.body)
    response.headers.extend(headers)
    return response


def _kept(item: shapes.BatchItemBody) -> Scan | None:
    try:
        return scan_of(item, item.key)
    except (Invalid, ValueError, OverflowError):
        return None


def _in_order(asked: Sequence[tuple[str, Scan | None]], done: Sequence[Answer]) -> Iterator[State]:
    answers = iter(done)
    for key, scan in asked:
        yield result_state(key, operations.INVALID if scan is None else next(answers))


def _of_guest(guest_id: int, answer: Answer | None) -> State:
    told = result_state("", answer or operations.INVALID)
    return {"guest_id": guest_id} | {name: told[name] for name in told if name != "key"}
