"""Putting in order who hands a board over on stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.donors.queries.boards import held_boards
from forum_app.donors.rules.boards import placed
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Missing
from forum_app.pledges.models import PledgeRow
from forum_app.store import feed

ORDERED = "donors.boards_ordered"


def move_board(
    session: Session, forum_id: int, pledge_id: int, before: int | None, *, actor: Actor, at: datetime
) -> None:
    """Put a held pledge before another board, or last; one that was not for the stage comes on it.

    Raises Missing where it is not held any more, Invalid where the other one is not.
    """
    order = _order(session, forum_id, pledge_id)
    _write(session, forum_id, placed(order, pledge_id, before), pledge_id, actor, at)


def leave_stage(session: Session, forum_id: int, pledge_id: int, *, actor: Actor, at: datetime) -> None:
    """Take a held pledge out of the order: it is announced, but nobody comes on stage. Raises Missing."""
    rest = [other for other in _order(session, forum_id, pledge_id) if other != pledge_id]
    session.get_one(PledgeRow, pledge_id).board_order = None
    _write(session, forum_id, rest, pledge_id, actor, at)


def _order(session: Session, forum_id: int, pledge_id: int) -> list[int]:
    held = held_boards(session, forum_id)
    if pledge_id not in [one.id for one in held]:
        raise Missing(N_("Khoản này không còn được giữ lại."))
    return [one.id for one in held if one.board_order is not None]


def _write(
    session: Session, forum_id: int, order: Sequence[int], pledge_id: int, actor: Actor, at: datetime
) -> None:
    for place, one in enumerate(order, start=1):
        session.get_one(PledgeRow, one).board_order = place
    session.flush()
    feed.append(session, forum_id, ORDERED, {"pledge_id": pledge_id}, actor=actor, at=at)
