"""A show played through the API by three at once, with a book kept beside it of what has to be true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from flask import Flask
from hypothesis.stateful import RuleBasedStateMachine

from forum_app.forums.operations import found_forum, read_plan
from forum_app.show.operations import load_programme
from forum_app.show.rules.calling import TOO_SOON
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client, FixedClock, Reply
from tests.show.picture import Picture, State, calling_of, still

SLUGS = (f"buoi-{number}" for number in count())
ITEMS = tuple({"title": f"Tiết mục {number}", "planned_s": 300} for number in range(1, 6))
STEPS: Mapping[int, Sequence[State]] = {
    0: [{"id": None, "title": "Đơn vị 1"}, {"id": None, "title": "Đơn vị 2"}],
    1: [{"id": None, "title": f"Bảng {number}", "skipped": number == 3} for number in range(1, 8)],
    3: [{"id": None, "title": "Tập thể"}, {"id": None, "title": "Cá nhân"}],
}
SIGHTED, BLIND = (0, 1), 2


@dataclass
class Undo:
    """How the show stood before a GO or the end; `touched` once the calling it left was held or adjusted."""

    kind: str
    before: State
    called: int | None = None
    touched: bool = False


class Script:
    """The rundown as it was read last, to say by hand what its order leads to."""

    def __init__(self, cues: list[State]) -> None:
        self.cues = cues

    def after(self, cue_id: int | None) -> int | None:
        """Give the first cue after one that is not skipped; never one before it."""
        ids = [cue["id"] for cue in self.cues]
        place = 0 if cue_id is None else ids.index(cue_id) + 1
        return next((cue["id"] for cue in self.cues[place:] if not cue["skipped"]), None)

    def left(self, cue_id: int, called: int) -> list[int]:
        """Give the steps of a cue that are left, after so many."""
        steps = next(cue["steps"] for cue in self.cues if cue["id"] == cue_id)
        return [one["id"] for one in steps if not one["skipped"]][called:]


class PlayedShow(RuleBasedStateMachine):
    """Commands and edits, each checked for being taken or refused as it must be."""

    def __init__(self, app: Flask, clock: FixedClock, callers: list[Client]) -> None:
        super().__init__()
        self.app, self.clock, self.callers, self.slug = app, clock, callers, next(SLUGS)
        with app.app_context(), transaction(None) as session:
            self.forum = found_forum(session, read_plan(cast.SLUG) | {"slug": self.slug})
            load_programme(session, self.forum, ITEMS, actor=cast.actor("admin"), at=THE_EVENING)
        self.script = self.read()
        for place, steps in STEPS.items():
            cue = self.script.cues[place]
            sent: State = {"version": cue["version"], "steps": list(steps)}
            assert self.ask(0, "PATCH", f"rundown/cues/{cue['id']}", sent).status_code == 200
        self.script = self.read()
        self.pictures: dict[int, Picture] = {}
        self.now = self.look()
        self.seen = [self.now, self.now]
        self.undo: list[Undo] = []
        self.by_order = True  # nobody chose a cue by hand, so the order alone says what is next
        self.last: dict[str, datetime] = {}

    # How it is asked.

    def ask(self, who: int, method: str, path: str, body: dict[str, object] | None = None) -> Reply:
        caller = self.callers[who]
        call = {"GET": caller.get, "POST": caller.post, "PATCH": caller.patch, "DELETE": caller.delete}[
            method
        ]
        answer = call(f"/api/v1/forums/{self.slug}/{path}", **({} if body is None else {"json": body}))
        assert answer.status_code < 500
        return answer

    def look(self) -> State:
        return self.witness(self.ask(0, "GET", "show").json)

    def witness(self, state: State) -> State:
        """Make sure that a version always shows the same now and next."""
        picture = Picture.of(state)
        known = self.pictures.setdefault(state["version"], picture)
        if known != picture:
            # Where nothing was next no button said anything: a cue added at the end may be called at once.
            assert known.nothing_next
            assert (known.phase, known.running, known.step) == (picture.phase, picture.running, picture.step)
            self.pictures[state["version"]] = picture
        return state

    def read(self) -> Script:
        return Script(self.ask(0, "GET", "rundown").json["cues"])

    def command(
        self, who: int, looks: bool, name: str, fits: Callable[[State], bool], **body: object
    ) -> tuple[State, State, bool]:
        """Give a command. Returns how the show stood, what the caller had seen, and whether it was taken."""
        before = self.now
        if who in SIGHTED and looks:
            self.seen[who] = before
        seen = before if who == BLIND else self.seen[who]
        expected = {} if who == BLIND else {"expected_version": seen["version"]}
        answer = self.ask(who, "POST", f"show/{name}", {**expected, **body})
        self.now = self.look()
        taken = answer.status_code == 200
        soon = who == BLIND and name in self.last and self.clock.now - self.last[name] < TOO_SOON
        assert taken == (seen["version"] == before["version"] and not soon and fits(before)), answer.json
        if taken:
            assert answer.json == self.now  # what was answered is what is kept
            assert self.now["version"] == before["version"] + 1
        else:
            assert still(self.now) == still(before)
        if answer.json.get("code") == "stale":
            assert still(self.witness(answer.json["current"])) == still(before)
        if who in SIGHTED:
            self.seen[who] = answer.json if taken else answer.json.get("current", seen)
        return before, seen, taken

    def same_next(self, before: State) -> None:
        assert (self.now["standby"], self.now["next_step"]) == (before["standby"], before["next_step"])

    def edited(self, answer: Reply) -> None:
        """An edit touches nothing of what runs, and raises the version where it changes what is next."""
        before, self.now, self.script = self.now, self.look(), self.read()
        assert self.now["version"] - before["version"] in ((0, 1) if answer.status_code < 300 else (0,))
        assert calling_of(self.now) == calling_of(before)
