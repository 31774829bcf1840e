"""The guest list as a workbook."""

from __future__ import annotations

from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.sheets import read_sheets
from tests.cast import Client
from tests.guests.factories import GUEST_LIST, invite, said, upload


def test_the_list_says_who_came_and_when(app: Flask, forum: Forum, desk: Client) -> None:
    code = invite(
        app, forum, "Ông Lê An", group=2, position="Giám đốc", organisation="Muối", phone="0912345678"
    ).code
    extra = {"version": 1, "vip": True, "zone": "Khu A", "rsvp": "coming", "note": "Ăn chay"}
    assert desk.patch("guests/1", json=extra).status_code == 200
    desk.post("check-ins", json={"guest_id": 1})
    answer = desk.get("guests.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="khach-moi.xlsx"'
    (page,) = read_sheets(answer.data, "khach-moi.xlsx")
    group = "Các cơ quan, đơn vị, doanh nghiệp, doanh nhân, nhà hảo tâm trong và ngoài tỉnh"
    work = (1, "Lê An", "Ông", "Giám đốc", "Muối", group, "0912345678", "Khu A", None, "x", "Dự", None, None)
    guest = (*work, "Ăn chay", code, "Có mặt", "19:30")
    assert [row.cells for row in page.rows if row.cells[0] == 1] == [guest]


def test_what_was_exported_can_be_imported_again(desk: Client) -> None:
    desk.post("guests/import", **upload(GUEST_LIST.read_bytes()))
    report = said(desk.post("guests/import", **upload(desk.get("guests.xlsx").data)))
    assert [report[name] for name in ("created", "updated", "unchanged", "errors")] == [0, 0, 155, []]


def test_a_name_like_a_formula_is_no_formula(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "=Cmd(A1)")
    (page,) = read_sheets(desk.get("guests.xlsx").data, "khach-moi.xlsx")
    assert [row.cells[1] for row in page.rows if row.cells[0] == 1] == ["=Cmd(A1)"]


def test_an_empty_list_is_a_workbook_too(desk: Client) -> None:
    assert len(read_sheets(desk.get("guests.xlsx").data, "khach-moi.xlsx")) == 1
