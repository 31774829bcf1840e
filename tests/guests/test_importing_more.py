"""Importing several sheets, foreign headings, pairs a person decides, and what only some lists say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.cast import Client
from tests.guests.factories import COLUMNS, invite, said, sheet, upload

Cells = tuple[str | int | None, ...]


def workbook(*sheets: tuple[str, tuple[str, ...], list[Cells]]) -> bytes:
    return write_xlsx(
        [SheetOut(name, [ColumnOut(title) for title in titles], rows) for name, titles, rows in sheets]
    )


def sent(desk: Client, content: bytes, *, dry_run: bool = False, **fields: object) -> dict[str, Any]:
    form = upload(content, dry_run=dry_run)
    form["data"] = {**form["data"], **{name: json.dumps(value) for name, value in fields.items()}}  # type: ignore[dict-item]
    answer = desk.post("guests/import", **form)
    assert answer.status_code == 200, answer.text
    return said(answer)


def guests(desk: Client) -> list[dict[str, Any]]:
    return list(said(desk.get("guests?limit=500&sort=rank"))["items"])


def names(desk: Client) -> list[str]:
    return [guest["full_name"] for guest in guests(desk)]


TWO_SHEETS = workbook(
    ("Bìa", ("Danh sách khách mời",), [("Diễn đàn năm 2024",)]),
    ("Lãnh đạo tỉnh", COLUMNS, [(1, "Lê An", "Bí thư", "Tỉnh ủy"), (2, None, "Phó Bí thư", "Tỉnh ủy")]),
    ("Doanh nghiệp", ("Họ tên", "Đơn vị"), [("Trần Bình", "Muối Cà Ná"), ("Lê An", "Tỉnh ủy")]),
)
WHOLE = workbook(
    ("Thường trực Tỉnh ủy, UBND tỉnh", COLUMNS, [(1, "Lê An", "Bí thư", "Tỉnh ủy")]),
    ("Doanh nghiệp, doanh nhân", ("Họ tên", "Đơn vị"), [("Trần Bình", "Muối Cà Ná")]),
)


def test_every_sheet_with_a_table_is_read_and_its_name_is_its_group(desk: Client) -> None:
    report = sent(desk, WHOLE)
    assert (report["sheets"], report["created"]) == (
        ["Thường trực Tỉnh ủy, UBND tỉnh", "Doanh nghiệp, doanh nhân"],
        2,
    )
    assert [(row["sheet"], row["row"], row["what"]) for row in report["rows"]] == [
        ("Thường trực Tỉnh ủy, UBND tỉnh", 2, "Lê An – Bí thư, Tỉnh ủy"),
        ("Doanh nghiệp, doanh nhân", 2, "Trần Bình – Muối Cà Ná"),
    ]
    assert [guest["group_number"] for guest in guests(desk)] == [1, 2]
    assert sent(desk, WHOLE)["unchanged"] == 2


def test_errors_and_rows_of_several_sheets_name_theirs(desk: Client) -> None:
    report = sent(desk, TWO_SHEETS)
    assert report["errors"] == [
        {"sheet": "Lãnh đạo tỉnh", "row": 3, "column": "Họ và tên", "message": "Dòng này thiếu họ tên."}
    ]
    assert names(desk) == []


def test_one_sheet_is_not_named(desk: Client) -> None:
    (row,) = sent(desk, sheet((1, "Lê An")))["rows"]
    assert "sheet" not in row


def test_long_salutations_are_imported(desk: Client) -> None:
    titles = ("Xưng hô", "Họ và tên")
    rows: list[Cells] = [("Thầy thuốc nhân dân, GS.TS.", "Lê An"), ("x" * 61, "Trần Bình")]
    assert [error["column"] for error in sent(desk, workbook(("Tờ 1", titles, rows)))["errors"]] == [
        "Xưng hô"
    ]
    assert sent(desk, workbook(("Tờ 1", titles, rows[:1])))["created"] == 1
    assert guests(desk)[0]["salutation"] == "Thầy thuốc nhân dân, GS.TS."


def test_vip_in_a_note_is_shown_before_it_is_written_and_taken_from_nobody(desk: Client) -> None:
    noted = sheet((1, "Lê An", None, None, None, None, "VIP, ăn chay"), (2, "Trần Bình"))
    shown = sent(desk, noted, dry_run=True)["rows"]
    assert [row.get("why") for row in shown] == ["Khách VIP", None]
    sent(desk, noted)
    assert [(one["vip"], one["note"]) for one in guests(desk)] == [(True, "ăn chay"), (False, "")]
    assert sent(desk, noted)["unchanged"] == 2
    desk.patch(f"guests/{guests(desk)[1]['id']}", json={"version": 1, "vip": True})
    assert sent(desk, noted)["unchanged"] == 2
    assert [one["vip"] for one in guests(desk)] == [True, True]
    (known,) = sent(desk, sheet((2, "Trần Bình", None, None, None, None, "Xe lăn")))["rows"]
    assert (known["why"], guests(desk)[1]["vip"]) == ("Đổi ghi chú.", True)


FOREIGN = workbook(("Tờ 1", ("Quý danh", "Chỗ làm", "Cỡ áo"), [("Lê An", "Muối Cà Ná", "XL")]))


def test_a_file_of_foreign_headings_is_asked_about(desk: Client) -> None:
    report = sent(desk, FOREIGN, dry_run=True)
    assert report["columns"] == [
        {"heading": "Quý danh", "field": "", "sample": "Lê An"},
        {"heading": "Chỗ làm", "field": "", "sample": "Muối Cà Ná"},
        {"heading": "Cỡ áo", "field": "", "sample": "XL"},
    ]
    assert [error["message"] for error in report["errors"]] == [
        "Chưa rõ cột nào là họ và tên; hãy chọn ở trên."
    ]
    assert desk.post("guests/import", **upload(FOREIGN)).status_code == 422


def test_what_was_said_of_headings_is_remembered(desk: Client) -> None:
    told = {"Quý danh": "full_name", "Chỗ làm": "organisation", "Cỡ áo": ""}
    assert sent(desk, FOREIGN, dry_run=True, mapping=told)["created"] == 1
    assert desk.post("guests/import", **upload(FOREIGN)).status_code == 422  # a dry run keeps nothing
    assert sent(desk, FOREIGN, mapping=told)["created"] == 1
    again = sent(desk, FOREIGN)
    assert (again["unchanged"], [column["field"] for column in again["columns"]]) == (
        1,
        ["full_name", "organisation", ""],
    )
    assert guests(desk)[0]["organisation"] == "Muối Cà Ná"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mapping", '{"Quý danh": "password"}'),
        ("mapping", "[1]"),
        ("mapping", '{"A": "seat", "B": "seat"}'),
        ("decisions", "[" * 5000),
        ("decisions", '{"2": true}'),
        ("decisions", '{"2": "perhaps"}'),
        ("decisions", '{"99": "new"}'),
        ("decisions", '{"2": 4711}'),
    ],
)
def test_hostile_words_about_a_file_are_refused(desk: Client, field: str, value: str) -> None:
    form = upload(sheet((1, "Lê An")))
    form["data"] = {**form["data"], field: value}  # type: ignore[dict-item]
    refused = desk.post("guests/import", **form)
    assert (refused.status_code, list(said(refused)["errors"])) == (422, [field])
    assert names(desk) == []


RICH = (
    "Họ và tên", "Đơn vị", "Đoàn", "Trưởng đoàn", "Khu", "Ghế", "Tham dự", "VIP", "Đầu mối", "SĐT đầu mối",
)  # fmt: skip


def test_what_only_some_lists_say_is_kept(app: Flask, desk: Client) -> None:
    rows: list[Cells] = [
        ("Lê An", "Sở Y tế", "Sở Y tế", "x", "Khu A", "A1", "Có", "x", "Bà Lan", "0912345678"),
        ("Lê Bình", "Sở Y tế", "SỞ Y TẾ", None, None, None, "Cử người dự thay", None, None, None),
        ("Lê Chi", "Sở Y tế", None, None, None, None, "không", "không", None, None),
    ]
    report = sent(desk, workbook(("Tờ 1", RICH, rows)))
    assert (report["created"], report["delegations"], report["warnings"][1:]) == (3, 1, [])
    shown = [(one["vip"], one["rsvp"], one["delegation"], one["heads"], one["zone"]) for one in guests(desk)]
    assert shown == [
        (True, "coming", "Sở Y tế", True, "Khu A"),
        (False, "deputy", "Sở Y tế", False, ""),
        (False, "declined", "", False, ""),
    ]
    assert sent(desk, workbook(("Tờ 1", RICH, rows)))["unchanged"] == 3


def test_blank_cells_wipe_nothing(desk: Client) -> None:
    full: list[Cells] = [
        ("Lê An", "Sở Y tế", "Sở Y tế", "x", "Khu A", "A1", "Có", "x", "Bà Lan", "0912345678")
    ]
    sent(desk, workbook(("Tờ 1", RICH, full)))
    before = guests(desk)
    blank: list[Cells] = [("Lê An", "Sở Y tế", *[None] * 8)]
    assert (sent(desk, workbook(("Tờ 1", RICH, blank)))["unchanged"], guests(desk)) == (1, before)


def test_a_delegation_gets_another_head(desk: Client) -> None:
    titles = ("Họ và tên", "Đoàn", "Trưởng đoàn")
    sent(desk, workbook(("Tờ 1", titles, [("Lê An", "Sở Y tế", "x"), ("Lê Bình", "Sở Y tế", None)])))
    sent(desk, workbook(("Tờ 1", titles, [("Lê Bình", "Sở Y tế", "x")])))
    assert [(one["full_name"], one["heads"]) for one in guests(desk)] == [("Lê An", False), ("Lê Bình", True)]
    two: list[Cells] = [("Lê An", "Sở Y tế", "x"), ("Lê Bình", "Sở Y tế", "x")]
    (error,) = sent(desk, workbook(("Tờ 1", titles, two)))["errors"]
    assert (error["row"], error["message"]) == (3, "Đoàn này đã có trưởng đoàn ở dòng 2.")


def test_places_in_the_group_are_those_of_the_column(desk: Client) -> None:
    rows: list[Cells] = [("Lê An", 3), ("Lê Bình", 1), ("Lê Chi", None), ("Lê Dũng", 2)]
    sent(desk, workbook(("Tờ 1", ("Họ và tên", "Thứ tự lễ tân"), rows)))
    assert names(desk) == ["Lê Bình", "Lê Dũng", "Lê An", "Lê Chi"]


def test_our_own_export_is_known_by_its_codes(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", organisation="Muối Cà Ná")
    invite(app, forum, "Lê An", organisation="Muối Cà Ná", position="Kế toán")
    exported = desk.get("guests.xlsx").data
    assert sent(desk, exported, dry_run=True)["unchanged"] == 2
    (first, second) = guests(desk)
    titles, rows = ("Mã thẻ", "Họ và tên", "Đơn vị"), [(second["code"], "Lê Thị An", "HTX Nho")]
    report = sent(desk, workbook(("Tờ 1", titles, [*rows])))
    assert (report["updated"], report["absent"]) == (
        1,
        [{"guest_id": first["id"], "what": "Lê An – Muối Cà Ná"}],
    )
    assert [(one["id"], one["full_name"]) for one in guests(desk)] == [(1, "Lê An"), (2, "Lê Thị An")]


@pytest.fixture
def an(app: Flask, forum: Forum, desk: Client) -> int:
    return invite(app, forum, "Lê An", organisation="Muối Cà Ná", position="Kế toán").id


MAYBE_AN = sheet((1, "Lê An", None, "HTX Nho", None, "B7"))


def test_a_namesake_is_asked_about(desk: Client, an: int) -> None:
    report = sent(desk, MAYBE_AN, dry_run=True)
    person = {"salutation": "", "position": "", "phone": ""}
    assert report["doubtful"] == [
        {
            "key": "2",
            "row": 2,
            "what": "Lê An – HTX Nho",
            "guest_id": None,
            "person": {**person, "full_name": "Lê An", "organisation": "HTX Nho", "seat": "B7"},
            "candidates": [
                {
                    "guest_id": an,
                    "what": "Lê An – Kế toán, Muối Cà Ná",
                    "why": "Trùng tên, khác đơn vị.",
                    "person": {
                        **person, "full_name": "Lê An", "organisation": "Muối Cà Ná",
                        "seat": "", "position": "Kế toán",
                    },
                }
            ],
        }
    ]  # fmt: skip
    assert report["created"] == 1


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        ("new", [("Lê An", "Muối Cà Ná", ""), ("Lê An", "HTX Nho", "B7")]),
        ("skip", [("Lê An", "Muối Cà Ná", "")]),
        (1, [("Lê An", "HTX Nho", "B7")]),
        (None, [("Lê An", "Muối Cà Ná", ""), ("Lê An", "HTX Nho", "B7")]),
    ],
)
def test_a_person_decides(desk: Client, an: int, choice: object, wanted: list[tuple[str, str, str]]) -> None:
    assert an == 1
    sent(desk, MAYBE_AN, decisions={} if choice is None else {"2": choice})
    shown = sorted((one["id"], one["full_name"], one["organisation"], one["seat"]) for one in guests(desk))
    assert [one[1:] for one in shown] == wanted


def test_a_decision_names_a_row_of_its_sheet(desk: Client, an: int) -> None:
    book = workbook(
        ("Một", ("Họ tên", "Đơn vị"), [("Trần Bình", "HTX Nho")]),
        ("Hai", ("Họ tên", "Đơn vị"), [("Lê An", "HTX Nho")]),
    )
    (doubt,) = sent(desk, book, dry_run=True)["doubtful"]
    assert (doubt["key"], doubt["sheet"], doubt["row"]) == ("Hai!2", "Hai", 2)
    report = sent(desk, book, decisions={"Hai!2": an})
    assert (report["created"], report["updated"]) == (1, 1)


def test_deciding_twice_for_one_guest_is_refused(desk: Client, an: int) -> None:
    form = upload(sheet((1, "Lê An", None, "HTX Nho"), (2, "Lê An", None, "HTX Muối")))
    form["data"] = {**form["data"], "decisions": json.dumps({"2": an, "3": an})}  # type: ignore[dict-item]
    refused = desk.post("guests/import", **form)
    assert (refused.status_code, list(said(refused)["errors"])) == (422, ["decisions"])


def test_who_is_not_in_the_file_is_told_and_left_alone(desk: Client, an: int) -> None:
    report = sent(desk, sheet((1, "Trần Bình")))
    assert (report["absent_count"], report["absent"][0]["guest_id"]) == (1, an)
    assert names(desk) == ["Lê An", "Trần Bình"]
