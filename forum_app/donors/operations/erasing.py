"""Erasing after the forum whom one talked to at the donors; who gave what stays with the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.kernel.text import ERASED, ERASED_FOLDED
from forum_app.pledges.models import PledgeRow

UNLOADED = {"synchronize_session": False}
BLANK = ("contact_name", "contact_position", "contact_phone", "address", "note", "presenter")


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count the donors of whom something personal is kept."""
    held = sa.or_(*(getattr(DonorRow, name) != "" for name in BLANK), _gave_nothing())
    counted = sa.select(sa.func.count(DonorRow.id)).where(DonorRow.forum_id == forum_id, held)
    return {"donors": session.scalar(counted) or 0}


def erase_donors(session: Session, forum_id: int) -> None:
    """Erase contacts, phones, addresses and notes; the names too of persons who gave nothing."""
    of_forum = DonorRow.forum_id == forum_id
    number = sa.cast(DonorRow.id, sa.String)
    unnamed = {"name": ERASED, "folded": sa.literal(f"{ERASED_FOLDED} ") + number}
    persons = sa.update(DonorRow).where(of_forum, _gave_nothing()).values(unnamed)
    session.execute(persons, execution_options=UNLOADED)
    # What is searched says the contact's name as well.
    reached = dict.fromkeys(BLANK, "") | {"search": sa.literal(" ") + DonorRow.folded}
    session.execute(sa.update(DonorRow).where(of_forum).values(reached), execution_options=UNLOADED)


def _gave_nothing() -> sa.ColumnElement[bool]:
    gave = sa.exists().where(PledgeRow.donor_id == DonorRow.id, PledgeRow.status == "confirmed")
    return sa.and_(DonorRow.kind == "person", DonorRow.name != ERASED, ~gave)
