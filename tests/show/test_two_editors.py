"""Two people edit one rundown in any order, undo and do again: nothing is lost, doubled or torn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Refused
from forum_app.show.operations import batch, editing, grouping, undoing
from forum_app.show.operations.work import Work
from forum_app.show.queries import rundown_state
from forum_app.show.queries.edits import to_undo
from forum_app.show.rules.blocks import Spot, contiguous
from forum_app.show.rules.cues import CueId, Draft, Notes
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING

PEOPLE: tuple[Role, ...] = ("stage", "admin")
Cue = dict[str, Any]
COLOURS = ("", "red", "blue")


@dataclass
class Desk:
    """A rundown, and two people at it. `wrote` holds who changed what."""

    session: Session
    forum: Forum
    wrote: dict[Role, set[tuple[int, str]]] = field(default_factory=dict)

    @contextmanager
    def work(self, role: Role) -> Iterator[Work]:
        with transaction(self.forum.id) as session:
            yield Work(session, self.forum, cast.actor(role), THE_EVENING)

    def cues(self) -> list[Cue]:
        self.session.rollback()
        self.session.expire_all()
        found: list[Cue] = rundown_state(self.session, self.forum)["cues"]  # type: ignore[assignment]
        return found

    def do(self, role: Role, deed: Callable[[Work], object]) -> bool:
        """Do something, if it may be done, and note what it changed; then the rundown must be whole."""
        before = {cue["id"]: cue for cue in self.cues()}
        try:
            with self.work(role) as work:
                deed(work)
        except Refused:
            assert {cue["id"]: cue for cue in self.cues()} == before
            return False
        found = self.cues()
        self.wrote.setdefault(role, set()).update(_differ(before, {cue["id"]: cue for cue in found}))
        self.make_sure_whole(found)
        return True

    def make_sure_whole(self, found: list[Cue]) -> None:
        assert [cue["number"] for cue in found] == list(range(1, len(found) + 1))
        assert len({cue["id"] for cue in found}) == len(found)
        assert contiguous(tuple(Spot(CueId(cue["id"]), cue["block_id"]) for cue in found))

    def undo_everything(self, role: Role) -> None:
        """Undo until nothing is left; what cannot be undone is given up, as the route does."""
        while True:
            self.session.rollback()
            edit = to_undo(self.session, self.forum.id, cast.actor(role).id)
            if edit is None:
                return
            if not self.do(role, undoing.undo):
                with self.work(role) as work:
                    undoing.give_up(work, edit.id)


def _differ(before: dict[int, Cue], after: dict[int, Cue]) -> set[tuple[int, str]]:
    places = {cue_id: place for place, cue_id in enumerate(after)}
    was = {cue_id: place for place, cue_id in enumerate(before)}
    fields = {
        (of, name)
        for of in before.keys() & after.keys()
        for name in TEXTS
        if before[of][name] != after[of][name]
    }
    come_or_gone = {(of, "there") for of in before.keys() ^ after.keys()}
    return fields | come_or_gone | {(of, "place") for of in places if places[of] != was.get(of)}


TEXTS = ("title", "planned_s", "colour", "flagged", "notes", "steps")
Deed = Callable[[Desk, Role, random.Random], Callable[[Work], object]]


def edit(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    cue = chance.choice(desk.cues())
    fields = chance.choice(
        (
            {"title": f"Tiết mục {chance.randint(1, 3)}"},
            {"planned": timedelta(seconds=chance.randint(1, 3))},
            {"colour": chance.choice(COLOURS), "flagged": chance.random() < 0.5},
            {"notes": Notes(mc=chance.choice(("", "Kính thưa")))},
        )
    )
    return lambda work: editing.edit_cue(
        work,
        CueId(cue["id"]),
        cue["version"],
        lambda draft: replace(draft, **fields),
    )


def into_block(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    cue = chance.choice(desk.cues())
    block = chance.choice([None, *(other["block_id"] for other in desk.cues())])
    return lambda work: editing.edit_cue(
        work, CueId(cue["id"]), cue["version"], lambda draft: replace(draft, block_id=block)
    )


def add(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    before = chance.choice([None, *(CueId(cue["id"]) for cue in desk.cues())])
    return lambda work: editing.add_cue(work, Draft("Mới", timedelta(seconds=9)), before)


def move(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    before = chance.choice([None, *(CueId(cue["id"]) for cue in desk.cues())])
    seen = _some(desk, chance)
    return lambda work: batch.move_cues(work, seen, before)


def delete(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    seen = _some(desk, chance)
    if len(desk.cues()) <= 4:
        return lambda _work: None
    return lambda work: batch.delete_cues(work, seen)


def copy(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    seen = _some(desk, chance)
    return lambda work: batch.copy_cues(work, seen)


def group(desk: Desk, _role: Role, chance: random.Random) -> Callable[[Work], object]:
    seen = _some(desk, chance)
    return lambda work: grouping.add_block(work, "Khối", None, "", seen)


def undo(_desk: Desk, _role: Role, _chance: random.Random) -> Callable[[Work], object]:
    return undoing.undo


def redo(_desk: Desk, _role: Role, _chance: random.Random) -> Callable[[Work], object]:
    return undoing.redo


DEEDS: tuple[Deed, ...] = (edit, edit, edit, into_block, add, move, delete, copy, group, undo, undo, redo)
steps = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(DEEDS), st.integers(0, 999)), min_size=1, max_size=10
)
few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _some(desk: Desk, chance: random.Random) -> dict[CueId, int]:
    chosen = chance.sample(desk.cues(), k=min(len(desk.cues()), chance.randint(1, 3)))
    return {CueId(cue["id"]): cue["version"] for cue in chosen}


@pytest.fixture
def desk(session: Session, forum: Forum) -> Desk:
    return Desk(session, forum)


def begin(desk: Desk) -> Desk:
    """Give a fresh rundown of six cues, and nothing to undo."""
    fresh = Desk(desk.session, desk.forum)
    with fresh.work("crew") as work:
        if seen := {CueId(cue["id"]): cue["version"] for cue in fresh.cues()}:
            batch.delete_cues(work, seen)
        work.session.execute(sa.text("DELETE FROM rundown_edit"))
        for number in range(6):
            editing.add_cue(work, Draft(f"Tiết mục {number}", timedelta(seconds=60)), None)
    return fresh


def written(cues: list[Cue]) -> list[dict[str, Any]]:
    return [{name: cue[name] for name in ("id", "block_id", *TEXTS)} for cue in cues]


@few
@given(steps)
def test_who_works_alone_gets_everything_back_and_again(
    desk: Desk, deeds: list[tuple[Role, Deed, int]]
) -> None:
    desk = begin(desk)
    was = written(desk.cues())
    for _, deed, seed in deeds:
        desk.do("stage", deed(desk, "stage", random.Random(seed)))
    ended, undone = written(desk.cues()), 0
    while desk.do("stage", undoing.undo):
        undone += 1
    assert written(desk.cues()) == was
    for _ in range(undone):
        assert desk.do("stage", undoing.redo)
    assert written(desk.cues()) == ended


@few
@given(steps)
def test_undoing_everything_gives_back_what_the_other_did_not_touch(
    desk: Desk, deeds: list[tuple[Role, Deed, int]]
) -> None:
    desk = begin(desk)
    was = {cue["id"]: cue for cue in desk.cues()}
    for role, deed, seed in deeds:
        desk.do(role, deed(desk, role, random.Random(seed)))
    theirs = desk.wrote.get("admin", set())
    kept = {cue["id"]: cue for cue in desk.cues()}
    desk.undo_everything("stage")
    ended = {cue["id"]: cue for cue in desk.cues()}
    for of, cue in was.items():
        if any(touched == of for touched, _ in theirs if _ != "place"):
            continue
        assert {name: ended[of][name] for name in TEXTS} == {name: cue[name] for name in TEXTS}
    for of, name in theirs:
        if name in TEXTS and of in kept and of in ended and (of, name) not in desk.wrote.get("stage", set()):
            assert ended[of][name] == kept[of][name]
