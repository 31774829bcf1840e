"""Suggesting donors while the desk types."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.guests.models import GuestGroup, GuestRow
from forum_app.kernel.text import fold
from forum_app.pledges.models import PledgeRow
from forum_app.pledges.queries.pledges import donor_of
from forum_app.pledges.rules.values import Donor


def suggestions(session: Session, forum_id: int, q: str, limit: int) -> list[dict[str, object]]:
    """Suggest those who have pledged before, then invited organisations, each once."""
    earlier = donors(session, forum_id, q, limit)
    taken = {fold(donor.name) for donor in earlier}
    invited = (name for name in organisations(session, forum_id, q) if fold(name) not in taken)
    found: list[dict[str, object]] = [
        {"name": donor.name, "kind": donor.kind, "source": "pledges"} for donor in earlier
    ]
    found += [{"name": name, "kind": "organisation", "source": "guests"} for name in invited]
    return found[:limit]


def donors(session: Session, forum_id: int, q: str, limit: int) -> list[Donor]:
    """List donors who have pledged before, the latest first, each once, as last written."""
    real = (PledgeRow.forum_id == forum_id) & (PledgeRow.run == 0)
    newest = sa.select(sa.func.max(PledgeRow.id)).where(real)
    if q.strip():
        newest = newest.where(PledgeRow.donor_folded.contains(fold(q), autoescape=True))
    newest = newest.group_by(PledgeRow.donor_folded)
    wanted = sa.select(PledgeRow).where(PledgeRow.id.in_(newest)).order_by(PledgeRow.id.desc()).limit(limit)
    return [donor_of(row) for row in session.scalars(wanted)]


def organisations(session: Session, forum_id: int, q: str) -> list[str]:
    """List the invited organisations; protected guests are left out, whatever is written beside them.

    Folding is ours, not the database's: names are read and compared here, a few hundred at most.
    """
    wanted = sa.select(GuestRow.organisation).distinct().join(GuestGroup, GuestGroup.id == GuestRow.group_id)
    invited = wanted.where(
        GuestRow.forum_id == forum_id, GuestRow.organisation != "", GuestGroup.protected.is_(False)
    )
    typed = fold(q)
    return [name for name in session.scalars(invited.order_by(GuestRow.organisation)) if typed in fold(name)]
