"""Finding guests in the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.guests.factories import invite, said


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Ông Nguyễn Văn Bình", group=1, position="Chủ tịch", organisation="UBND tỉnh")
    invite(app, forum, "Đỗ Thị Ánh", group=2, organisation="Muối Cà Ná", phone="0912345678")
    invite(app, forum, "Nguyễn Văn An", group=2, position="Bí thư", organisation="Tỉnh đoàn")


def names(desk: Client, query: str) -> list[str]:
    return [guest["full_name"] for guest in said(desk.get(f"guests{query}"))["items"]]


def test_the_list_goes_by_given_name(desk: Client) -> None:
    assert names(desk, "") == ["Nguyễn Văn An", "Đỗ Thị Ánh", "Nguyễn Văn Bình"]


def test_or_in_protocol_order(desk: Client) -> None:
    assert names(desk, "?sort=rank") == ["Nguyễn Văn Bình", "Đỗ Thị Ánh", "Nguyễn Văn An"]


def test_a_guest_is_all_a_desk_needs(desk: Client) -> None:
    (guest,) = said(desk.get("guests?q=binh"))["items"]
    code = guest.pop("code")
    assert (len(code), code.isdigit()) == (20, True)
    assert guest == {
        "id": 1,
        "full_name": "Nguyễn Văn Bình",
        "salutation": "Ông",
        "position": "Chủ tịch",
        "organisation": "UBND tỉnh",
        "group": "Thường trực Tỉnh ủy, HĐND, UBND tỉnh, Ủy ban MTTQ Việt Nam tỉnh và Đoàn ĐBQH đơn vị tỉnh",
        "group_number": 1,
        "leader": True,
        "protected": False,
        "rank": 100_001,
        "vip": False,
        "zone": "",
        "seat": "",
        "note": "",
        "rsvp": "",
        "delegation_id": None,
        "delegation": "",
        "heads": False,
        "merged_into_id": None,
        "erased": False,
        "phone": "",
        "state": "expected",
        "version": 1,
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("nguyen van a", ["Nguyễn Văn An"]),
        ("binh van", ["Nguyễn Văn Bình"]),
        ("tinh doan", ["Nguyễn Văn An"]),
        ("TỈNH ĐOÀN", ["Nguyễn Văn An"]),
        ("do thi", ["Đỗ Thị Ánh"]),
        ("đô thi", ["Đỗ Thị Ánh"]),
        ("5678", ["Đỗ Thị Ánh"]),
        ("0912 345 678", ["Đỗ Thị Ánh"]),
        ("anh 678", ["Đỗ Thị Ánh"]),
        ("muoi do", ["Đỗ Thị Ánh"]),
        ("binh 678", []),
        ("uyen", []),
        ("%", []),
        ("_", []),
        ("'; DROP TABLE guest;--", []),
    ],
)
def test_search_ignores_accents_order_and_case(desk: Client, asked: str, found: list[str]) -> None:
    answer = desk.get("guests", query_string={"q": asked})
    assert [guest["full_name"] for guest in said(answer)["items"]] == found


def test_a_badge_code_typed_into_the_search_finds_its_guest(desk: Client) -> None:
    code = said(desk.get("guests/3"))["code"]
    assert names(desk, f"?q={code}") == ["Nguyễn Văn An"]


@pytest.mark.parametrize("group", ["1", "Lãnh đạo tỉnh", "lanh dao tinh"])
def test_a_group_by_number_or_name(desk: Client, group: str) -> None:
    assert names(desk, f"?group={group}") == ["Nguyễn Văn Bình"]


def test_an_unknown_group_is_said_to_be_unknown(desk: Client) -> None:
    refused = desk.get("guests?group=99")
    assert (refused.status_code, said(refused)["errors"]) == (422, {"group": "Không có nhóm khách này."})


def test_states(desk: Client) -> None:
    desk.post("check-ins", json={"guest_id": 1})
    desk.post("guests/2/cancel", json={})
    assert [names(desk, f"?state={state}") for state in ("present", "cancelled", "expected", "absent")] == [
        ["Nguyễn Văn Bình"],
        ["Đỗ Thị Ánh"],
        ["Nguyễn Văn An"],
        ["Nguyễn Văn An"],
    ]


@pytest.mark.parametrize("sort", ["name", "rank"])
def test_pages_hold_everybody_once(desk: Client, sort: str) -> None:
    pages = [said(desk.get(f"guests?limit=1&sort={sort}"))]
    for _ in range(2):
        pages.append(said(desk.get(f"guests?limit=1&sort={sort}&cursor={pages[-1]['next_cursor']}")))
    assert [guest["full_name"] for page in pages for guest in page["items"]] == names(desk, f"?sort={sort}")
    assert pages[-1]["next_cursor"] is None


@pytest.mark.parametrize(
    "query", ["?limit=0", "?limit=501", "?cursor=x", "?cursor=999", "?state=late", "?sort=age"]
)
def test_wrong_questions_are_refused(desk: Client, query: str) -> None:
    assert desk.get(f"guests{query}").status_code == 422


def test_groups_are_counted(desk: Client) -> None:
    desk.post("check-ins", json={"guest_id": 1})
    first, second, *others = said(desk.get("guest-groups"))["items"]
    assert [(group["number"], group["expected"], group["present"]) for group in (first, second)] == [
        (1, 1, 1),
        (2, 2, 0),
    ]
    assert [group["number"] for group in others if group["protected"]] == [7]


def test_an_unknown_guest_is_missing(desk: Client) -> None:
    assert desk.get("guests/99").status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
@pytest.mark.parametrize("path", ["guests", "guests/1", "guest-groups", "guests.xlsx", "guests/1/qr.svg"])
def test_only_the_check_in_desk_reads_guests(
    signed_in: Callable[[Role], Client], role: Role, path: str
) -> None:
    assert signed_in(role).get(path).status_code == 403


def test_nobody_reads_guests(anonymous: Client) -> None:
    assert anonymous.get("guests").status_code == 401
