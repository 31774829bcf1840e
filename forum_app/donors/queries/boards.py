"""Who hands a board over on stage, in which order."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.donors.models import DonorRow
from forum_app.pledges.queries.pledges import held
from forum_app.pledges.rules.boards import in_order
from forum_app.pledges.rules.states import pledge_state, veiled
from forum_app.pledges.rules.values import Pledge


def held_boards(session: Session, forum_id: int) -> list[Pledge]:
    """List what is held back, in the order of the stage; those without a place come last."""
    return in_order([one for one in held(session, forum_id) if one.run == 0])


def board_states(session: Session, forum_id: int) -> list[dict[str, object]]:
    """Write them out as the stage may say it: a donor who stays unnamed sends nobody by name either."""
    boards = held_boards(session, forum_id)
    presenters = _presenters(session, {one.donor_id for one in boards if one.donor_id is not None})
    return [
        veiled(pledge_state(one))
        | {"presenter": "" if one.donor.anonymous else presenters.get(one.donor_id or 0, "")}
        for one in boards
    ]


def _presenters(session: Session, donor_ids: set[int]) -> dict[int, str]:
    wanted = sa.select(DonorRow.id, DonorRow.presenter).where(DonorRow.id.in_(donor_ids))
    return {row.id: row.presenter for row in session.execute(wanted)}
