"""Times that the server and the screens must say alike: the examples are played by both.

tests/js/show/shared_times.test.js reads the same file, with the show state as it was at `read_at`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from forum_app.forums.queries import Forum
from forum_app.show.queries.states import state_of
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.plan import plan_of
from forum_app.show.rules.showing import Show
from forum_app.show.rules.timing import forecast_starts
from tests.cast import THE_EVENING
from tests.show.played import PRESSES

EXAMPLES = json.loads((Path(__file__).parents[1] / "data" / "show-times.json").read_text())
FORUM = Forum(
    id=1,
    slug="dien-dan",
    name="Diễn đàn",
    subtitle="",
    venue="",
    host="",
    starts_at=THE_EVENING,
    timezone="Asia/Ho_Chi_Minh",
    goal=0,
    opening_total=0,
    locale="vi",
)
Example = Mapping[str, Any]


def instant(said: str) -> datetime:
    return datetime.fromisoformat(said)


def cues_of(example: Example) -> list[Cue]:
    return [
        Cue(
            CueId(one["id"]),
            one["number"],
            one["title"],
            timedelta(seconds=one["planned_s"]),
            starts_at=one["starts_at"] and instant(one["starts_at"]),
            skipped=one["skipped"],
            auto=one["auto"],
        )
        for one in example["cues"]
    ]


def played(example: Example) -> Show:
    show, cues = Show(mode=example["mode"]), cues_of(example)
    for at, press in example["presses"]:
        show = PRESSES[press](show, cues, instant(at))
    return show


def state_at(example: Example, now: str) -> dict[str, Any]:
    return state_of(FORUM, played(example), cues_of(example), instant(now), 1)


def seen(example: Example, now: str) -> dict[str, Any]:
    """Say what a screen shows at a time."""
    show, state = played(example), state_at(example, now)
    foreseen = forecast_starts(show, plan_of(show, cues_of(example), THE_EVENING, instant(now)), instant(now))
    hard = state["next_hard"]
    return {
        "now": now,
        "end": instant(state["forecast_end_at"]),
        "over_s": state["over_s"],
        "starts": {str(cue_id): at for cue_id, at in foreseen.items()},
        "hard": hard and {"starts_at": instant(hard["starts_at"]), "over_s": hard["over_s"]},
        "advance_at": state["advance_at"] and instant(state["advance_at"]),
    }


def parsed(view: Mapping[str, Any]) -> dict[str, Any]:
    hard = view["hard"]
    return {
        **view,
        "end": instant(view["end"]),
        "starts": {cue_id: instant(at) for cue_id, at in view["starts"].items()},
        "hard": hard and {**hard, "starts_at": instant(hard["starts_at"])},
        "advance_at": view["advance_at"] and instant(view["advance_at"]),
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["name"]))
def test_the_server_says_what_the_example_says(example: Example) -> None:
    state = state_at(example, example["read_at"])
    assert {name: state[name] for name in example["show"]} == example["show"]
    assert [seen(example, view["now"]) for view in example["views"]] == [
        parsed(view) for view in example["views"]
    ]


def test_the_examples_span_what_an_evening_can_be() -> None:
    shows = [example["show"] for example in EXAMPLES]
    assert {show["phase"] for show in shows} == {"standby", "running", "held", "ended"}
    assert {show["mode"] for show in shows} == {"live", "rehearsal"}
    assert {show["rolling"] for show in shows} == {True, False}
