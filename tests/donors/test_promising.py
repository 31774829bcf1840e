"""What was sent to donors, what they promise, and who hands a board over in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.donors.rules.boards import placed
from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Invalid
from tests.cast import Client
from tests.donors.factories import add, listed, promise
from tests.pledges.factories import json_of, take, tote

LETTER = {"letter": "open_letter", "on": "2024-10-17"}


def mark(office: Client, ids: list[int], **changes: Any) -> dict[str, Any]:
    answer = office.post("donor-list/marks", json={"ids": ids} | LETTER | changes)
    assert answer.status_code == 200, answer.json
    return json_of(answer)


def test_a_letter_to_many_at_once_keeps_the_days_of_those_who_have_it(office: Client) -> None:
    early = add(office, "Công ty A", open_letter_on="2024-09-12")
    others = [add(office, f"Công ty {name}")["id"] for name in "BC"]
    said = mark(office, [early["id"], *others])
    assert (said["changed"], said["kept"], [item["id"] for item in said["items"]]) == (2, 1, others)
    days = [(one["open_letter_on"], one["version"]) for one in listed(office)]
    assert days == [("2024-09-12", 1), ("2024-10-17", 2), ("2024-10-17", 2)]


def test_a_note_can_be_taken_away_again(office: Client) -> None:
    donor = add(office)
    mark(office, [donor["id"]])
    assert mark(office, [donor["id"]], on=None)["changed"] == 1
    assert listed(office)[0]["open_letter_on"] is None
    assert mark(office, [donor["id"]], on=None) == {"changed": 0, "kept": 1, "items": []}


@pytest.mark.parametrize(
    ("body", "status"),
    [({"ids": []}, 422), ({"ids": [1], "letter": "fax"}, 422), ({"ids": [1, 99]}, 404), ({"ids": [0]}, 422)],
)
def test_marks_for_nobody_are_refused(office: Client, body: dict[str, Any], status: int) -> None:
    add(office)
    assert office.post("donor-list/marks", json=LETTER | body).status_code == status
    assert listed(office)[0]["open_letter_on"] is None


def test_a_promise_is_held_and_counts_only_when_it_is_released(office: Client) -> None:
    donor = promise(office, add(office)["id"], "1,2 tỷ")
    (made,) = donor["promises"]
    assert (donor["answer"], made["status"], made["amount"], made["board_order"]) == (
        "yes",
        "held",
        1_200_000_000,
        1,
    )
    assert tote(office)["tonight_total"] == 0
    office.post(f"pledges/{made['id']}/release", json={"version": made["version"]})
    assert tote(office)["tonight_total"] == 1_200_000_000
    assert listed(office)[0]["promises"][0]["status"] == "confirmed"


def test_a_promise_is_corrected_and_voided_like_any_pledge(office: Client) -> None:
    (made,) = promise(office, add(office)["id"])["promises"]
    body = {"version": made["version"], "amount": "300tr", "reason": "Đơn vị gọi lại"}
    changed = office.patch(f"pledges/{made['id']}", json=body).json
    assert listed(office)[0]["promises"][0]["amount"] == 300_000_000
    office.post(f"pledges/{made['id']}/void", json={"version": changed["version"], "reason": "Rút lại"})
    (gone,) = listed(office)[0]["promises"]
    assert (gone["status"], gone["amount"]) == ("void", 300_000_000)
    assert office.get("donor-list").json["counts"]["promised"] == 0


@pytest.mark.parametrize("amount", ["", "0", "nhiều", "-5tr"])
def test_an_unusable_amount_promises_nothing(office: Client, amount: str) -> None:
    donor = add(office)
    answer = office.post(f"donor-list/{donor['id']}/promises", json={"amount": amount})
    assert (answer.status_code, list(answer.json["errors"]), listed(office)) == (422, ["amount"], [donor])


def test_a_repeat_promises_once(office: Client) -> None:
    donor = add(office)
    for _ in range(2):
        office.post(f"donor-list/{donor['id']}/promises", json={"amount": "5tr"}, key="one-wish")
    assert len(listed(office)[0]["promises"]) == 1


def test_a_stranger_promises_nothing(office: Client) -> None:
    assert office.post("donor-list/9/promises", json={"amount": "5tr"}).status_code == 404


@pytest.fixture
def boards(office: Client) -> list[int]:
    """Three donors with a board each."""
    return [
        promise(office, add(office, f"Công ty {name}", presenter=f"Bà {name}")["id"])["promises"][0]["id"]
        for name in "ABC"
    ]


def order(caller: Client, path: str = "boards") -> list[int]:
    return [item["id"] for item in caller.get(path).json["items"]]


def test_boards_are_put_in_order_and_the_editor_sees_it(
    office: Client, boards: list[int], signed_in: Callable[[Role], Client]
) -> None:
    first, second, third = boards
    moved = office.post(f"boards/{third}/move", json={"before": first})
    assert [item["presenter"] for item in moved.json["items"]] == ["Bà C", "Bà A", "Bà B"]
    office.post(f"boards/{first}/move", json={"before": None})
    stage = signed_in("stage")
    assert order(stage) == order(stage, "pledges/held") == [third, second, first]


def test_a_promise_without_a_board_comes_after_the_boards(office: Client, boards: list[int]) -> None:
    first, second, third = boards
    office.post(f"boards/{first}/leave", json={})
    at_desk = take(office, donor={"name": "Chị Hai"}, hold=True)["id"]
    assert order(office) == [second, third, first, at_desk]
    items = office.post(f"boards/{at_desk}/move", json={"before": second}).json["items"]
    assert [(item["id"], item["board_order"]) for item in items] == [
        (at_desk, 1),
        (second, 2),
        (third, 3),
        (first, None),
    ]


def test_what_is_released_or_strange_has_no_place(office: Client, boards: list[int]) -> None:
    first, second, _ = boards
    office.post(f"pledges/{first}/release", json={"version": 1})
    assert office.post(f"boards/{first}/move", json={"before": second}).status_code == 404
    assert office.post(f"boards/{second}/move", json={"before": first}).status_code == 422
    assert office.post("boards/99/leave", json={}).status_code == 404


def test_a_donor_who_stays_unnamed_sends_nobody_by_name(
    office: Client, boards: list[int], signed_in: Callable[[Role], Client]
) -> None:
    office.patch(f"pledges/{boards[0]}", json={"version": 1, "donor": {"anonymous": True}})
    board = signed_in("stage").get("boards").json["items"][0]
    assert (board["donor"]["name"], board["presenter"]) == ("Nhà hảo tâm", "")


@pytest.mark.parametrize("role", ["crew", "checkin", "display"])
def test_who_sees_and_moves_boards(
    office: Client, boards: list[int], signed_in: Callable[[Role], Client], role: Role
) -> None:
    assert signed_in(role).get("boards").status_code == 403
    for caller in (signed_in(role), signed_in("stage")):
        moves = [
            caller.post(f"boards/{boards[2]}/move", json={"before": boards[0]}),
            caller.post(f"boards/{boards[2]}/leave", json={}),
        ]
        assert {answer.status_code for answer in moves} == {403}
    assert order(office) == boards


def test_placing_among_others() -> None:
    assert [placed([1, 2, 3], 3, 1), placed([1, 2], 9, None), placed([1, 2, 3], 1, 3)] == [
        [3, 1, 2],
        [1, 2, 9],
        [2, 1, 3],
    ]
    with pytest.raises(Invalid):
        placed([1, 2], 1, 1)


def test_a_pledge_goes_where_its_corrected_name_says(app: Flask, office: Client) -> None:
    add(office, "Công ty A")
    other = add(office, "Công ty B")
    taken = take(office, donor={"name": "cong ty a"})
    body = {"version": taken["version"], "donor": {"name": "Công ty B"}}
    office.patch(f"pledges/{taken['id']}", json=body)
    assert office.get(f"pledges/{taken['id']}").json["donor_id"] == other["id"]
    body = {"version": 2, "donor": {"name": "Công ty lạ"}}
    office.patch(f"pledges/{taken['id']}", json=body)
    assert office.get(f"pledges/{taken['id']}").json["donor_id"] is None


def test_a_promise_keeps_its_donor_however_the_desk_words_it(office: Client) -> None:
    donor = promise(office, add(office)["id"])
    (made,) = donor["promises"]
    office.patch(f"pledges/{made['id']}", json={"version": 1, "donor": {"name": "Gia đình muối Cà Ná"}})
    assert len(listed(office)[0]["promises"]) == 1
