"""Holding a pledge back until the stage lets it count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.pledges.factories import json_of, take, tote

SignIn = Callable[[Role], Client]


def test_a_held_pledge_counts_once_it_is_released(signed_in: SignIn, anonymous: Client) -> None:
    held = take(signed_in("pledges"), hold=True)
    before = tote(anonymous)
    answer = signed_in("stage").post("pledges/1/release", json={"version": held["version"]})
    after = tote(anonymous)
    assert (held["status"], before["total"], before["pledge_count"], before["latest"]) == ("held", 0, 0, [])
    assert (answer.status_code, json_of(answer)["status"]) == (200, "confirmed")
    assert (after["total"], after["pledge_count"]) == (500_000_000, 1)


def test_a_held_pledge_is_corrected_and_released_at_its_new_amount(
    signed_in: SignIn, anonymous: Client
) -> None:
    desk = signed_in("pledges")
    take(desk, hold=True)
    desk.patch("pledges/1", json={"version": 1, "amount": "1 tỷ", "reason": "Nâng mức"})
    assert tote(anonymous)["total"] == 0
    desk.post("pledges/1/release", json={"version": 2})
    assert tote(anonymous)["total"] == 1_000_000_000


def test_the_last_released_comes_first(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk, amount="1tr", hold=True)
    take(desk, amount="2tr")
    desk.post("pledges/1/release", json={"version": 1})
    assert [given["amount"] for given in tote(anonymous)["latest"]] == [1_000_000, 2_000_000]


def test_a_second_release_is_stale(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk, hold=True)
    released = json_of(desk.post("pledges/1/release", json={"version": 1}))
    for version in (1, 2):
        again = desk.post("pledges/1/release", json={"version": version})
        assert (again.status_code, json_of(again)["current"]) == (409, released)
    assert tote(anonymous)["total"] == 500_000_000


def test_a_release_says_which_version_it_saw(signed_in: SignIn) -> None:
    take(signed_in("pledges"), hold=True)
    assert signed_in("stage").post("pledges/1/release").status_code == 422


@pytest.mark.parametrize("role", ["crew", "checkin", "display"])
def test_who_may_not_release(signed_in: SignIn, role: Role) -> None:
    take(signed_in("pledges"), hold=True)
    assert signed_in(role).post("pledges/1/release", json={"version": 1}).status_code == 403
