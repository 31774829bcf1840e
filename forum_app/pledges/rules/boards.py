"""The order in which donors hand their boards over on stage."""

from collections.abc import Iterable

from forum_app.pledges.rules.values import Pledge


def in_order(held: Iterable[Pledge]) -> list[Pledge]:
    """Put held pledges in the order of the stage: those with a place, then the others as they were taken."""
    return sorted(held, key=lambda one: (one.board_order is None, one.board_order or 0, one.number))
