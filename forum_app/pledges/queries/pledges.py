"""Reading pledges with their ledger."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.codes import reference_number
from forum_app.kernel.errors import N_, Invalid, Missing
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold, tidy
from forum_app.pledges.models import LARGEST_ID, LedgerLine, PledgeRewording, PledgeRow, Tote
from forum_app.pledges.rules.pledges import REPEAT_WITHIN, likely_repeat
from forum_app.pledges.rules.slips import SLIP_DIGITS
from forum_app.pledges.rules.states import history_state, pledge_state
from forum_app.pledges.rules.values import (
    Channel,
    Donor,
    DonorKind,
    Line,
    Particulars,
    Pledge,
    PledgeKind,
    Programme,
    Rewording,
    Status,
)

PREFIX = "UH"  # ủng hộ
REHEARSED = "TD"  # tổng duyệt

# The only source of an amount: what the ledger comes to, and what it came to before a void.
_OWN = LedgerLine.pledge_id == PledgeRow.id
_KEPT = sa.or_(PledgeRow.voided_seq.is_(None), LedgerLine.seq < PledgeRow.voided_seq)
_SUM = sa.select(sa.func.coalesce(sa.func.sum(LedgerLine.amount), 0)).correlate(PledgeRow)
_PLEDGES = sa.select(PledgeRow, _SUM.where(_OWN).scalar_subquery(), _SUM.where(_OWN, _KEPT).scalar_subquery())
_ONE = _PLEDGES.where(PledgeRow.forum_id == sa.bindparam("forum"), PledgeRow.id == sa.bindparam("wanted"))
_RUN = sa.select(Tote.run).where(Tote.forum_id == sa.bindparam("forum"))
_ALIKE = (
    sa.select(PledgeRow.id)
    .where(
        PledgeRow.forum_id == sa.bindparam("forum"),
        PledgeRow.donor_folded == sa.bindparam("folded"),
        PledgeRow.taken_at >= sa.bindparam("since"),
        PledgeRow.status != "void",
        PledgeRow.run == sa.func.coalesce(sa.bindparam("run", type_=sa.Integer), _RUN.scalar_subquery(), 0),
        _SUM.where(_OWN).scalar_subquery() == sa.bindparam("amount"),
    )
    .order_by(PledgeRow.number.desc())
    .limit(1)
)


def present_run(session: Session, forum_id: int) -> int:
    """Give the run pledges are taken in: 0 for real money, otherwise the rehearsal that is on."""
    run: int | None = session.connection().execute(_RUN, {"forum": forum_id}).scalar()
    return run or 0


def prefix_of(run: int) -> str:
    """Give what references of a run begin with: nobody takes a rehearsal's slip for a real one."""
    return REHEARSED if run else PREFIX


def pledge(session: Session, forum_id: int, pledge_id: int) -> Pledge:
    """Find a pledge of this forum. Raises Missing."""
    asked = {"forum": forum_id, "wanted": pledge_id}
    found = session.execute(_ONE, asked).one_or_none() if pledge_id <= LARGEST_ID else None
    if found is None:
        raise Missing(N_("Không có khoản ủng hộ này."))
    return _pledge(*found)


def pledges(
    session: Session,
    forum_id: int,
    *,
    status: Status | None = None,
    q: str = "",
    limit: int,
    cursor: str | None = None,
) -> list[Pledge]:
    """List the pledges of the present run, newest first.

    `q` finds donors without accents or case, references and numbers.
    """
    run = present_run(session, forum_id)
    wanted = _PLEDGES.where(PledgeRow.forum_id == forum_id, PledgeRow.run == run)
    if status is not None:
        wanted = wanted.where(PledgeRow.status == status)
    if q.strip():
        wanted = wanted.where(_matching(q, prefix_of(run)))
    if cursor is not None:
        wanted = wanted.where(PledgeRow.number < read_cursor(cursor))
    newest_first = wanted.order_by(PledgeRow.number.desc()).limit(limit)
    return [_pledge(*found) for found in session.execute(newest_first)]


def held(session: Session, forum_id: int) -> list[Pledge]:
    """List all that is held back in the present run, in the order it was taken: however much that is."""
    of_run = (PledgeRow.forum_id == forum_id) & (PledgeRow.run == present_run(session, forum_id))
    wanted = _PLEDGES.where(of_run, PledgeRow.status == "held").order_by(PledgeRow.number)
    return [_pledge(*found) for found in session.execute(wanted)]


def among(session: Session, forum_id: int, ids: Collection[int]) -> dict[int, Pledge]:
    """Find those of these pledges that are this forum's, of any run, by id."""
    wanted = _PLEDGES.where(PledgeRow.forum_id == forum_id, PledgeRow.id.in_(ids))
    return {row.id: _pledge(row, *sums) for row, *sums in session.execute(wanted)}


def copies(session: Session, forum_id: int, run: int, ids: Collection[int]) -> dict[int, Pledge]:
    """Find what a rehearsal has taken in the place of these pledges, by the id of the one that was copied."""
    of_run = (PledgeRow.forum_id == forum_id) & (PledgeRow.run == run)
    named = sa.select(PledgeRow.copy_of, PledgeRow.id).where(of_run, PledgeRow.copy_of.in_(ids))
    copied = {int(real): copy for real, copy in session.execute(named) if real is not None}
    found = among(session, forum_id, copied.values())
    return {real: found[copy] for real, copy in copied.items()}


def standing(session: Session, forum_id: int, ids: Sequence[int] = ()) -> list[Pledge]:
    """List real pledges that are not void, in the order they were taken: those asked for, or all."""
    wanted = _PLEDGES.where(PledgeRow.forum_id == forum_id, PledgeRow.run == 0, PledgeRow.status != "void")
    if ids:
        wanted = wanted.where(PledgeRow.id.in_(ids))
    return [_pledge(*found) for found in session.execute(wanted.order_by(PledgeRow.number))]


def with_history(session: Session, forum_id: int, pledge_id: int) -> dict[str, object]:
    """Give a pledge with its ledger and all it ever said. Raises Missing."""
    found = pledge(session, forum_id, pledge_id)
    return pledge_state(found) | history_state(lines(session, pledge_id), rewordings(session, pledge_id))


def lines(session: Session, pledge_id: int) -> list[Line]:
    """Give the ledger of a pledge, first line first."""
    wanted = sa.select(LedgerLine).where(LedgerLine.pledge_id == pledge_id).order_by(LedgerLine.line)
    return [Line(row.line, row.amount, row.reason, row.at, row.actor_name) for row in session.scalars(wanted)]


def repeat_of(
    session: Session, forum_id: int, name: str, amount: Dong, now: datetime, run: int | None = None
) -> Pledge | None:
    """Find the pledge this one may repeat: same donor, same amount, within ten minutes.

    It is one of the present run where no other is named.
    """
    asked = {
        "forum": forum_id,
        "folded": fold_name(name),
        "since": now - REPEAT_WITHIN,
        "amount": amount,
        "run": run,
    }
    found = session.connection().execute(_ALIKE, asked).scalar()
    alike = () if found is None else (pledge(session, forum_id, found),)
    return likely_repeat(name, amount, alike, now)


def counts(session: Session, forum_id: int, run: int) -> dict[str, int]:
    """Count the pledges of a run by status."""
    of_run = (PledgeRow.forum_id == forum_id) & (PledgeRow.run == run)
    by_status = sa.select(PledgeRow.status, sa.func.count()).where(of_run)
    return dict(session.execute(by_status.group_by(PledgeRow.status)).all())


def fold_name(name: str) -> str:
    """Fold a donor's name for searching, as the column keeps it."""
    return fold(name)[:400]


def read_cursor(cursor: str) -> int:
    """Read the number a page ended at. Raises Invalid for a cursor this app never gave."""
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 9):
        raise Invalid({"cursor": N_("Vị trí trang không hợp lệ.")})
    return int(cursor)


def number_in(q: str, prefix: str) -> int:
    """Read the number of a reference, typed in full or as its bare number; 0 where it is none."""
    said = q.strip()
    if said.isascii() and said.isdigit():
        return int(said[:9])
    try:
        return min(reference_number(said, prefix), LARGEST_ID)
    except Invalid:
        return 0


def donor_of(row: Any) -> Donor:
    """Read the donor out of a row that has one."""
    return Donor(row.donor_name, cast(DonorKind, row.donor_kind), row.anonymous)


def particulars_of(row: PledgeRow) -> Particulars:
    """Read what a pledge says beside its amount."""
    return Particulars(
        programme=cast(Programme, row.programme),
        quantity=row.quantity,
        unit=row.unit,
        months=row.months,
        per_month=row.per_month,
        beneficiary=row.beneficiary,
        beneficiary_released=row.beneficiary_released,
        amount_shown=row.amount_shown,
    )


def _matching(q: str, prefix: str) -> sa.ColumnElement[bool]:
    named = PledgeRow.donor_folded.contains(fold(q), autoescape=True)
    found = named | (PledgeRow.number == number_in(q, prefix))
    # A slip is looked for by its number as it is printed: three digits.
    printed = tidy(q)
    numbered = len(printed) >= SLIP_DIGITS
    return found | PledgeRow.slip.endswith(printed, autoescape=True) if numbered else found


def rewordings(session: Session, pledge_id: int) -> Sequence[Rewording]:
    """Read what a pledge said before each of its corrections, oldest first."""
    wanted = sa.select(PledgeRewording).where(PledgeRewording.pledge_id == pledge_id)
    rows = session.scalars(wanted.order_by(PledgeRewording.version))
    return [Rewording(row.version, row.before, row.reason, row.at, row.actor_name) for row in rows]


def _pledge(row: PledgeRow, amount: int, promised: int) -> Pledge:
    return Pledge(
        id=row.id,
        number=row.number,
        reference=row.reference,
        donor=donor_of(row),
        kind=cast(PledgeKind, row.kind),
        amount=Dong(int(amount)),
        promised=Dong(int(promised)),
        description=row.description,
        channel=cast(Channel, row.channel),
        status=cast(Status, row.status),
        version=row.version,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        desk=row.desk,
        particulars=particulars_of(row),
        run=row.run,
        donor_id=row.donor_id,
        board_order=row.board_order,
        slip=row.slip,
    )
