"""The order of the rundown and its blocks: cues of one block always follow each other.

A cue moved between two cues of one block joins it, one moved out leaves it, and one moved along the edge of
its own stays. A block is there as long as a cue stands in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from forum_app.kernel.errors import N_, Invalid
from forum_app.show.rules.cues import Cue, CueId, locked


@dataclass(frozen=True, slots=True)
class Spot:
    """A cue's place in the rundown, and the block it stands in."""

    cue_id: CueId
    block_id: int | None = None


Line = tuple[Spot, ...]
Ids = Collection[CueId]


def line_of(cues: Iterable[Cue]) -> Line:
    """Give the rundown as places."""
    return tuple(Spot(cue.id, cue.block_id) for cue in cues)


def ids_of(line: Iterable[Spot]) -> list[CueId]:
    """Give the cues in order."""
    return [spot.cue_id for spot in line]


def moved(line: Line, ids: Ids, before: CueId | None) -> Line:
    """Put cues, in the order they stand in, before another one, or last where `before` is None.

    Before one of themselves is before the first that stays behind it. Raises Invalid for an unknown place.
    """
    group, rest = _parted(line, ids)
    at = _place_before(line, rest, ids, before)
    return settled((*rest[:at], *group, *rest[at:]), ids)


def placed_behind(line: Line, spots: Line, after: CueId) -> Line:
    """Put new cues right behind another one."""
    at = ids_of(line).index(after) + 1
    return settled((*line[:at], *spots, *line[at:]), ids_of(spots))


def grouped(line: Line, ids: Ids, block_id: int) -> Line:
    """Put cues into a block: they go behind its last cue, or behind the first of them where it is new.

    Cues that stand right already are not moved, and no other block is split.
    """
    joining = [spot.cue_id for spot in line if spot.cue_id in ids and spot.block_id != block_id]
    within = tuple(replace(spot, block_id=block_id) if spot.cue_id in joining else spot for spot in line)
    if not joining or contiguous(within):
        return within
    group, rest = _parted(within, joining)
    members = [at for at, spot in enumerate(rest, start=1) if spot.block_id == block_id]
    at = members[-1] if members else ids_of(line).index(joining[0])
    at = _behind_the_block(rest, at)
    return (*rest[:at], *group, *rest[at:])


def ungrouped(line: Line, ids: Ids) -> Line:
    """Take cues out of their blocks; those from the middle of one go behind its last cue."""
    within = tuple(replace(spot, block_id=None) if spot.cue_id in ids else spot for spot in line)
    if contiguous(within):
        return within
    leaving = [spot.cue_id for spot in line if spot.cue_id in ids and spot.block_id is not None]
    for cue_id in reversed(leaving):
        group, rest = _parted(line, [cue_id])
        at = _behind_the_block(rest, ids_of(line).index(cue_id))
        line = (*rest[:at], replace(group[0], block_id=None), *rest[at:])
    return line


def settled(line: Line, loose: Ids) -> Line:
    """Let cues that were put somewhere (`loose`) join the block they came into, or leave the one they left.

    Among all others the blocks must be whole.
    """
    joined = tuple(
        replace(spot, block_id=_block_around(line, at, loose)) if spot.cue_id in loose else spot
        for at, spot in enumerate(line)
    )
    return _whole(joined, loose)


def contiguous(line: Line) -> bool:
    """Say whether the cues of each block follow each other."""
    runs = [block_id for block_id, _ in groupby(line, lambda spot: spot.block_id) if block_id is not None]
    return len(runs) == len(set(runs))


def displaced(before: Sequence[CueId], after: Sequence[CueId], ids: Ids) -> list[CueId]:
    """Name which of these cues really stand elsewhere than before, seen from all the others."""
    was, stands = _followed(before, ids), _followed(after, ids)
    return [cue_id for cue_id in after if cue_id in stands and was.get(cue_id, ()) != stands[cue_id]]


def make_sure_ahead(line: Line, ids: Ids, running: CueId | None, field: str = "before") -> None:
    """Refuse a place that has already been played: the cue would never be called. Raises Invalid."""
    if not lies_ahead(ids_of(line), ids, running):
        raise Invalid({field: N_("Chỗ này đã diễn ra; hãy chọn chỗ sau tiết mục đang chạy.")})


def make_sure_still_ahead(line: Line, ids: Ids, running: CueId | None) -> None:
    """Refuse to bring cues back to a place that has been played meanwhile. Raises 409 `locked`."""
    if not lies_ahead(ids_of(line), ids, running):
        raise locked(N_("Chỗ cũ của tiết mục đã diễn ra nên không đưa về được nữa."))


def lies_ahead(order: Sequence[CueId], ids: Ids, running: CueId | None) -> bool:
    """Say whether these cues stand behind the running one."""
    return running not in order or not set(order[: order.index(running)]) & set(ids)


def restored(order: Sequence[CueId], target: Sequence[CueId], ids: Ids) -> list[CueId]:
    """Bring cues back to where `target` has them: each behind the nearest cue before it that is there."""
    there = [cue_id for cue_id in order if cue_id not in ids]
    for place, cue_id in enumerate(target):
        if cue_id in ids and cue_id in order:
            known = [earlier for earlier in target[:place] if earlier in there]
            there.insert(there.index(known[-1]) + 1 if known else 0, cue_id)
    return there


def _place_before(line: Line, rest: Line, ids: Ids, before: CueId | None) -> int:
    if before is None:
        return len(rest)
    order = ids_of(line)
    if before not in order:
        raise Invalid({"before": N_("Không có tiết mục này trong chương trình.")})
    staying = [cue_id for cue_id in order[order.index(before) :] if cue_id not in ids]
    return ids_of(rest).index(staying[0]) if staying else len(rest)


def _parted(line: Line, ids: Ids) -> tuple[Line, Line]:
    chosen = tuple(spot for spot in line if spot.cue_id in ids)
    return chosen, tuple(spot for spot in line if spot.cue_id not in ids)


def _behind_the_block(rest: Line, at: int) -> int:
    """Give the first place from `at` on that splits no block."""
    while 0 < at < len(rest) and rest[at].block_id is not None and rest[at - 1].block_id == rest[at].block_id:
        at += 1
    return at


def _block_around(line: Line, at: int, loose: Ids) -> int | None:
    earlier = next((spot.block_id for spot in reversed(line[:at]) if spot.cue_id not in loose), None)
    later = next((spot.block_id for spot in line[at:] if spot.cue_id not in loose), None)
    return earlier if earlier is not None and earlier == later else line[at].block_id


def _whole(line: Line, loose: Ids) -> Line:
    """Keep of each block the run that holds cues nobody moved, else the first; what strayed is in none."""
    runs = [(block_id, tuple(run)) for block_id, run in groupby(line, lambda spot: spot.block_id)]
    main: dict[int | None, Line] = {}
    for block_id, run in runs:
        if block_id not in main or any(spot.cue_id not in loose for spot in run):
            main[block_id] = run
    return tuple(
        spot if main[block_id] is run else replace(spot, block_id=None)
        for block_id, run in runs
        for spot in run
    )


def _followed(order: Sequence[CueId], ids: Ids) -> dict[CueId, object]:
    """Give for each of these cues the one it follows, of those that are not among them."""
    followed: dict[CueId, object] = {}
    last: CueId | None = None
    for cue_id in order:
        if cue_id in ids:
            followed[cue_id] = last
        else:
            last = cue_id
    return followed
