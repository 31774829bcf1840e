"""The public form and the desk's queue of what it brings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from forum_app.pledges.api.request_shapes import RequestList, RequestView
from forum_app.pledges.api.shapes import PledgeView
from tests.cast import Client
from tests.pledges.factories import ask, json_of, tote

SignIn = Callable[[Role], Client]


def queue(desk: Client, query: str = "status=waiting") -> list[str]:
    """List the references in the queue."""
    found = json_of(desk.get(f"pledge-requests?{query}"))
    RequestList.model_validate(found)
    return [item["reference"] for item in found["items"]]


def test_a_request_waits_and_counts_for_nothing(signed_in: SignIn, anonymous: Client) -> None:
    sent = {
        "donor": "Chị Hai",
        "amount": "5tr",
        "phone": "0912 345 678",
        "message": "Chúc chương trình thành công",
    }
    answer = anonymous.post("pledge-requests", json=sent)
    assert (answer.status_code, answer.json) == (202, {"reference": "DK-0001-3"})
    assert json_of(signed_in("pledges").get("pledge-requests?status=waiting"))["items"] == [
        {
            "id": 1,
            "number": 1,
            "reference": "DK-0001-3",
            "donor": {"name": "Chị Hai", "kind": "person", "anonymous": False},
            "amount": 5_000_000,
            "amount_in_words": "Năm triệu đồng",
            "phone": "0912345678",
            "message": "Chúc chương trình thành công",
            "status": "waiting",
            "at": "2024-10-17T12:30:00.000+00:00",
            "decided_at": None,
            "decided_by": None,
            "reason": "",
            "pledge_id": None,
            "programme": "fund",
            "amount_shown": True,
        }
    ]
    assert tote(anonymous)["total"] == 0


def test_an_organisation_asks_in_full(signed_in: SignIn, anonymous: Client) -> None:
    donor = {"name": "Công ty Nho Ba Mọi", "kind": "organisation", "anonymous": True}
    ask(anonymous, donor=donor)
    item = json_of(signed_in("pledges").get("pledge-requests"))["items"][0]
    assert item["donor"] == donor


def test_a_form_sent_twice_waits_once(signed_in: SignIn, anonymous: Client) -> None:
    sent = {"donor": "Chị Hai", "amount": "5tr"}
    first = anonymous.post("pledge-requests", json=sent, key="a")
    again = anonymous.post("pledge-requests", json=sent, key="a")
    assert (again.status_code, again.json) == (202, first.json)
    assert queue(signed_in("pledges")) == ["DK-0001-3"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"donor": ""}, "donor.name"),
        ({"donor": "x" * 10_000}, "donor.name"),
        ({"donor": 5}, "donor"),
        ({"donor": {"kind": "person"}}, "donor.name"),
        ({"amount": "nhiều"}, "amount"),
        ({"amount": 0}, "amount"),
        ({"amount": None}, "amount"),
        ({"phone": "gọi tôi"}, "phone"),
        ({"phone": 912345678}, "phone"),
        ({"message": "x" * 501}, "message"),
        ({"status": "accepted"}, "status"),
    ],
)
def test_an_unusable_form_is_refused(
    signed_in: SignIn, anonymous: Client, wrong: dict[str, object], field: str
) -> None:
    answer = anonymous.post("pledge-requests", json={"donor": "Chị Hai", "amount": "5tr"} | wrong)
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, [field])
    assert queue(signed_in("pledges")) == []


def test_a_flood_is_slowed_down(anonymous: Client) -> None:
    sent = {"donor": "Chị Hai", "amount": "5tr"}
    answers = [anonymous.post("pledge-requests", json=sent) for _ in range(21)]
    assert [answer.status_code for answer in answers] == [202] * 20 + [429]
    assert json_of(answers[-1])["code"] == "rate_limited"


def test_an_accepted_request_counts(signed_in: SignIn, anonymous: Client) -> None:
    ask(anonymous)
    desk = signed_in("pledges")
    answer = desk.post("pledge-requests/1/accept")
    PledgeView.model_validate(json_of(answer))
    assert (answer.status_code, json_of(answer)["channel"], json_of(answer)["amount"]) == (
        200,
        "form",
        5_000_000,
    )
    assert (tote(anonymous)["total"], queue(desk)) == (5_000_000, [])
    item = json_of(desk.get("pledge-requests?status=accepted"))["items"][0]
    assert (item["pledge_id"], item["decided_by"]) == (json_of(answer)["id"], "pledges")


def test_a_request_accepted_twice_is_one_pledge(signed_in: SignIn, anonymous: Client) -> None:
    ask(anonymous)
    desk = signed_in("pledges")
    first = desk.post("pledge-requests/1/accept")
    again = desk.post("pledge-requests/1/accept", json={})
    assert (again.status_code, again.json) == (200, first.json)
    assert tote(anonymous)["pledge_count"] == 1


def test_a_rejected_request_never_counts(signed_in: SignIn, anonymous: Client) -> None:
    ask(anonymous)
    desk = signed_in("pledges")
    answer = desk.post("pledge-requests/1/reject", json={"reason": "Gọi không được"})
    RequestView.model_validate(json_of(answer))
    again = desk.post("pledge-requests/1/reject", json={"reason": "Khác"})
    late = desk.post("pledge-requests/1/accept")
    assert (answer.status_code, json_of(answer)["status"], json_of(answer)["reason"]) == (
        200,
        "rejected",
        "Gọi không được",
    )
    assert (again.status_code, again.json) == (200, answer.json)
    assert (late.status_code, json_of(late)["code"], json_of(late)["current"]) == (409, "stale", answer.json)
    assert tote(anonymous)["total"] == 0


def test_an_accepted_request_is_not_rejected(signed_in: SignIn, anonymous: Client) -> None:
    ask(anonymous)
    desk = signed_in("pledges")
    desk.post("pledge-requests/1/accept")
    late = desk.post("pledge-requests/1/reject", json={"reason": "Nhầm"})
    assert (late.status_code, json_of(late)["current"]["status"]) == (409, "accepted")
    assert tote(anonymous)["total"] == 5_000_000


def test_a_program_may_reject_without_a_reason(signed_in: SignIn, anonymous: Client) -> None:
    ask(anonymous)
    desk = signed_in("pledges")
    assert desk.post("pledge-requests/1/reject", json={"reason": "a" * 301}).status_code == 422
    answer = desk.post("pledge-requests/1/reject")
    assert (answer.status_code, answer.json["status"], answer.json["reason"]) == (200, "rejected", "")


@pytest.mark.parametrize("number", [99, 2**31, 10**30])
def test_a_request_that_is_not_there(signed_in: SignIn, number: int) -> None:
    desk = signed_in("pledges")
    assert desk.post(f"pledge-requests/{number}/accept").status_code == 404
    assert desk.post(f"pledge-requests/{number}/reject", json={"reason": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_who_may_not_decide(signed_in: SignIn, anonymous: Client, role: Role) -> None:
    ask(anonymous)
    caller = signed_in(role)
    assert caller.post("pledge-requests/1/accept").status_code == 403
    assert caller.post("pledge-requests/1/reject", json={"reason": "x"}).status_code == 403
    assert anonymous.post("pledge-requests/1/accept").status_code == 401


def test_finding_requests(signed_in: SignIn, anonymous: Client) -> None:
    for name in ("Đỗ Thị Hoa", "Trần Văn Bảy", "Hoàng Đức"):
        ask(anonymous, donor=name)
    desk = signed_in("pledges")
    first = json_of(desk.get("pledge-requests?limit=2"))
    assert queue(desk, "q=do thi") == ["DK-0001-3"]
    assert queue(desk, "q=DK-0002-1") == ["DK-0002-1"]
    assert queue(desk, f"limit=2&cursor={first['next_cursor']}") == ["DK-0003-7"]
    assert desk.get("pledge-requests?cursor=x").status_code == 422
