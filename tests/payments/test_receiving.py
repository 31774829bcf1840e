"""Receiving and undoing: many lines to one pledge, one line to many, cash, goods; nothing counts twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forum_app.kernel.actors import Role
from forum_app.store.feed import Fact
from tests.cast import Client
from tests.payments.factories import KEYS, bring, dues, json_of, lines, receive, totals
from tests.pledges.factories import take

Told = Callable[[], list[Fact]]


def line_of(desk: Client, amount: int) -> dict[str, Any]:
    return next(line for line in lines(desk) if line["amount"] == amount)


def from_line(desk: Client, pledge_id: int, line_id: int, amount: int) -> Any:
    return receive(desk, pledge_id, amount, source="bank", line_id=line_id)


def test_a_proposal_is_accepted(desk: Client) -> None:
    bring(desk)
    line = line_of(desk, 20_000_000)
    given = json_of(from_line(desk, 3, line["id"], 20_000_000))
    assert (given["receipt"]["matched_by"], given["receipt"]["received_on"]) == ("name", "2024-10-17")
    assert (given["due"]["state"], given["due"]["outstanding"]) == ("received", 0)
    assert line["id"] not in [one["id"] for one in lines(desk)]
    (matched,) = [one for one in lines(desk, "matched") if one["id"] == line["id"]]
    assert [one["pledge_id"] for one in matched["receipts"]] == [3]


def test_many_lines_pay_one_pledge(desk: Client) -> None:
    bring(desk)
    from_line(desk, 4, line_of(desk, 60_000_000)["id"], 60_000_000)
    assert (dues(desk)[4]["state"], dues(desk)[4]["outstanding"]) == ("partly", 40_000_000)
    receive(desk, 4, "40tr")
    assert (dues(desk)[4]["state"], dues(desk)[4]["receipts"]) == ("received", 2)


def test_one_line_is_shared_by_many_and_never_by_more_than_it_holds(desk: Client) -> None:
    bring(desk)
    line = line_of(desk, 60_000_000)
    assert from_line(desk, 4, line["id"], 45_000_000).status_code == 201
    refused = from_line(desk, 5, line["id"], 15_000_001)
    assert (refused.status_code, refused.json["code"], refused.json["left"]) == (
        409,
        "line_used_up",
        15_000_000,
    )
    assert refused.json["detail"] == "Dòng sao kê này chỉ còn 15.000.000 đồng chưa ghi nhận."
    assert from_line(desk, 5, line["id"], 10_000_000).status_code == 201
    assert line_of(desk, 60_000_000)["left"] == 5_000_000
    assert from_line(desk, 3, line["id"], 5_000_000).status_code == 201
    assert [one["id"] for one in lines(desk, "matched")].count(line["id"]) == 1


def test_money_received_by_mistake_is_undone_and_the_history_says_so(desk: Client, told: Told) -> None:
    bring(desk)
    line = line_of(desk, 20_000_000)
    wrong = json_of(from_line(desk, 5, line["id"], 20_000_000))["receipt"]
    undone = json_of(desk.post(f"payments/receipts/{wrong['id']}/undo", json={"reason": "Nhầm người"}))
    assert (undone["due"]["state"], undone["due"]["received"]) == ("outstanding", 0)
    assert line_of(desk, 20_000_000)["left"] == 20_000_000
    json_of(from_line(desk, 3, line["id"], 20_000_000))
    (kept,) = json_of(desk.get("payments/pledges/5"))["history"]
    assert (kept["undone_reason"], kept["undone_by"], kept["undone_at"]) == (
        "Nhầm người",
        "pledges",
        "2024-10-17T12:30:00.000+00:00",
    )
    (matched,) = [one for one in lines(desk, "matched") if one["id"] == line["id"]]
    assert [(one["pledge_id"], one["undone_reason"]) for one in matched["receipts"]] == [
        (5, "Nhầm người"),
        (3, ""),
    ]
    assert [fact.kind for fact in told()][-3:] == ["payment.received", "payment.undone", "payment.received"]
    assert "Nhầm" not in str([fact.data for fact in told()])


def test_undoing_again_changes_nothing(desk: Client, told: Told) -> None:
    made = json_of(receive(desk, 1, "5tr"))["receipt"]
    first = json_of(desk.post(f"payments/receipts/{made['id']}/undo", json={"reason": "Nhầm"}))
    again = json_of(desk.post(f"payments/receipts/{made['id']}/undo", json={"reason": "Khác"}))
    assert (again, len(told())) == (first, 2)


def test_a_reason_is_asked_for(desk: Client) -> None:
    made = json_of(receive(desk, 1, "5tr"))["receipt"]
    for reason in ("", "  ", "x" * 301):
        answer = desk.post(f"payments/receipts/{made['id']}/undo", json={"reason": reason})
        assert (answer.status_code, list(answer.json["errors"])) == (422, ["reason"])
    assert dues(desk)[1]["received"] == 5_000_000


def test_a_lost_answer_is_asked_for_again_and_money_counts_once(desk: Client) -> None:
    body = {"pledge_id": 1, "amount": "2tr", "source": "cash"}
    first = desk.post("payments/receipts", json=body, key="one")
    again = desk.post("payments/receipts", json=body, key="one")
    assert (again.status_code, again.json, again.headers["Idempotency-Replayed"]) == (201, first.json, "true")
    assert dues(desk)[1]["received"] == 2_000_000
    other = desk.post("payments/receipts", json=body | {"amount": "3tr"}, key="one")
    assert other.status_code == 422


def test_without_a_key_nothing_is_received(desk: Client) -> None:
    answer = desk.post("payments/receipts", json={"pledge_id": 1, "amount": "2tr", "source": "cash"})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["Idempotency-Key"])


def test_goods_are_counted_and_are_no_money(desk: Client) -> None:
    given = json_of(receive(desk, 6, "12tr", source="goods", quantity=3, note="giao tại kho"))
    assert (given["receipt"]["quantity"], given["receipt"]["note"]) == (3, "giao tại kho")
    assert (given["due"]["goods"], given["due"]["state"]) == (3, "received")
    sums = totals(desk)
    assert (sums["cash"]["received"], sums["goods"]["received"]) == (0, 12_000_000)


def test_more_than_was_pledged_is_said_to_be_over(desk: Client) -> None:
    assert json_of(receive(desk, 1, "6tr"))["due"]["over"] == 1_000_000
    assert list(dues(desk, state="over")) == [1]


@pytest.mark.parametrize(
    ("pledge_id", "changes", "code"),
    [
        (6, {"amount": "5tr"}, "goods_expected"),
        (1, {"source": "goods", "quantity": 2}, "money_expected"),
    ],
)
def test_what_does_not_fit_the_pledge(
    desk: Client, pledge_id: int, changes: dict[str, Any], code: str
) -> None:
    answer = receive(desk, pledge_id, **{"amount": None} | changes)
    assert (answer.status_code, answer.json["code"]) == (409, code)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"amount": None}, "amount"),
        ({"amount": 0}, "amount"),
        ({"amount": "1,250 triệu"}, "amount"),
        ({"pledge_id": 6, "source": "goods"}, "quantity"),
        ({"pledge_id": 6, "source": "goods", "quantity": 0}, "quantity"),
        ({"source": "bank", "amount": 1}, "line_id"),
        ({"line_id": 5, "amount": 1}, "line_id"),
        ({"amount": 1, "note": "x" * 301}, "note"),
        ({"amount": 1, "source": "gold"}, "source"),
        ({"amount": 1, "more": 1}, "more"),
    ],
)
def test_what_cannot_be_received(desk: Client, body: dict[str, Any], field: str) -> None:
    bring(desk)
    sent = {"pledge_id": 3, "source": "cash"} | body
    answer = desk.post("payments/receipts", json=sent, key=next(KEYS))
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_a_void_pledge_receives_nothing_more_and_what_came_is_over(desk: Client) -> None:
    receive(desk, 1, "2tr")
    desk.post("pledges/1/void", json={"version": 1, "reason": "Rút lại"})
    answer = receive(desk, 1, "3tr")
    assert (answer.status_code, answer.json["code"]) == (409, "void")
    assert (dues(desk, state="over")[1]["over"], dues(desk)[1]["status"]) == (2_000_000, "void")


def test_a_void_pledge_for_which_nothing_came_is_not_waited_for(desk: Client) -> None:
    desk.post("pledges/1/void", json={"version": 1, "reason": "Rút lại"})
    assert 1 not in dues(desk)


def test_a_line_is_set_aside_with_a_reason_and_brought_back(desk: Client, told: Told) -> None:
    bring(desk)
    line = line_of(desk, 60_000_000)
    aside = json_of(desk.post(f"payments/lines/{line['id']}/aside", json={"reason": "Hoàn tạm ứng"}))
    assert (aside["state"], aside["set_aside"]) == ("aside", "Hoàn tạm ứng")
    assert [one["id"] for one in lines(desk, "aside")] == [line["id"]]
    refused = from_line(desk, 4, line["id"], 1)
    assert (refused.status_code, refused.json["code"]) == (409, "line_aside")
    json_of(desk.post(f"payments/lines/{line['id']}/aside", json={"reason": "Hoàn tạm ứng"}))
    for _ in range(2):
        assert json_of(desk.post(f"payments/lines/{line['id']}/back", json={}))["state"] == "new"
    kinds = [fact.kind for fact in told() if "aside" in fact.kind or "back" in fact.kind]
    assert kinds == ["payment.set_aside", "payment.brought_back"]
    assert from_line(desk, 4, line["id"], 1).status_code == 201


def test_a_line_is_set_aside_for_a_reason_only(desk: Client) -> None:
    bring(desk)
    answer = desk.post("payments/lines/5/aside", json={"reason": " "})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["reason"])


@pytest.mark.parametrize("number", ["9999", "999999999999999999999"])
def test_what_does_not_exist(desk: Client, number: str) -> None:
    calls = (
        desk.get(f"payments/pledges/{number}"),
        desk.post(f"payments/lines/{number}/aside", json={"reason": "x"}),
        desk.post(f"payments/lines/{number}/back", json={}),
        desk.post(f"payments/receipts/{number}/undo", json={"reason": "x"}),
    )
    assert [answer.status_code for answer in calls] == [404] * 4
    assert receive(desk, 9999, "1tr").status_code == 404
    assert from_line(desk, 1, 9999, 1).status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_who_may_neither_see_nor_receive(
    desk: Client, signed_in: Callable[[Role], Client], role: Role
) -> None:
    bring(desk)
    other = signed_in(role)
    reads = ("lines", "pledges", "pledges/1", "banks", "receipts.pdf")
    codes = [other.get(f"payments/{path}").status_code for path in reads]
    codes.append(other.get("payments.xlsx").status_code)
    codes.append(receive(other, 1, "1tr").status_code)
    for path in ("lines/5/aside", "receipts/1/undo"):
        codes.append(other.post(f"payments/{path}", json={"reason": "x"}).status_code)
    codes.append(other.post("payments/lines/5/back", json={}).status_code)
    assert set(codes) == {403}


def test_nobody_sees_anything_without_signing_in(desk: Client, anonymous: Client) -> None:
    reads = ("payments/lines", "payments/pledges", "payments.xlsx", "payments/receipts.pdf")
    assert {anonymous.get(path).status_code for path in reads} == {401}


def test_a_pledge_taken_after_the_statement_is_proposed(desk: Client) -> None:
    bring(desk)
    taken = take(desk, amount="60tr", donor={"name": "Muối Cà Ná", "kind": "organisation"})
    proposed = line_of(desk, 60_000_000)["proposals"]
    assert taken["id"] in [one["pledge_id"] for one in proposed]
