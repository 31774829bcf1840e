"""What the tote says, in plain values."""

from __future__ import annotations

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.pledges.rules.tote import (
    Counted,
    Given,
    Steering,
    percent,
    spotlight,
    spotlight_state,
    tote_state,
)
from forum_app.pledges.rules.values import Donor
from tests.pledges.factories import pledge


@pytest.mark.parametrize(
    ("total", "goal", "reached"),
    [
        (0, 10, 0),
        (999, 1000, 99),
        (1000, 1000, 100),
        (2599, 1000, 259),
        (5, 0, 0),
        (999_999_999_999, 1, 99_999_999_999_900),
    ],
)
def test_percent_is_floored_and_may_pass_100(total: int, goal: int, reached: int) -> None:
    assert percent(total, goal) == reached


def test_an_untouched_tote() -> None:
    assert tote_state(0, 10_000_000_000, Counted(), Steering(), None) == {
        "total": 0,
        "opening_total": 0,
        "tonight_total": 0,
        "goal": 10_000_000_000,
        "percent": 0,
        "pledge_count": 0,
        "in_kind_count": 0,
        "sponsorship_count": 0,
        "scholarship_count": 0,
        "programmes": {"fund": 0, "social": 0},
        "latest": [],
        "spotlight": None,
        "milestone": None,
        "frozen": False,
        "run": 0,
        "rehearsal": False,
    }


def test_the_opening_total_counts_towards_the_goal() -> None:
    counted = Counted(tonight=300, pledges=1, latest=(Given(Donor("Bà Lan", "person", True), 300, 7),))
    state = tote_state(450, 1000, counted, Steering(frozen_at=7), None)
    shown = (state["total"], state["tonight_total"], state["percent"], state["frozen"])
    assert shown == (750, 300, 75, True)
    assert state["latest"] == [{"key": 7, "name": "Nhà hảo tâm", "anonymous": True, "amount": 300}]


def test_the_spotlight_names_no_anonymous_donor_and_shows_no_note_of_the_desk() -> None:
    given = pledge(donor=Donor("Bà Lan", "person", anonymous=True), description="gọi lại số 0912 345 678")
    assert spotlight_state(given) == {
        "pledge_id": 1,
        "name": "Nhà hảo tâm",
        "anonymous": True,
        "kind": "cash",
        "amount": 500_000_000,
        "amount_in_words": "Năm trăm triệu đồng",
        "description": "",
        "programme": "fund",
        "quantity": None,
        "unit": "",
        "months": None,
        "per_month": None,
        "beneficiary": "",
    }


def test_a_gift_without_an_estimate_shows_what_it_is() -> None:
    shown = spotlight_state(pledge(kind="in_kind", amount=0, description="10 tấn gạo"))
    assert (shown["amount"], shown["amount_in_words"], shown["description"]) == (None, None, "10 tấn gạo")


def test_a_void_pledge_gets_no_spotlight() -> None:
    assert spotlight(pledge(status="held")) == 1
    with pytest.raises(Invalid):
        spotlight(pledge(status="void"))
