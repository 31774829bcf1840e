"""The order of the rundown and its blocks: whatever is done, blocks stay whole and no cue is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.errors import Invalid, Refused
from forum_app.show.rules import blocks
from forum_app.show.rules.blocks import Line, Spot, contiguous, grouped, ids_of, moved, settled, ungrouped
from forum_app.show.rules.cues import CueId


def line(said: str) -> Line:
    """Read a rundown such as `1 2a 3a 4`: cues, and the block each stands in."""
    return tuple(Spot(CueId(int(word[0])), ord(word[1]) if word[1:] else None) for word in said.split())


def read(found: Line) -> str:
    return " ".join(f"{spot.cue_id}{chr(spot.block_id) if spot.block_id else ''}" for spot in found)


def cues(*ids: int) -> list[CueId]:
    return [CueId(one) for one in ids]


@pytest.mark.parametrize(
    ("before", "ids", "place", "after"),
    [
        ("1 2a 3a 4", [4], 3, "1 2a 4a 3a"),  # between two of one block: joins it
        ("1 2a 3a 4", [4], 2, "1 4 2a 3a"),  # at its edge: does not
        ("1 2a 3a 4", [3], 1, "3 1 2a 4"),  # moved out: leaves it
        ("1 2a 3a 4", [2], 4, "1 3a 2a 4"),  # along the edge of its own: stays
        ("1 2a 3a 4", [2, 3], 1, "2a 3a 1 4"),  # a whole block keeps together
        ("1a 2a 3b 4b", [1, 2], 4, "3b 1b 2b 4b"),  # into the middle of another: joins that
        ("1a 2a 3b 4b", [2, 3], None, "1a 4b 2 3"),  # parts of two blocks
        ("1a 2a 3b 4b", [2, 4], 1, "2 4 1a 3b"),
        ("1 2 3", [1, 2], 2, "1 2 3"),  # before one of themselves
        ("1 2 3", [2], None, "1 3 2"),
        ("1a 2a", [1, 2], None, "1a 2a"),
    ],
)
def test_moving(before: str, ids: list[int], place: int | None, after: str) -> None:
    where = None if place is None else CueId(place)
    assert read(moved(line(before), cues(*ids), where)) == after


def test_moving_to_a_place_that_is_not_there() -> None:
    with pytest.raises(Invalid):
        moved(line("1 2"), cues(1), CueId(7))


@pytest.mark.parametrize(
    ("before", "ids", "block", "after"),
    [
        ("1 2 3 4", [2, 3], "a", "1 2a 3a 4"),
        ("1 2 3 4", [1, 4], "a", "1a 4a 2 3"),
        ("1a 2a 3a 4", [2], "b", "1a 3a 2b 4"),  # splits no other block
        ("1a 2a 3a 4", [1], "b", "1b 2a 3a 4"),
        ("1 2a 3 4", [4], "a", "1 2a 4a 3"),
        ("1 2a 3 4", [1, 3], "a", "1a 2a 3a 4"),  # they stand right already
        ("1 2a 3a 4", [2, 4], "a", "1 2a 3a 4a"),
    ],
)
def test_grouping(before: str, ids: list[int], block: str, after: str) -> None:
    assert read(grouped(line(before), cues(*ids), ord(block))) == after


@pytest.mark.parametrize(
    ("before", "ids", "after"),
    [
        ("1a 2a 3a 4", [1], "1 2a 3a 4"),
        ("1a 2a 3a 4", [2], "1a 3a 2 4"),
        ("1a 2a 3a 4a", [2, 3], "1a 4a 2 3"),
        ("1a 2a 3b", [1, 2, 3], "1 2 3"),
        ("1a 2a 3a", [1, 2], "1 2 3a"),
    ],
)
def test_ungrouping(before: str, ids: list[int], after: str) -> None:
    assert read(ungrouped(line(before), cues(*ids))) == after


def test_what_comes_between_two_of_a_block_joins_it() -> None:
    assert read(settled(line("1a 2 3a 4b"), cues(2, 4))) == "1a 2a 3a 4b"
    assert read(settled(line("1a 2b 3 4b"), cues(4))) == "1a 2b 3 4"


def test_nothing_goes_to_where_the_show_has_been() -> None:
    with pytest.raises(Invalid):
        blocks.make_sure_ahead(line("3 1 2"), cues(3), CueId(1))
    with pytest.raises(Refused) as refused:
        blocks.make_sure_still_ahead(line("3 1 2"), cues(3), CueId(1))
    assert refused.value.code == "locked"
    blocks.make_sure_ahead(line("1 3 2"), cues(3), CueId(1))
    blocks.make_sure_ahead(line("1 3 2"), cues(1), None)


@st.composite
def rundowns(draw: st.DrawFn) -> Line:
    """Make a rundown of up to ten cues in whole blocks."""
    sizes = draw(st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=5))
    spots: list[Spot] = []
    for block, (size, real) in enumerate(sizes, start=100):
        for _ in range(size):
            spots.append(Spot(CueId(len(spots) + 1), block if real else None))
    return tuple(spots)


some = st.lists(st.integers(1, 15), max_size=6).map(lambda ids: cues(*ids))


@given(rundowns(), some, st.integers(1, 15) | st.none())
def test_moving_keeps_blocks_whole_and_loses_nothing(
    before: Line, ids: list[CueId], place: int | None
) -> None:
    known = ids_of(before)
    after = moved(before, ids, CueId(place) if place in known else None)
    assert sorted(ids_of(after)) == known
    assert contiguous(after)
    others = [cue for cue in known if cue not in ids]
    assert [cue for cue in ids_of(after) if cue not in ids] == others
    assert [spot for spot in after if spot.cue_id not in ids] == [s for s in before if s.cue_id not in ids]


@given(rundowns(), some, st.sampled_from((None, 100, 101, 999)))
def test_grouping_keeps_blocks_whole_and_loses_nothing(
    before: Line, ids: list[CueId], block: int | None
) -> None:
    after = ungrouped(before, ids) if block is None else grouped(before, ids, block)
    assert sorted(ids_of(after)) == ids_of(before)
    assert contiguous(after)
    assert {spot.block_id for spot in after if spot.cue_id in ids} <= {block}


@given(rundowns(), st.permutations(range(1, 16)), some)
def test_whatever_is_put_anywhere_blocks_are_whole(
    before: Line, order: list[int], others: list[CueId]
) -> None:
    steady = [spot for spot in before if spot.cue_id in others]
    strays = sorted(
        (spot for spot in before if spot.cue_id not in others), key=lambda s: order.index(s.cue_id)
    )
    mixed = list(steady)
    for at, spot in enumerate(strays):
        mixed.insert((order[at] * 7) % (len(mixed) + 1), spot)
    found = settled(tuple(mixed), ids_of(strays))
    assert contiguous(found)
    assert ids_of(found) == ids_of(mixed)
    assert [spot for spot in found if spot in steady] == steady


@given(rundowns(), some, st.integers(1, 15) | st.none())
def test_a_move_is_taken_back_exactly(before: Line, ids: list[CueId], place: int | None) -> None:
    known = ids_of(before)
    after = ids_of(moved(before, ids, CueId(place) if place in known else None))
    really = blocks.displaced(known, after, ids)
    assert blocks.restored(after, known, really) == known
    assert blocks.restored(known, after, really) == after
    assert bool(really) == (after != known)
