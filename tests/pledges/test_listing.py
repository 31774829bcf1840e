"""Looking pledges and donors up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from forum_app.pledges.api.shapes import PledgeList
from tests.cast import Client
from tests.pledges.factories import json_of, take

SignIn = Callable[[Role], Client]


def numbers(desk: Client, query: str = "") -> list[int]:
    """List the numbers of the pledges found."""
    found = json_of(desk.get(f"pledges?{query}"))
    PledgeList.model_validate(found)
    return [item["number"] for item in found["items"]]


@pytest.fixture
def desk(signed_in: SignIn) -> Client:
    """Give a desk that has taken three pledges; the second is held, the third void."""
    desk = signed_in("pledges")
    take(desk, donor={"name": "Công ty Đường Phan Rang"})
    take(desk, donor={"name": "Bà Nguyễn Thị Lan", "kind": "person"}, hold=True)
    take(desk, donor={"name": "100%_Nho"})
    desk.post("pledges/3/void", json={"version": 1, "reason": "Thử"})
    return desk


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [3, 2, 1]),
        ("status=", [3, 2, 1]),
        ("status=held", [2]),
        ("status=void", [3]),
        ("status=confirmed", [1]),
        ("q=duong", [1]),
        ("q=ĐƯỜNG phan", [1]),
        ("q=thi lan", [2]),
        ("q=UH-0002-1", [2]),
        ("q=uh 0002 1", [2]),
        ("q=3", [3]),
        ("q=%25_", [3]),
        ("q=%25", [3]),
        ("q=khong co ai", []),
        ("q=duong&status=held", []),
        ("q=99999999999999999999", []),
        ("q=%00", [3, 2, 1]),
    ],
)
def test_finding_pledges(desk: Client, query: str, found: list[int]) -> None:
    assert numbers(desk, query) == found


def test_pages_follow_each_other(desk: Client) -> None:
    first = json_of(desk.get("pledges?limit=2"))
    second = json_of(desk.get(f"pledges?limit=2&cursor={first['next_cursor']}"))
    assert [item["number"] for item in first["items"] + second["items"]] == [3, 2, 1]
    assert second["next_cursor"] is None


@pytest.mark.parametrize(
    "query", ["status=lost", "limit=0", "limit=501", "cursor=x", "cursor=-1", "cursor=٣"]
)
def test_an_unusable_question_is_refused(desk: Client, query: str) -> None:
    assert desk.get(f"pledges?{query}").status_code == 422


@pytest.mark.parametrize("path", ["pledges", "pledges/1", "pledge-requests"])
def test_who_may_read(desk: Client, signed_in: SignIn, anonymous: Client, path: str) -> None:
    roles: tuple[Role, ...] = ("admin", "pledges", "crew", "checkin", "display")
    answers = [desk.get(path).status_code, *(signed_in(role).get(path).status_code for role in roles)]
    assert answers == [200, 200, 200, 403, 403, 403]
    assert anonymous.get(path).status_code == 401
