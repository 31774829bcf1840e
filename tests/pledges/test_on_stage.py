"""Where the show and the pledges meet: GO on a donor's step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.kernel.actors import Role
from forum_app.store.feed import FeedEntry
from tests.cast import Client
from tests.pledges.factories import DONOR, KEYS, take, tote

SignIn = Callable[[Role], Client]
HIDDEN = {"name": "Bà Trần Thị Kín", "kind": "person", "anonymous": True}


def go(stage: Client) -> dict[str, Any]:
    version = stage.get("show").json["version"]
    answer = stage.post("show/go", json={"expected_version": version})
    assert answer.status_code == 200, answer.json
    state: dict[str, Any] = answer.json
    return state


def back(stage: Client) -> None:
    version = stage.get("show").json["version"]
    assert stage.post("show/back", json={"expected_version": version}).status_code == 200


def hand_over(stage: Client, *pledge_ids: int) -> None:
    """Have a cue hand boards over, a step for each pledge, and call it."""
    steps = [{"title": f"Đơn vị {number}", "pledge_id": number} for number in pledge_ids]
    cue = {"title": "Tiếp nhận bảng tượng trưng", "planned_s": 600, "steps": steps}
    answer = stage.post("rundown/cues", json=cue, key=next(KEYS))
    assert answer.status_code == 201, answer.json
    go(stage)


def rehearse(stage: Client) -> None:
    answer = stage.post("show/reset", json={"mode": "rehearsal"})
    assert answer.status_code == 200, answer.json


def test_go_on_a_donors_step_counts_the_pledge_and_shows_the_donor(
    signed_in: SignIn, anonymous: Client
) -> None:
    desk, stage = signed_in("pledges"), signed_in("stage")
    take(desk, hold=True)
    take(desk, amount="200tr", hold=True, donor=DONOR | {"name": "Công ty Muối Cà Ná"})
    hand_over(stage, 1, 2)
    assert tote(anonymous)["total"] == 0
    go(stage)
    first = tote(anonymous)
    assert (first["total"], first["spotlight"]["pledge_id"]) == (500_000_000, 1)
    go(stage)
    second = tote(anonymous)
    assert (second["total"], second["spotlight"]["name"]) == (700_000_000, "Công ty Muối Cà Ná")


def test_the_feed_says_who_pressed_go(bearer: SignIn, session: Session) -> None:
    desk, stage = bearer("pledges"), bearer("stage")
    take(desk, hold=True)
    hand_over(stage, 1)
    go(stage)
    kinds = ("step.called", "pledge.released", "tote.spotlighted")
    wanted = sa.select(FeedEntry.actor).where(FeedEntry.kind.in_(kinds)).order_by(FeedEntry.seq)
    called, released, spotlit = session.scalars(wanted).all()
    assert called == released == spotlit


def test_back_takes_the_donor_off_the_screen_and_the_total_stands(
    signed_in: SignIn, anonymous: Client
) -> None:
    desk, stage = signed_in("pledges"), signed_in("stage")
    take(desk, hold=True)
    hand_over(stage, 1)
    go(stage)
    back(stage)
    shown = tote(anonymous)
    assert (shown["total"], shown["spotlight"]) == (500_000_000, None)
    go(stage)
    again = tote(anonymous)
    assert (again["total"], again["spotlight"]["pledge_id"]) == (500_000_000, 1)


def test_a_rehearsal_counts_nothing_and_shows_nobody(signed_in: SignIn, anonymous: Client) -> None:
    desk, stage = signed_in("pledges"), signed_in("stage")
    take(desk, hold=True)
    rehearse(stage)
    hand_over(stage, 1)
    go(stage)
    shown = tote(anonymous)
    assert (shown["total"], shown["spotlight"]) == (0, None)
    assert desk.get("pledges/1").json["status"] == "held"


@pytest.mark.parametrize("gone", ["void", "never there"])
def test_the_show_goes_on_without_the_pledge(signed_in: SignIn, anonymous: Client, gone: str) -> None:
    desk, stage = signed_in("pledges"), signed_in("stage")
    if gone == "void":
        take(desk, hold=True)
        desk.post("pledges/1/void", json={"version": 1, "reason": "Rút lại"})
    hand_over(stage, 1)
    go(stage)
    shown = tote(anonymous)
    assert (shown["total"], shown["spotlight"]) == (0, None)


def test_a_pledge_that_counts_already_is_shown(signed_in: SignIn, anonymous: Client) -> None:
    desk, stage = signed_in("pledges"), signed_in("stage")
    take(desk)
    hand_over(stage, 1)
    go(stage)
    shown = tote(anonymous)
    assert (shown["total"], shown["spotlight"]["pledge_id"]) == (500_000_000, 1)


def test_the_stage_reads_whom_it_has_still_to_call_without_hidden_names(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, hold=True)
    take(desk, amount="1tr")
    take(desk, amount="7tr", hold=True, donor=HIDDEN, description="Để phong bì tại bàn 1")
    for role in ("stage", "pledges", "admin"):
        answer = signed_in(role).get("pledges/held")
        assert [held["id"] for held in answer.json["items"]] == [1, 3]
        assert answer.json["items"][1]["donor"]["name"] == "Nhà hảo tâm"
        assert "phong bì" not in answer.text


@pytest.mark.parametrize("role", ["crew", "checkin", "display"])
def test_others_do_not_read_what_is_held(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).get("pledges/held").status_code == 403
