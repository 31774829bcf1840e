"""One bank line for several pledges in one call: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forum_app.kernel.actors import Role
from forum_app.store.feed import Fact
from tests.cast import Client, Reply
from tests.payments.factories import KEYS, bring, dues, json_of, lines, receive
from tests.payments.test_receiving import line_of

Told = Callable[[], list[Fact]]


@pytest.fixture
def line_id(desk: Client) -> int:
    """A line of 60 million that waits for its pledge."""
    bring(desk)
    return int(line_of(desk, 60_000_000)["id"])


def share(desk: Client, line_id: int, /, *shares: tuple[int, int | str], **more: Any) -> Reply:
    key = more.pop("key", None) or next(KEYS)
    said = [{"pledge_id": pledge_id, "amount": amount} for pledge_id, amount in shares]
    return desk.post("payments/receipts", json={"line_id": line_id, "shares": said} | more, key=key)


def test_a_line_is_shared_in_one_call(desk: Client, line_id: int, told: Told) -> None:
    before = len(told())
    given = json_of(share(desk, line_id, (4, 45_000_000), (5, "10tr"), (3, 5_000_000)))
    assert [(one["pledge_id"], one["amount"], one["matched_by"]) for one in given["receipts"]] == [
        (4, 45_000_000, "name"),
        (5, 10_000_000, "person"),
        (3, 5_000_000, "person"),
    ]
    assert [(one["pledge_id"], one["state"], one["outstanding"]) for one in given["dues"]] == [
        (4, "partly", 55_000_000),
        (5, "received", 0),
        (3, "partly", 15_000_000),
    ]
    assert line_id in [one["id"] for one in lines(desk, "matched")]
    assert [fact.kind for fact in told()[before:]] == ["payment.received"] * 3


def test_a_line_may_keep_something_for_later(desk: Client, line_id: int) -> None:
    json_of(share(desk, line_id, (4, 45_000_000)))
    refused = share(desk, line_id, (5, 10_000_000), (3, 5_000_001))
    assert (refused.status_code, refused.json["code"], refused.json["left"]) == (
        409,
        "line_used_up",
        15_000_000,
    )
    assert line_of(desk, 60_000_000)["left"] == 15_000_000


@pytest.mark.parametrize(
    ("bad", "status", "code", "why"),
    [
        (6, 409, "goods_expected", "Khoản này là hiện vật: hãy ghi số lượng hiện vật đã nhận."),
        (1, 409, "void", "Khoản ủng hộ này đã bị hủy."),
        (9999, 404, "missing", "Không có khoản ủng hộ này."),
    ],
)
def test_where_one_share_is_refused_nothing_is_written(
    desk: Client, line_id: int, told: Told, bad: int, status: int, code: str, why: str
) -> None:
    assert desk.post("pledges/1/void", json={"version": 1, "reason": "Rút lại"}).status_code == 200
    before = dues(desk), lines(desk), len(told())
    refused = share(desk, line_id, (4, 30_000_000), (bad, 10_000_000), (3, 20_000_000), key="once")
    assert (refused.status_code, refused.json["code"], refused.json["errors"]) == (
        status,
        code,
        {"shares.1": why},
    )
    assert (dues(desk), lines(desk), len(told())) == before
    put_right = share(desk, line_id, (4, 30_000_000), (3, 20_000_000), key="once")
    assert [one["number"] for one in json_of(put_right)["receipts"]] == [4, 5]


def test_a_lost_answer_is_asked_for_again_and_counts_once(desk: Client, line_id: int) -> None:
    first = share(desk, line_id, (4, 20_000_000), (3, 10_000_000), key="one")
    again = share(desk, line_id, (4, 20_000_000), (3, 10_000_000), key="one")
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (201, first.json, "true")
    assert line_of(desk, 60_000_000)["left"] == 30_000_000
    other = share(desk, line_id, (4, 20_000_000), (3, 10_000_001), key="one")
    assert (other.status_code, list(other.json["errors"])) == (422, ["Idempotency-Key"])


def test_a_line_that_was_set_aside_is_not_shared(desk: Client, line_id: int) -> None:
    desk.post(f"payments/lines/{line_id}/aside", json={"reason": "Hoàn tạm ứng"})
    refused = share(desk, line_id, (4, 1))
    assert (refused.status_code, refused.json["code"]) == (409, "line_aside")
    assert share(desk, 9999, (4, 1)).status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"line_id": None}, "line_id"),
        ({"source": "bank"}, "source"),
        ({"pledge_id": 3}, "pledge_id"),
        ({"note": "x"}, "note"),
        ({"shares": [{"pledge_id": 4, "amount": 0}]}, "shares.0.amount"),
        ({"shares": [{"pledge_id": 4, "amount": "nhiều"}]}, "shares.0.amount"),
        ({"shares": [{"pledge_id": 4, "amount": 1}] * 2}, "shares.1.pledge_id"),
        ({"shares": [{"pledge_id": 4}]}, "shares.0.amount"),
        ({"shares": [{"pledge_id": number, "amount": 1} for number in range(1, 102)]}, "shares"),
        ({"shares": []}, "source"),
    ],
)
def test_what_cannot_be_shared(desk: Client, line_id: int, body: dict[str, Any], field: str) -> None:
    answer = share(desk, line_id, (4, 1), **body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])
    assert line_of(desk, 60_000_000)["left"] == 60_000_000


def test_who_may_not_share(desk: Client, line_id: int, signed_in: Callable[[Role], Client]) -> None:
    roles: tuple[Role, ...] = ("stage", "crew", "checkin", "display")
    assert {share(signed_in(role), line_id, (4, 1)).status_code for role in roles} == {403}
    assert receive(desk, 1, "1tr").status_code == 201
