"""The empty list offices fill in, and the list as text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.sheets import read_sheets
from tests.cast import Client
from tests.guests.factories import invite, said, upload


def test_the_template_explains_itself_and_its_example_is_nobody(desk: Client) -> None:
    answer = desk.get("guests-template.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-danh-sach-khach-moi.xlsx"'
    listed, explained = read_sheets(answer.data, "mau.xlsx")
    assert [row.cells[0] for row in explained.rows[1:]] == list(listed.rows[0].cells)
    report = said(desk.post("guests/import", **upload(answer.data)))
    assert (report["rows"], report["errors"], report["sheets"]) == ([], [], ["Danh sách"])
    assert [column["heading"] for column in report["columns"] if not column["field"]] == []


def test_the_template_offers_groups_and_answers(desk: Client) -> None:
    with ZipFile(BytesIO(desk.get("guests-template.xlsx").data)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert page.count("<dataValidation ") == 4
    assert "Cử người dự thay" in texts
    assert "Thường trực Tỉnh ủy" in texts


@pytest.mark.parametrize("role", ["crew", "pledges", "display"])
@pytest.mark.parametrize("path", ["guests-template.xlsx", "guests.csv"])
def test_other_roles_get_neither(
    signed_in: Callable[[Role], Client], role: Role, path: str, forum: Forum
) -> None:
    assert signed_in(role).get(path).status_code == 403


def test_the_list_as_text_can_be_imported_again(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", organisation='HTX "Nho; Táo"', phone="+84943640379")
    answer = desk.get("guests.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    report = said(desk.post("guests/import", **upload(answer.data, filename="khach-moi.csv")))
    assert (report["unchanged"], report["errors"]) == (1, [])
