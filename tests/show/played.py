"""Playing a show with the rules alone, as the operations play it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from forum_app.show.rules import advancing, calling, timing
from forum_app.show.rules.cues import Cue
from forum_app.show.rules.plan import plan_of
from forum_app.show.rules.showing import Show
from tests.cast import THE_EVENING as AT

Press = Callable[[Show, list[Cue], datetime], Show]


def go(show: Show, cues: list[Cue], now: datetime) -> Show:
    called = replace(show, run=calling.go(show.run, cues, None, now))
    return timing.promised(advancing.by_hand(called), cues, AT)


def roll(show: Show, cues: list[Cue], now: datetime) -> Show:
    return advancing.set_rolling(show, plan_of(show, cues, AT, now), None, not show.rolling, now)


def by_clock(show: Show, cues: list[Cue], now: datetime) -> Show:
    return timing.promised(advancing.advance(show, plan_of(show, cues, AT, now), now), cues, AT)


PRESSES: dict[str, Press] = {
    "go": go,
    "clock": by_clock,
    "roll": roll,
    "back": lambda show, cues, now: replace(
        advancing.by_hand(show), run=calling.back(show.run, cues, None, now)
    ),
    "hold": lambda show, _cues, now: replace(advancing.by_hand(show), run=calling.hold(show.run, None, now)),
    "resume": lambda show, _cues, now: replace(show, run=calling.resume(show.run, None, now)),
    "longer": lambda show, cues, _now: replace(
        show, run=calling.adjust(show.run, cues, None, timedelta(seconds=90))
    ),
    "jump": lambda show, cues, _now: replace(
        advancing.by_hand(show), run=calling.choose(show.run, cues, None, cues[-1].id)
    ),
    "end": lambda show, _cues, now: replace(advancing.by_hand(show), run=calling.end(show.run, None, now)),
}
