"""An order people put by hand."""

from __future__ import annotations

from collections.abc import Sequence


def moved(order: Sequence[int], one: int, before: int | None) -> list[int]:
    """Take one out of an order and put it before another, or last (None)."""
    rest = [member for member in order if member != one]
    place = len(rest) if before is None else rest.index(before)
    return [*rest[:place], one, *rest[place:]]
