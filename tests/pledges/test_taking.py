"""Taking a pledge at the desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from forum_app.pledges.api.shapes import TakenView
from tests.cast import Client, FixedClock
from tests.pledges.factories import DONOR, body, json_of, take, tote

SignIn = Callable[[Role], Client]


def test_a_pledge_is_taken_and_counts(signed_in: SignIn, anonymous: Client) -> None:
    answer = signed_in("pledges").post("pledges", json=body(amount="1,2 tỷ"), key="a")
    assert answer.status_code == 201
    assert json_of(answer) == {
        "id": 1,
        "number": 1,
        "reference": "UH-0001-3",
        "donor": DONOR,
        "kind": "cash",
        "amount": 1_200_000_000,
        "amount_in_words": "Một tỷ hai trăm triệu đồng",
        "promised": 1_200_000_000,
        "description": "",
        "channel": "desk",
        "status": "confirmed",
        "version": 1,
        "taken_at": "2024-10-17T12:30:00.000+00:00",
        "taken_by": "pledges",
        "desk": None,
        "programme": "fund",
        "quantity": None,
        "unit": "",
        "months": None,
        "per_month": None,
        "beneficiary": "",
        "beneficiary_released": False,
        "amount_shown": True,
        "rehearsal": False,
        "donor_id": None,
        "board_order": None,
        "slip": "",
        "possible_repeat": None,
    }
    TakenView.model_validate(json_of(answer))
    assert tote(anonymous)["total"] == 1_200_000_000


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        (500_000_000, 500_000_000),
        ("500tr", 500_000_000),
        ("2ty5", 2_500_000_000),
        ("1.250.000.000", 1_250_000_000),
        ("50k", 50_000),
        (999_999_999_999, 999_999_999_999),
        (1, 1),
    ],
)
def test_amounts_as_spoken(signed_in: SignIn, said: int | str, amount: int) -> None:
    assert take(signed_in("pledges"), amount=said)["amount"] == amount


def test_a_lost_answer_asked_for_again_is_one_pledge(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    first = desk.post("pledges", json=body(), key="a")
    again = desk.post("pledges", json=body(), key="a")
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (201, first.json, "true")
    assert "Idempotency-Replayed" not in first.headers
    assert tote(anonymous)["pledge_count"] == 1


def test_a_key_with_another_body_is_refused(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    desk.post("pledges", json=body(), key="a")
    answer = desk.post("pledges", json=body(amount="600tr"), key="a")
    assert (answer.status_code, json_of(answer)["code"]) == (422, "invalid")
    assert tote(anonymous)["total"] == 500_000_000


def test_a_pledge_without_a_key_is_refused(signed_in: SignIn, anonymous: Client) -> None:
    answer = signed_in("pledges").post("pledges", json=body())
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["Idempotency-Key"])
    assert tote(anonymous)["pledge_count"] == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"amount": "rất nhiều"}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": 1.5}, "amount"),
        ({"amount": True}, "amount"),
        ({"amount": 1_000_000_000_000}, "amount"),
        ({"amount": None}, "amount"),
        ({"amount": ["500tr"]}, "amount"),
        ({"amount": "9" * 10_000}, "amount"),
        ({"kind": "gold"}, "kind"),
        ({"kind": "in_kind", "amount": None}, "description"),
        ({"channel": "phone"}, "channel"),
        ({"hold": "yes"}, "hold"),
        ({"donor": {"name": " "}}, "donor.name"),
        ({"donor": {"name": "x" * 10_000}}, "donor.name"),
        ({"donor": {"name": 7}}, "donor.name"),
        ({"donor": {"name": "Lan", "kind": "cat"}}, "donor.kind"),
        ({"donor": None}, "donor"),
        ({"description": "x" * 501}, "description"),
        ({"amonut": 5}, "amonut"),
    ],
)
def test_an_unusable_pledge_is_refused(
    signed_in: SignIn, anonymous: Client, wrong: dict[str, object], field: str
) -> None:
    answer = signed_in("pledges").post("pledges", json=body(**wrong), key="a")
    assert (answer.status_code, json_of(answer)["code"]) == (422, "invalid")
    assert list(json_of(answer)["errors"]) == [field]
    assert tote(anonymous)["pledge_count"] == 0


@pytest.mark.parametrize(
    ("role", "status"),
    [("admin", 201), ("pledges", 201), ("stage", 403), ("crew", 403), ("checkin", 403), ("display", 403)],
)
def test_who_may_take(signed_in: SignIn, role: Role, status: int) -> None:
    assert signed_in(role).post("pledges", json=body(), key="a").status_code == status


def test_nobody_may_not_take(anonymous: Client) -> None:
    answer = anonymous.post("pledges", json=body(), key="a")
    assert (answer.status_code, json_of(answer)["code"]) == (401, "unauthenticated")


def test_a_device_takes_and_names_its_desk(bearer: Callable[[Role], Client]) -> None:
    assert take(bearer("pledges"))["taken_by"] == "pledges device"


def test_the_answer_points_at_a_likely_repeat(signed_in: SignIn, clock: FixedClock) -> None:
    desk = signed_in("pledges")
    first = take(desk)
    clock.forward(minutes=10)
    again = take(desk, donor={"name": "CONG TY CP XAY DUNG NINH THUAN"})
    clock.forward(minutes=10, seconds=1)
    later = take(desk)
    assert again["possible_repeat"] == {
        "id": first["id"],
        "reference": "UH-0001-3",
        "at": first["taken_at"],
        "desk": None,
        "by": "pledges",
    }
    assert later["possible_repeat"] is None


def test_the_desk_hears_an_amount_read_back_before_it_counts(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    asked = "pledges/repeat-check?donor=cong ty cp xay dung ninh thuan&amount=500tr"
    before = json_of(desk.get(asked))
    take(desk)
    after = json_of(desk.get(asked))
    assert before == {
        "amount": 500_000_000,
        "per_month": None,
        "amount_in_words": "Năm trăm triệu đồng",
        "repeat": None,
    }
    assert after["repeat"]["reference"] == "UH-0001-3"


def test_an_unreadable_amount_is_not_read_back(signed_in: SignIn) -> None:
    answer = signed_in("pledges").get("pledges/repeat-check?donor=x&amount=nhiều")
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["amount"])
    assert signed_in("crew").get("pledges/repeat-check?donor=x&amount=1").status_code == 403
