"""Writing what an import worked out, promises too, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors import queries
from forum_app.donors.models import DonorRow
from forum_app.donors.operations.donors import last_position, write_days, write_details
from forum_app.donors.operations.planning import Outcome
from forum_app.donors.operations.promises import follow_list, promise
from forum_app.donors.queries.promises import promises_of
from forum_app.donors.rules.days import day_of, noon
from forum_app.donors.rules.donor import LETTERS, Listed, folded_name
from forum_app.donors.rules.plan import Known, Promise, Step
from forum_app.forums.operations import remember_columns
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_
from forum_app.pledges.operations.pledges import correct_pledge
from forum_app.pledges.queries.pledges import pledge
from forum_app.pledges.rules.values import Change
from forum_app.sheets import NOTHING_SAID
from forum_app.store import feed

IMPORTED = "donors.imported"
KIND = "donors"
REASON = N_("Nhập lại danh sách nhà tài trợ")


def known_donors(session: Session, forum_id: int, zone: str) -> list[Known]:
    """Give the list as an import is compared with it."""
    donors = queries.everybody(session, forum_id)
    promises = promises_of(session, forum_id, [one.id for one in donors])
    return [_known(one, promises.get(one.id, []), zone) for one in donors]


def _known(one: Listed, promises: list[dict[str, Any]], zone: str) -> Known:
    days = {letter: getattr(one.letters, letter) for letter in LETTERS}
    return Known(
        one.id,
        one.details,
        {letter: at and day_of(at, zone) for letter, at in days.items()},
        tuple(Promise(said["id"], said["version"], said["status"], said["amount"]) for said in promises),
    )


def write_import(
    session: Session,
    forum_id: int,
    outcome: Outcome,
    zone: str,
    *,
    actor: Actor,
    at: datetime,
    told: Mapping[str, str] = NOTHING_SAID,
) -> None:
    """Write an import whole, and one fact with its counts. An import that changes nothing leaves no trace.

    `told` is what somebody said of headings this time, and is remembered for the next.
    """
    if told:
        remember_columns(session, forum_id, KIND, told)
    report = outcome.report
    if not report.created + report.updated:
        return
    ids = _write_donors(session, forum_id, outcome, zone, actor, at)
    for step in outcome.promises:
        _promise(session, forum_id, step, ids[step.row], actor, at)
    counts = {"created": report.created, "updated": report.updated, "unchanged": report.unchanged}
    feed.append(session, forum_id, IMPORTED, counts, actor=actor, at=at)


def _write_donors(
    session: Session, forum_id: int, outcome: Outcome, zone: str, actor: Actor, at: datetime
) -> dict[int, int]:
    """Write the rows and give each donor's id by its row in the file."""
    gone = sa.select(DonorRow).where(DonorRow.forum_id == forum_id, DonorRow.deleted_at.is_not(None))
    taken_off = {row.folded: row for row in session.scalars(gone)}
    position, written = last_position(session, forum_id), {}
    for step in outcome.steps:
        if step.action == "create":
            position += 1
            back = taken_off.get(folded_name(step.details.name))
            written[step.row] = _create(session, forum_id, back, position, at)
        elif step.action == "update" and step.known is not None:
            written[step.row] = row = session.get_one(DonorRow, step.known.id)
            row.version += 1
        else:
            continue
        _write(written[step.row], step, zone)
    session.flush()
    for step in outcome.steps:
        if step.action == "update" and step.known is not None:
            follow_list(
                session, forum_id, step.known.id, step.known.details, step.details, actor=actor, at=at
            )
    return {place: row.id for place, row in written.items()}


def _create(session: Session, forum_id: int, back: DonorRow | None, position: int, at: datetime) -> DonorRow:
    """Make the row of a donor who is new, or take the one who was taken off the list once."""
    if back is not None:
        back.deleted_at, back.position, back.version = None, position, back.version + 1
        return back
    row = DonorRow(forum_id=forum_id, position=position, created_at=at)
    session.add(row)
    return row


def _write(row: DonorRow, step: Step, zone: str) -> None:
    write_details(row, step.details)
    write_days(row, {letter: noon(on, zone) for letter, on in step.days.items()})


def _promise(session: Session, forum_id: int, step: Step, donor_id: int, actor: Actor, at: datetime) -> None:
    if step.amount is None:
        return
    if step.corrected is None:
        promise(session, forum_id, donor_id, step.amount, actor=actor, at=at)
        return
    before = pledge(session, forum_id, step.corrected.id)
    change = Change(amount=step.amount)
    correct_pledge(session, forum_id, before, before.version, change, REASON, actor=actor, now=at)
