"""Importing a guest list as an office sends it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.operations.importing import unchanged_since, write_import
from forum_app.guests.operations.planning import Asked, Present, plan_import
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import Client
from tests.guests.factories import EXPECTED, GUEST_LIST, invite, said, sheet, upload
from tests.guests.test_adding import kinds

# The headings of the office's list, and the plan's groups they mean: its VI is our seventh.
GROUPS = {
    "Thường trực Tỉnh ủy, HĐND, UBND, UBMTTQ tỉnh, Đoàn ĐBQH": 1,
    "Doanh nghiệp, doanh nhân, nhà hảo tâm": 2,
    "Cơ quan, đơn vị, lực lượng vũ trang": 3,
    "Huyện ủy, UBND, UBMTTQ các huyện, thành phố": 4,
    "16 xã, phường thuộc TP. Phan Rang - Tháp Chàm": 5,
    "Đại diện hộ nghèo, học sinh nghèo vượt khó": 7,
}


def everybody(desk: Client) -> list[dict[str, Any]]:
    return list(said(desk.get("guests?limit=500&sort=rank"))["items"])


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    return report["created"], report["updated"], report["unchanged"]


def test_the_offices_list_gives_exactly_its_people(desk: Client) -> None:
    report = said(desk.post("guests/import", **upload(GUEST_LIST.read_bytes())))
    assert (counts(report), report["warnings"], report["errors"]) == ((155, 0, 0), [], [])
    wanted = [
        (
            person["name"],
            GROUPS[person["group"]],
            person["position"],
            person["organisation"],
            person["phone"] or "",
        )
        for person in json.loads(EXPECTED.read_text(encoding="utf-8"))["people"]
    ]
    names = ("full_name", "group_number", "position", "organisation", "phone")
    assert [tuple(guest[name] for name in names) for guest in everybody(desk)] == wanted


def test_repeated_rows_are_said_to_be_repeated(desk: Client) -> None:
    report = said(desk.post("guests/import", **upload(GUEST_LIST.read_bytes())))
    assert [row for row in report["rows"] if row["action"] == "skip"] == [
        {
            "row": 41,
            "action": "skip",
            "what": "Lý Bích Lan – Chủ tịch HĐQT, HTX Nho Mẫu Năm",
            "why": "Trùng với dòng 40.",
        },
        {
            "row": 124,
            "action": "skip",
            "what": "Bá Xuân Trí – Chủ tịch UBMTTQ, Phường/xã Thanh Sơn",
            "why": "Trùng với dòng 123.",
        },
    ]


def test_what_else_the_list_says_is_kept(desk: Client) -> None:
    desk.post("guests/import", **upload(GUEST_LIST.read_bytes()))
    (guest,) = said(desk.get("guests?q=ngo ngoc hoa tap doan"))["items"]
    assert (guest["salutation"], guest["seat"], guest["note"]) == ("Ông", "B6", "Đi thay đ/c Giám đốc")
    assert said(desk.get("guests?q=bui thi dat"))["items"][0]["full_name"] == "Bùi Thị Đạt"


def test_importing_again_doubles_nobody_and_keeps_badges(app: Flask, forum: Forum, desk: Client) -> None:
    desk.post("guests/import", **upload(GUEST_LIST.read_bytes()))
    before = everybody(desk)
    again = said(desk.post("guests/import", **upload(GUEST_LIST.read_bytes())))
    assert (counts(again), everybody(desk)) == ((0, 0, 155), before)
    assert kinds(app, forum) == ["guests.imported"]


def test_a_dry_run_writes_nothing(app: Flask, forum: Forum, desk: Client) -> None:
    dry = said(desk.post("guests/import", **upload(GUEST_LIST.read_bytes(), dry_run=True)))
    assert (counts(dry), everybody(desk), kinds(app, forum)) == ((155, 0, 0), [], [])
    assert dry == said(desk.post("guests/import", **upload(GUEST_LIST.read_bytes())))


def test_a_word_that_may_mean_either_writes_nothing(desk: Client) -> None:
    unclear = {"file": (GUEST_LIST.open("rb"), "khach.xlsx"), "dry_run": "maybe"}
    answer = desk.post("guests/import", data=unclear)
    assert (answer.status_code, answer.json["errors"]) == (422, {"dry_run": "Phải là đúng hoặc sai."})
    assert everybody(desk) == []


def test_dry_run_may_stand_in_the_query(desk: Client) -> None:
    desk.post("guests/import?dry_run=true", data={"file": (GUEST_LIST.open("rb"), "khach.xlsx")})
    assert everybody(desk) == []


def test_a_later_list_updates_whom_it_names(desk: Client) -> None:
    desk.post(
        "guests/import", **upload(sheet((1, "Lê An", "Kế toán", "Muối Cà Ná", "0912345678", "A1", "VIP")))
    )
    (before,) = everybody(desk)
    later = sheet(
        (1, "Ông LÊ AN", "Giám đốc", "Muối Cà Ná", None, "A2", None), (2, "Lê Bình", None, None, None)
    )
    report = said(desk.post("guests/import", **upload(later)))
    assert (counts(report), report["rows"][0]["why"]) == ((1, 1, 0), "Đổi xưng hô, chức vụ, ghế.")
    changed = {"salutation": "Ông", "position": "Giám đốc", "seat": "A2", "version": 2}
    assert everybody(desk)[0] == before | changed


def test_a_guest_who_is_inside_stays_inside(desk: Client) -> None:
    desk.post("guests/import", **upload(sheet((1, "Lê An", "Kế toán", "Muối Cà Ná"))))
    desk.post("check-ins", json={"guest_id": 1})
    desk.post("guests/import", **upload(sheet((1, "Lê An", "Giám đốc", "Muối Cà Ná"))))
    assert [(guest["position"], guest["state"]) for guest in everybody(desk)] == [("Giám đốc", "present")]


def test_a_list_with_an_error_writes_nothing(app: Flask, forum: Forum, desk: Client) -> None:
    report = said(
        desk.post("guests/import", **upload(sheet((1, "Lê An"), (2, None, "Giám đốc", "Muối Cà Ná"))))
    )
    assert report["errors"] == [{"row": 3, "column": "Họ và tên", "message": "Dòng này thiếu họ tên."}]
    assert (counts(report), everybody(desk), kinds(app, forum)) == ((0, 0, 0), [], [])


def test_a_wrong_phone_only_warns(desk: Client) -> None:
    report = said(desk.post("guests/import", **upload(sheet((1, "Lê An", None, None, "09 máy bận")))))
    message = "“09 máy bận” không giống số điện thoại; vẫn giữ nguyên văn."
    assert {"row": 2, "column": "Số điện thoại", "message": message} in report["warnings"]
    assert [guest["phone"] for guest in everybody(desk)] == ["09 máy bận"]


def test_hostile_cells_are_only_texts(desk: Client) -> None:
    hostile = ("=cmd()|A1", "<script>alert(1)</script>", "\u202eSở \u200bTài chính")
    desk.post("guests/import", **upload(sheet((1, *hostile))))
    (guest,) = everybody(desk)
    assert (guest["full_name"], guest["position"], guest["organisation"]) == (*hostile[:2], "Sở Tài chính")


@pytest.mark.parametrize(
    ("content", "filename"),
    [
        (b"", "khach.xlsx"),
        (b"PK\x03\x04 but no workbook", "khach.xlsx"),
        (b"\x89PNG\r\n", "khach.png"),
        (b"a,b\n1,2\n", "khach.csv"),
    ],
)
def test_what_is_no_guest_list_is_refused(desk: Client, content: bytes, filename: str) -> None:
    refused = desk.post("guests/import", **upload(content, filename=filename))
    assert (refused.status_code, list(said(refused)["errors"])) == (422, ["file"])


def test_a_csv_is_a_list_too(desk: Client) -> None:
    content = "Họ và tên;Đơn vị;SĐT\nLê An;Muối Cà Ná;0912 345 678\n".encode("utf-8-sig")
    assert counts(said(desk.post("guests/import", **upload(content, filename="khach.csv")))) == (1, 0, 0)


def test_without_a_file_there_is_nothing_to_import(desk: Client) -> None:
    assert desk.post("guests/import", data={"dry_run": "true"}).status_code == 422
    assert desk.post("guests/import", json={}).status_code == 422


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_import_nothing(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).post("guests/import", **upload(sheet((1, "Lê An")))).status_code == 403


def test_an_edit_meanwhile_is_noticed_and_a_scan_is_not(app: Flask, forum: Forum, desk: Client) -> None:
    guest = invite(app, forum, "Lê An")
    with app.app_context():
        seen = queries.last_edit(db.session(), forum.id)
    desk.post("check-ins", json={"guest_id": guest.id})
    with app.app_context(), transaction(forum.id) as session:
        assert unchanged_since(session, forum.id, seen)
    desk.patch(f"guests/{guest.id}", json={"version": 1, "seat": "A1"})
    with app.app_context(), transaction(forum.id) as session:
        assert not unchanged_since(session, forum.id, seen)


def test_an_import_that_says_nothing_new_leaves_no_fact(app: Flask, forum: Forum, desk: Client) -> None:
    desk.post("guests/import", **upload(sheet((1, "Lê An"))))
    with app.app_context():
        groups = queries.groups(db.session(), forum.id)
        guests = list(chain.from_iterable(queries.known_guests(db.session(), forum.id, at_once=2)))
    outcome = plan_import(sheet((1, "Lê An")), "khach.xlsx", Present(groups, guests, ()), Asked({}, {}))
    with app.app_context(), transaction(forum.id) as session:
        write_import(session, forum.id, outcome, actor=cast.actor("checkin"), at=cast.THE_EVENING)
    assert kinds(app, forum) == ["guests.imported"]
