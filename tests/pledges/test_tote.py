"""The tote as the public polls it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from forum_app.forums.models import ForumRow
from forum_app.kernel.actors import Role
from forum_app.pledges import operations
from forum_app.pledges.api.shapes import ToteView
from forum_app.pledges.rules.pledges import draft
from forum_app.pledges.rules.values import Donor
from forum_app.store.transaction import transaction
from tests.cast import Client, FixedClock, actor
from tests.pledges.factories import TAKEN_AT, json_of, take, tote

SignIn = Callable[[Role], Client]


def test_an_evening_that_has_not_begun(anonymous: Client) -> None:
    shown = tote(anonymous)
    ToteView.model_validate(shown)
    assert (shown["total"], shown["percent"], shown["latest"], shown["spotlight"]) == (0, 0, [], None)
    assert (shown["frozen"], shown["goal"]) == (False, 10_000_000_000)


def test_only_cash_is_money_and_the_rest_is_counted_apart(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    take(desk)
    take(desk, kind="in_kind", amount="150tr", description="10 tấn gạo")
    take(desk, kind="sponsorship", amount=None, description="Nhận đỡ đầu 1 hộ trong 12 tháng")
    shown = tote(anonymous)
    counted = (shown["pledge_count"], shown["in_kind_count"], shown["sponsorship_count"])
    assert (shown["total"], counted, len(shown["latest"])) == (500_000_000, (1, 1, 1), 1)


def test_the_latest_five_come_newest_first(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    for number in range(1, 8):
        take(desk, amount=number, donor={"name": f"Nhà {number}", "anonymous": number == 6})
    assert tote(anonymous)["latest"] == [
        {"key": 7, "name": "Nhà 7", "anonymous": False, "amount": 7},
        {"key": 6, "name": "Nhà hảo tâm", "anonymous": True, "amount": 6},
        {"key": 5, "name": "Nhà 5", "anonymous": False, "amount": 5},
        {"key": 4, "name": "Nhà 4", "anonymous": False, "amount": 4},
        {"key": 3, "name": "Nhà 3", "anonymous": False, "amount": 3},
    ]


def test_the_largest_amounts_stay_exact_and_pass_the_goal(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    for _ in range(12):
        take(desk, amount=999_999_999_999)
    shown = tote(anonymous)
    assert (shown["total"], shown["percent"]) == (11_999_999_999_988, 119_999)


def test_what_was_raised_before_is_in_the_total(app: Flask, signed_in: SignIn, anonymous: Client) -> None:
    with app.app_context(), transaction(1) as session:
        session.get_one(ForumRow, 1).opening_total = 1_999_999_999
    take(signed_in("pledges"), amount=1)
    shown = tote(anonymous)
    assert (shown["total"], shown["opening_total"], shown["tonight_total"]) == (
        2_000_000_000,
        1_999_999_999,
        1,
    )
    assert shown["percent"] == 20


def test_an_unchanged_tote_is_not_sent_again(signed_in: SignIn, anonymous: Client) -> None:
    first = anonymous.get("tote")
    again = anonymous.get("tote", headers={"If-None-Match": first.headers["ETag"]})
    take(signed_in("pledges"))
    changed = anonymous.get("tote", headers={"If-None-Match": first.headers["ETag"]})
    assert first.headers["Cache-Control"] == "public, max-age=1, stale-while-revalidate=5"
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert (changed.status_code, json_of(changed)["total"]) == (200, 500_000_000)


def test_what_does_not_show_does_not_change_the_answer(signed_in: SignIn, anonymous: Client) -> None:
    first = anonymous.get("tote")
    take(signed_in("pledges"), hold=True)
    again = anonymous.get("tote", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_number_rises_with_the_total(signed_in: SignIn, anonymous: Client) -> None:
    before = tote(anonymous)["seq"]
    take(signed_in("pledges"))
    assert tote(anonymous)["seq"] > before


def test_what_another_process_wrote_is_shown_within_a_second(
    app: Flask, anonymous: Client, clock: FixedClock
) -> None:
    before = tote(anonymous)
    with app.app_context(), transaction(1) as session:
        given = draft(Donor("Bà Lan"), "cash", 7)
        operations.take_pledge(session, 1, given, actor=actor("pledges"), now=TAKEN_AT)
    app.extensions["totes"].committed.clear()
    same_moment = tote(anonymous)
    clock.forward(seconds=0.5)
    assert (same_moment, tote(anonymous)["total"]) == (before, 7)


def test_the_scene_comes_from_the_show(app: Flask, anonymous: Client) -> None:
    app.extensions["scene_of"] = lambda _session, forum_id: f"tote {forum_id}"
    assert tote(anonymous)["scene"] == "tote 1"


def test_a_forum_that_is_not_there(anonymous: Client) -> None:
    assert anonymous.get("/api/v1/forums/khong-co/tote").status_code == 404
