"""What is allowed with a pledge and what follows, in plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from forum_app.kernel.errors import Invalid, Stale
from forum_app.kernel.money import Dong
from forum_app.pledges.rules import pledges as rules
from forum_app.pledges.rules.requests import accept, read_phone, reject, wish
from forum_app.pledges.rules.states import pledge_state
from forum_app.pledges.rules.values import Change, Donor, Draft
from tests.pledges.factories import TAKEN_AT, pledge, request

DONOR = Donor("Công ty Muối Cà Ná")


def test_a_draft_reads_the_amount_as_spoken() -> None:
    assert rules.draft(DONOR, "cash", "1,2 tỷ") == Draft(DONOR, "cash", Dong(1_200_000_000), "", "desk")


@pytest.mark.parametrize("said", [None, "", "0", 0, -1, "nhiều lắm", 1_000_000_000_000])
def test_cash_needs_an_amount(said: int | str | None) -> None:
    with pytest.raises(Invalid) as refused:
        rules.draft(DONOR, "cash", said)
    assert list(refused.value.errors) == ["amount"]


@pytest.mark.parametrize("said", [None, "", "0", 0])
def test_a_gift_may_go_without_an_estimate(said: int | str | None) -> None:
    assert rules.draft(DONOR, "in_kind", said, "10 tấn gạo").amount == 0


def test_a_gift_says_what_it_is() -> None:
    with pytest.raises(Invalid) as refused:
        rules.draft(DONOR, "sponsorship", "50tr", "  ")
    assert list(refused.value.errors) == ["description"]


@pytest.mark.parametrize("name", ["", "   ", "\u202e\u200b", "a" * 201, "Ộ" * 10_000])
def test_a_donor_has_a_name_that_can_be_read_out(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.name_donor(name, "person", False)
    assert list(refused.value.errors) == ["donor.name"]


def test_a_donors_name_is_tidied() -> None:
    assert rules.name_donor("  Ba\u0300  Lan\u202e ", "person", False).name == "Bà Lan"


def test_a_correction_is_the_difference() -> None:
    correction = rules.correct(pledge(), 1, Change(amount=Dong(450_000_000)), " Đọc  nhầm ")
    assert (correction.difference, correction.reason, correction.rewritten) == (-50_000_000, "Đọc nhầm", ())
    assert (correction.after.amount, correction.after.version) == (450_000_000, 2)


def test_a_changed_amount_needs_a_reason() -> None:
    with pytest.raises(Invalid) as refused:
        rules.correct(pledge(), 1, Change(amount=Dong(1)), "")
    assert list(refused.value.errors) == ["reason"]


def test_a_changed_name_needs_none() -> None:
    correction = rules.correct(pledge(), 1, Change(donor=Donor("Công ty Nho Ba Mọi")), "")
    assert (correction.difference, correction.rewritten) == (0, ("donor",))


def test_nothing_to_correct_is_nothing() -> None:
    assert rules.correct(pledge(), 1, Change(amount=Dong(500_000_000)), "").empty


@pytest.mark.parametrize("now", [pledge(version=2), pledge(status="void", version=1)])
def test_what_has_moved_on_is_stale(now: Any) -> None:
    for act in (
        lambda: rules.correct(now, 1, Change(), ""),
        lambda: rules.void(now, 1, "Trùng"),
        lambda: rules.release(now, 1),
    ):
        with pytest.raises(Stale) as refused:
            act()
        assert refused.value.extra == {"current": pledge_state(now)}


def test_a_void_writes_the_whole_amount_off() -> None:
    voiding = rules.void(pledge(), 1, "Trùng")
    assert (voiding.difference, voiding.after.status, voiding.after.amount) == (-500_000_000, "void", 0)


def test_a_void_needs_a_reason() -> None:
    with pytest.raises(Invalid):
        rules.void(pledge(), 1, "\u200f ")


def test_only_a_held_pledge_is_released() -> None:
    assert rules.release(pledge(status="held"), 1) == pledge(version=2)
    with pytest.raises(Stale):
        rules.release(pledge(), 1)


@pytest.mark.parametrize(
    ("name", "amount", "later_s", "found"),
    [
        ("CÔNG TY  MUỐI Cà Ná", 500_000_000, 600, True),
        ("cong ty muoi ca na", 500_000_000, 0, True),
        ("Công ty Muối Cà Ná", 500_000_000, 601, False),
        ("Công ty Muối Cà Ná", 500_000_001, 1, False),
        ("Công ty Muối Phương Cựu", 500_000_000, 1, False),
    ],
)
def test_a_likely_repeat(name: str, amount: int, later_s: int, found: bool) -> None:
    earlier = [pledge(), pledge(id=2, number=2)]
    seen = rules.likely_repeat(name, Dong(amount), earlier, TAKEN_AT + timedelta(seconds=later_s))
    assert seen == (earlier[1] if found else None)


def test_a_void_pledge_is_no_repeat() -> None:
    earlier = [replace(pledge(), status="void")]
    assert rules.likely_repeat("Công ty Muối Cà Ná", Dong(500_000_000), earlier, TAKEN_AT) is None


def test_gifts_without_an_estimate_are_no_repeats() -> None:
    gift = pledge(kind="in_kind", amount=0)
    assert rules.likely_repeat(gift.donor.name, Dong(0), [gift], TAKEN_AT) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", ""),
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("+1 (415) 555-0100", "+14155550100"),
    ],
)
def test_a_phone(typed: str, number: str) -> None:
    assert read_phone(typed) == number


@pytest.mark.parametrize("typed", ["abc", "12", "<script>", "0" * 31, "+84 12"])
def test_an_unusable_phone(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        wish(DONOR, "5tr", typed, "")
    assert list(refused.value.errors) == ["phone"]


def test_a_waiting_request_becomes_a_pledge() -> None:
    assert accept(request()) == Draft(Donor("Chị Hai", "person"), "cash", Dong(5_000_000), "", "form")


def test_a_decided_request_is_stale() -> None:
    for decided in (request(status="accepted"), request(status="rejected")):
        with pytest.raises(Stale):
            accept(decided)
        with pytest.raises(Stale):
            reject(decided, "Trùng", "Bàn 1", TAKEN_AT)
