"""How long the blocks of a rundown are: as planned for the whole, and as their cues add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from forum_app.show.rules.calling import NOTHING
from forum_app.show.rules.cues import Cue


@dataclass(frozen=True, slots=True)
class BlockLength:
    """A block's own planned length, where it has one, beside what its cues take together."""

    own: timedelta | None
    sum: timedelta

    @property
    def planned(self) -> timedelta:
        """The block's own length, else that of its cues."""
        return self.sum if self.own is None else self.own

    @property
    def over(self) -> timedelta:
        """How much longer the cues are than the block may be; negative: there is time left."""
        return self.sum - self.planned


def block_lengths(cues: Sequence[Cue], own: Mapping[int, timedelta | None]) -> dict[int, BlockLength]:
    """Measure the blocks: `own` has each block's planned length by its id. Skipped cues take no time."""
    return {block_id: BlockLength(length, _sum(cues, block_id)) for block_id, length in own.items()}


def _sum(cues: Sequence[Cue], block_id: int) -> timedelta:
    return sum((cue.planned for cue in cues if cue.block_id == block_id and not cue.skipped), NOTHING)
