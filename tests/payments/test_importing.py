"""Importing what banks export: two invented banks, overlapping statements, columns told once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, remembered_columns
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.feed import Fact
from tests.cast import Client
from tests.payments.factories import (
    BIEN_XANH,
    BIEN_XANH_XLS,
    HOA_PHUONG,
    SAID_OF_HOA_PHUONG,
    bring,
    dues,
    json_of,
    lines,
    send,
    statement,
    totals,
)

Told = Callable[[], list[Fact]]


def figures(report: dict[str, Any]) -> tuple[int, int, int, int, int]:
    names = ("created", "unchanged", "money_out", "amount", "matched")
    return tuple(report[name] for name in names)


def test_a_statement_with_titles_sums_and_two_columns_is_read(desk: Client) -> None:
    report = bring(desk)
    assert (figures(report), report["errors"]) == ((6, 0, 1, 590_000_000, 3), [])
    assert [row["action"] for row in report["rows"]] == ["skip", *["create"] * 6]
    assert report["rows"][0] == {
        "row": 11,
        "action": "skip",
        "what": "1.100.000 đồng",
        "why": "Tiền ra, không nhập.",
    }
    kept = lines(desk, "matched") + lines(desk)
    assert sum(line["amount"] for line in kept) == 590_000_000
    assert {line["bank"] for line in kept} == {"Biển Xanh"}


def test_a_reference_pays_its_pledge_at_once_and_no_more_than_it_waits_for(desk: Client) -> None:
    bring(desk)
    known = dues(desk)
    assert [(known[one]["received"], known[one]["state"]) for one in (1, 2, 3)] == [
        (5_000_000, "received"),
        (500_000_000, "received"),
        (0, "outstanding"),
    ]
    waiting = {line["content"]: line["proposals"] for line in lines(desk)}
    again = waiting["NGUYEN THI HAI chuyen lai UH00013"]
    assert [(one["reference"], one["why"], one["outstanding"]) for one in again] == [
        ("UH-0001-3", "reference", 0)
    ]
    (nho,) = waiting["HTX NHO NANG VANG UNG HO QUY VI NGUOI NGHEO TINH NINH THUAN"]
    assert (nho["donor"], nho["why"], nho["amount"]) == ("HTX Nho Nắng Vàng", "amount_name", 20_000_000)


def test_one_column_with_signs_and_times_is_read_once_it_is_told_who_paid(desk: Client) -> None:
    report = bring(desk, HOA_PHUONG, "Hoa Phượng", mapping=SAID_OF_HOA_PHUONG)
    assert (figures(report), report["errors"]) == ((4, 0, 1, 50_400_000, 1), [])
    muoi = next(line for line in lines(desk) if line["amount"] == 40_000_000)
    assert (muoi["payer"], muoi["booked_on"]) == ("CTY MUOI CA NA", "2024-10-19")
    assert [one["donor"] for one in muoi["proposals"]] == []
    assert dues(desk)[5]["received"] == 10_000_000


def test_what_was_told_of_a_bank_is_remembered_for_that_bank_alone(
    app: Flask, forum: Forum, desk: Client
) -> None:
    bring(desk, HOA_PHUONG, "Hoa Phượng", mapping=SAID_OF_HOA_PHUONG)
    again = bring(desk, HOA_PHUONG, "HOA PHUONG", dry_run=True)
    other = bring(desk, HOA_PHUONG, "Biển Xanh", dry_run=True)
    fields = [
        {column["heading"]: column["field"] for column in one["columns"]}["Bên kia"] for one in (again, other)
    ]
    assert (again["bank"], fields) == ("Hoa Phượng", ["payer", ""])
    with app.app_context():
        kept: dict[str, Any] = dict(remembered_columns(db.session(), forum.id, "bank"))
    assert kept == {"Hoa Phượng": {"Bên kia": "payer"}}
    assert json_of(desk.get("payments/banks"))["items"] == ["Hoa Phượng"]


def test_a_dry_run_writes_nothing_and_says_the_same(desk: Client, told: Told) -> None:
    dry = bring(desk, dry_run=True)
    assert (lines(desk), totals(desk)["cash"]["received"], told()) == ([], 0, [])
    assert bring(desk) == dry


def test_an_old_excel_file_is_the_same_statement(desk: Client) -> None:
    first = bring(desk, BIEN_XANH_XLS)
    assert (figures(first), first["errors"]) == ((6, 0, 1, 590_000_000, 3), [])
    assert figures(bring(desk)) == (0, 6, 1, 0, 0)


def test_the_same_statement_again_brings_nothing(desk: Client, told: Told) -> None:
    bring(desk)
    before = totals(desk), lines(desk), len(told())
    assert figures(bring(desk)) == (0, 6, 1, 0, 0)
    assert (totals(desk), lines(desk), len(told())) == before


def test_an_overlapping_statement_brings_only_what_is_new(desk: Client) -> None:
    first = statement(
        ("17/10/2024", None, "200.000", "ung ho", None), ("17/10/2024", None, "200.000", "ung ho", None)
    )
    second = statement(
        ("17/10/2024 08:00:00", None, 200_000, "UNG HO", None),
        ("17/10/2024 09:00:00", None, 200_000, "Ung ho", None),
        ("17/10/2024 10:00:00", None, 200_000, "ung ho", None),
        ("18/10/2024", None, 200_000, "ung ho", None),
    )
    assert json_of(send(desk, first))["created"] == 2
    report = json_of(send(desk, second))
    assert [row["action"] for row in report["rows"]] == ["unchanged", "unchanged", "create", "create"]
    assert len(lines(desk)) == 4


def test_the_facts_name_nobody(desk: Client, told: Told) -> None:
    bring(desk)
    facts = told()
    assert [fact.kind for fact in facts] == ["payment.imported", *["payment.received"] * 3]
    assert facts[0].data == {"statement_id": 1, "lines": 6, "known": 0}
    assert facts[1].data == {
        "receipt_id": 1,
        "number": 1,
        "pledge_id": 1,
        "line_id": 1,
        "amount": 5_000_000,
        "quantity": None,
        "source": "bank",
        "matched_by": "reference",
    }


def test_money_that_cannot_be_read_stops_the_import(desk: Client) -> None:
    faulty = statement(
        ("17/10/2024", None, "5.000.000", "a", None), ("hôm qua", None, "6.000.000", "b", None)
    )
    report = json_of(send(desk, faulty))
    assert (report["created"], report["amount"], lines(desk)) == (0, 0, [])
    assert [(one["row"], one["message"]) for one in report["errors"]] == [
        (3, "Không đọc được ngày “hôm qua”; cần ngày/tháng/năm, ví dụ 17/10/2024.")
    ]


def test_a_file_with_unknown_columns_asks_what_they_are(desk: Client) -> None:
    foreign = statement(("17/10/2024", "5.000.000", "UH00013"), headings=("Lúc", "Vào", "Lời nhắn"))
    asked = json_of(send(desk, foreign, dry_run=True))
    assert [column["field"] for column in asked["columns"]] == ["", "", ""]
    assert asked["errors"][0]["message"] == "Chưa rõ cột nào là ngày giao dịch; hãy chọn ở trên."
    said = '{"Lúc": "date", "Vào": "credit", "Lời nhắn": "content"}'
    report = json_of(send(desk, foreign, mapping=said))
    assert (report["created"], report["matched"]) == (1, 1)


def test_a_statement_without_money_in_says_so(desk: Client) -> None:
    half = statement(("17/10/2024", "phí"), headings=("Ngày giao dịch", "Nội dung"))
    report = json_of(send(desk, half, dry_run=True))
    assert report["errors"][0]["message"].startswith("Chưa rõ cột nào là số tiền vào")


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"bank": "Biển Xanh"}, "file"),
        ({"bank": "", "file": True}, "bank"),
        ({"bank": "x" * 61, "file": True}, "bank"),
        ({"bank": "Biển Xanh", "file": True, "mapping": "["}, "mapping"),
        ({"bank": "Biển Xanh", "file": True, "mapping": '{"Ngày": "no such"}'}, "mapping"),
        ({"bank": "Biển Xanh", "file": True, "mapping": '{"A": "date", "B": "date"}'}, "mapping"),
    ],
)
def test_what_cannot_be_imported(desk: Client, form: dict[str, Any], field: str) -> None:
    if form.pop("file", False):
        form["file"] = (BIEN_XANH.open("rb"), "sao-ke.xlsx")
    answer = desk.post("payments/statements", data=form)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_what_is_no_spreadsheet(desk: Client) -> None:
    answer = send(desk, b"%PDF-1.7", name="sao-ke.pdf")
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["file"])


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_who_may_not_import(desk: Client, signed_in: Callable[[Role], Client], role: Role) -> None:
    assert send(signed_in(role), BIEN_XANH.read_bytes()).status_code == 403


def test_nobody_imports_without_signing_in(desk: Client, anonymous: Client) -> None:
    assert send(anonymous, BIEN_XANH.read_bytes()).status_code == 401
