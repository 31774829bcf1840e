"""Giving a donor the code that pays a pledge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forum_app.forums.operations import set_account
from forum_app.forums.queries import Forum
from forum_app.forums.rules import Account
from forum_app.kernel.actors import Role
from forum_app.kernel.money import Dong
from forum_app.pledges.rules.vietqr import Transfer, read_payload
from forum_app.store.transaction import transaction
from tests.cast import SLUG, THE_EVENING, Client, actor
from tests.pledges.factories import DONOR, json_of, take

SignIn = Callable[[Role], Client]
PATHS = ("pledges/1/vietqr", "pledges/1/vietqr.png")
ACCOUNT = Account("970415", "0011001932418", "Quỹ Vì người nghèo tỉnh Ninh Thuận")
CASH = {"amount": "5tr", "donor": DONOR | {"name": "Chị Hai"}}


@pytest.fixture
def desk(forum: Forum, signed_in: SignIn) -> Client:
    """Sit at the pledge desk of a forum that has an account."""
    with transaction(forum.id) as session:
        set_account(session, forum.id, ACCOUNT, actor=actor("admin"), now=THE_EVENING)
    return signed_in("pledges")


@pytest.mark.parametrize("hold", [False, True])
def test_a_pledge_becomes_a_transfer(desk: Client, hold: bool) -> None:
    taken = take(desk, **CASH, hold=hold)
    reference = taken["reference"].replace("-", "")
    answer = desk.get("pledges/1/vietqr")
    given = json_of(answer)
    assert answer.status_code == 200
    assert read_payload(given.pop("payload")) == Transfer(
        "970415", "0011001932418", Dong(5_000_000), f"{reference} CHI HAI"
    )
    assert given == {
        "amount": 5_000_000,
        "amount_in_words": "Năm triệu đồng",
        "content": f"{reference} CHI HAI",
        "account": {
            "bank": "VietinBank",
            "bank_bin": "970415",
            "number": "0011001932418",
            "name": "Quỹ Vì người nghèo tỉnh Ninh Thuận",
        },
    }


def test_a_corrected_pledge_asks_for_its_new_amount(desk: Client) -> None:
    take(desk, **CASH)
    desk.patch("pledges/1", json={"version": 1, "amount": "6tr", "reason": "Nâng mức"})
    given = json_of(desk.get("pledges/1/vietqr"))
    assert (given["amount"], read_payload(given["payload"]).amount) == (6_000_000, 6_000_000)


def test_what_is_still_outstanding_is_asked_for(desk: Client) -> None:
    take(desk, **CASH)
    given = json_of(desk.get("pledges/1/vietqr?amount=1250000"))
    assert (given["amount"], read_payload(given["payload"]).amount) == (1_250_000, 1_250_000)
    whole = desk.get("pledges/1/vietqr.png").get_data()
    rest = desk.get("pledges/1/vietqr.png?amount=1250000")
    assert (rest.status_code, rest.content_type, rest.get_data() != whole) == (200, "image/png", True)
    assert desk.get("pledges/1/vietqr.png?amount=5000000").get_data() == whole


def test_the_rest_of_a_large_gift_is_split_where_it_is_still_too_large(desk: Client) -> None:
    take(desk, amount="1,2 tỷ")
    assert desk.get("pledges/1/vietqr?amount=200000000").json["amount"] == 200_000_000
    assert desk.get("pledges/1/vietqr?amount=600000000").json["parts"] == 2
    given = json_of(desk.get("pledges/1/vietqr?amount=600000000&split=true"))
    assert [part["amount"] for part in given["parts"]] == [300_000_000, 300_000_000]


@pytest.mark.parametrize("amount", ["5000001", "0", "-1", "x", "1.5"])
@pytest.mark.parametrize("path", PATHS)
def test_more_than_was_pledged_is_not_asked_for(desk: Client, path: str, amount: str) -> None:
    take(desk, **CASH)
    answer = desk.get(f"{path}?amount={amount}")
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["amount"])


def test_the_code_is_a_picture(desk: Client) -> None:
    take(desk, **CASH)
    answer = desk.get("pledges/1/vietqr.png")
    assert (answer.status_code, answer.content_type) == (200, "image/png")
    assert answer.data[:8] == b"\x89PNG\r\n\x1a\n"
    assert answer.headers["Cache-Control"] == "no-store"


def test_reading_again_gives_the_same(desk: Client) -> None:
    take(desk, **CASH)
    for path in PATHS:
        assert desk.get(path).data == desk.get(path).data


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"amount": "500tr"}, "too_large_for_instant"),
        ({"kind": "in_kind", "amount": "1tr", "description": "10 máy dệt"}, "not_cash"),
        ({"kind": "sponsorship", "amount": None, "description": "In ấn"}, "not_cash"),
    ],
)
def test_what_instant_transfer_cannot_carry(
    desk: Client, path: str, changes: dict[str, Any], code: str
) -> None:
    take(desk, **changes)
    answer = desk.get(path)
    assert (answer.status_code, json_of(answer)["code"]) == (409, code)


def test_the_refusal_says_why(desk: Client) -> None:
    take(desk, amount="500tr")
    refused = json_of(desk.get("pledges/1/vietqr"))
    assert (refused["parts"], refused["detail"]) == (
        2,
        "Chuyển nhanh 247 chỉ nhận dưới 500 triệu đồng mỗi lần; khoản này cần chia thành 2 lần chuyển, "
        "hoặc chuyển khoản thông thường.",
    )


def test_a_large_gift_is_split_once_the_donor_agrees(desk: Client) -> None:
    reference = take(desk, **CASH | {"amount": "1,2 tỷ"})["reference"].replace("-", "")
    given = json_of(desk.get("pledges/1/vietqr?split=true"))
    read = [read_payload(part["payload"]) for part in given["parts"]]
    assert [(part["part"], part["of"], part["amount"]) for part in given["parts"]] == [
        (1, 3, 400_000_000),
        (2, 3, 400_000_000),
        (3, 3, 400_000_000),
    ]
    assert [(one.amount, one.content) for one in read] == [
        (400_000_000, f"{reference} P{part} CHI HAI") for part in (1, 2, 3)
    ]
    assert {part["amount_in_words"] for part in given["parts"]} == {"Bốn trăm triệu đồng"}
    assert (given["amount"], given["account"]["number"]) == (1_200_000_000, ACCOUNT.number)


def test_each_part_is_a_picture(desk: Client) -> None:
    take(desk, amount="1,2 tỷ")
    drawn = [desk.get(f"pledges/1/vietqr.png?part={part}") for part in (1, 2, 3)]
    assert [answer.data[:4] for answer in drawn] == [b"\x89PNG"] * 3
    assert len({answer.data for answer in drawn}) == 3
    assert desk.get("pledges/1/vietqr.png?part=4").status_code == 404
    assert desk.get("pledges/1/vietqr.png?part=0").status_code == 422


def test_a_small_gift_asked_for_in_parts_is_one(desk: Client) -> None:
    reference = take(desk, **CASH)["reference"].replace("-", "")
    (part,) = json_of(desk.get("pledges/1/vietqr?split=true"))["parts"]
    assert (part["part"], part["of"], part["content"]) == (1, 1, f"{reference} CHI HAI")


@pytest.mark.parametrize("path", PATHS)
def test_a_void_pledge_has_no_code(desk: Client, path: str) -> None:
    take(desk, **CASH)
    desk.post("pledges/1/void", json={"version": 1, "reason": "Ghi nhầm"})
    answer = desk.get(path)
    assert (answer.status_code, json_of(answer)["code"]) == (409, "void")


@pytest.mark.parametrize("path", PATHS)
def test_a_forum_without_an_account_gives_no_code(signed_in: SignIn, path: str) -> None:
    desk = signed_in("pledges")
    take(desk, **CASH)
    answer = desk.get(path)
    assert (answer.status_code, json_of(answer)["code"]) == (409, "no_account")


@pytest.mark.parametrize("path", PATHS)
def test_an_unknown_pledge(desk: Client, path: str) -> None:
    for number in ("1", "999999999999999999999"):
        answer = desk.get(path.replace("1", number))
        assert (answer.status_code, json_of(answer)["code"]) == (404, "missing")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_who_may_not_see_it(desk: Client, signed_in: SignIn, role: Role, path: str) -> None:
    take(desk, **CASH)
    assert signed_in(role).get(path).status_code == 403


@pytest.mark.parametrize("path", PATHS)
def test_nobody_sees_it_without_signing_in(desk: Client, anonymous: Client, path: str) -> None:
    take(desk, **CASH)
    assert anonymous.get(path).status_code == 401


@pytest.mark.usefixtures("desk")
def test_the_account_is_told_to_nobody_else(signed_in: SignIn) -> None:
    told = signed_in("crew").get(f"/api/v1/forums/{SLUG}")
    assert (told.status_code, ACCOUNT.number in told.text) == (200, False)
