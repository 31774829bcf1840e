"""Erasing how donors were reached after the forum; the ledger and its donors stay as they are."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.text import ERASED, ERASED_FOLDED
from forum_app.pledges.models import PledgeRequest

UNLOADED = {"synchronize_session": False}


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count the public's forms that hold a phone or a message."""
    held = sa.or_(PledgeRequest.phone != "", PledgeRequest.message != "")
    counted = sa.select(sa.func.count(PledgeRequest.id)).where(PledgeRequest.forum_id == forum_id, held)
    return {"pledge_requests": session.scalar(counted) or 0}


def erase_requests(session: Session, forum_id: int) -> None:
    """Erase phones and messages of the public's forms; the names too where a form became no pledge."""
    of_forum = PledgeRequest.forum_id == forum_id
    reached = sa.update(PledgeRequest).where(of_forum).values(phone="", message="")
    session.execute(reached, execution_options=UNLOADED)
    refused = sa.update(PledgeRequest).where(of_forum, PledgeRequest.status == "rejected")
    session.execute(
        refused.values(donor_name=ERASED, donor_folded=ERASED_FOLDED, reason=""), execution_options=UNLOADED
    )
