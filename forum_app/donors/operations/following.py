"""What pledges bring about: the list shows what came of its donors, the run of show calls them by name."""

from __future__ import annotations

from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.donors.rules.donor import folded_name
from forum_app.pledges.models import PledgeRow
from forum_app.pledges.operations.pledges import CORRECTED
from forum_app.pledges.operations.taking import TAKEN
from forum_app.pledges.queries.pledges import donor_of, rewordings
from forum_app.pledges.rules.tote import shown_name
from forum_app.pledges.rules.values import Donor
from forum_app.show.operations.naming import name_on_stage
from forum_app.show.operations.work import work_in
from forum_app.store.feed import Fact

# The desks take pledges by the hundred: statements are built once, and no row is loaded.
SAID = sa.select(PledgeRow.donor_name, PledgeRow.donor_id).where(PledgeRow.id == sa.bindparam("pledge_id"))
LINK = (
    sa.update(PledgeRow)
    .where(PledgeRow.id == sa.bindparam("pledge_id"))
    .values(donor_id=sa.bindparam("named"))
)
NAMED = sa.select(DonorRow.id).where(
    DonorRow.forum_id == sa.bindparam("forum_id"),
    DonorRow.folded == sa.bindparam("folded"),
    DonorRow.deleted_at.is_(None),
)


def follow_pledges(session: Session, fact: Fact) -> None:
    """Link a pledge to the donor of its name, in the pledge's own transaction.

    A promise made from the list keeps its donor, however the desk words the name; a pledge that was linked
    by its name goes where its new name says. What calls the donor on stage says the new name, or none.
    """
    connection = session.connection()
    if fact.kind == TAKEN:
        taken = connection.execute(SAID, {"pledge_id": fact.data["pledge_id"]}).one()
        named = None if taken.donor_id else _named(session, fact.forum_id, taken.donor_name)
        if named is not None:
            connection.execute(LINK, {"pledge_id": fact.data["pledge_id"], "named": named})
    elif fact.kind == CORRECTED and "donor" in _rewritten(fact):
        row = session.get_one(PledgeRow, fact.data["pledge_id"])
        if row.board_order is None:
            row.donor_id = _named(session, fact.forum_id, row.donor_name)
        _name_on_stage(session, fact, row)


def _name_on_stage(session: Session, fact: Fact, row: PledgeRow) -> None:
    before = Donor(**cast(dict[str, Any], rewordings(session, row.id)[-1].before["donor"]))
    donor, work = donor_of(row), work_in(session, fact.forum_id, fact.doer, fact.at)
    name_on_stage(work, row.id, shown_name(before), shown_name(donor), veiled=donor.anonymous)


def _rewritten(fact: Fact) -> list[str]:
    rewritten = fact.data["rewritten"]
    return rewritten if isinstance(rewritten, list) else []


def _named(session: Session, forum_id: int, name: str) -> int | None:
    asked = {"forum_id": forum_id, "folded": folded_name(name)}
    found: int | None = session.connection().execute(NAMED, asked).scalar()
    return found
