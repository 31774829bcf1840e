"""Milestones: totals at which the stage celebrates, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_
from forum_app.kernel.money import Dong

# What is offered, in hundredths of the goal.
SHARES = (25, 50, 75, 100)
PART = N_("Đạt %(percent)s%% mục tiêu")
WHOLE = N_("Đạt mục tiêu")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A total with what the stage says there. `seq` is 0 where it lay below the total when it was set."""

    id: int
    amount: Dong
    title: str
    version: int
    seq: int | None = None
    at: datetime | None = None

    @property
    def celebrated(self) -> bool:
        """Say whether the stage has celebrated it in the present run."""
        return bool(self.seq)


def offered(goal: int, taken: set[int]) -> list[tuple[int, Dong]]:
    """Give the shares of the goal that are no milestones yet, each with its amount."""
    shares = [(share, Dong(goal * share // 100)) for share in SHARES]
    return [(share, amount) for share, amount in shares if amount > 0 and amount not in taken]


def milestone_state(milestone: Milestone) -> dict[str, object]:
    """Write a milestone out; `reached_at` is null while it lies ahead."""
    return {
        "id": milestone.id,
        "amount": milestone.amount,
        "title": milestone.title,
        "version": milestone.version,
        "reached_at": None if milestone.at is None else rfc3339(milestone.at),
        "celebrated": milestone.celebrated,
    }
