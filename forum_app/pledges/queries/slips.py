"""Which paper slips a desk's pledges name."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.pledges.models import PledgeRow
from forum_app.pledges.rules.slips import beginning, counted_to


def last_slip(session: Session, forum_id: int, desk: str) -> int:
    """Read how far a desk has counted its slips, which a laptop that takes another's place does not know."""
    wanted = sa.select(PledgeRow.slip).where(
        PledgeRow.forum_id == forum_id, PledgeRow.slip.startswith(beginning(desk), autoescape=True)
    )
    return counted_to(session.scalars(wanted), desk)
