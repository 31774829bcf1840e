"""The ledger as workbooks: they say what the tote says, to the đồng."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.sheets import read_sheets
from tests.cast import Client, bearer
from tests.pledges.factories import DONOR, KEYS, body

HIDDEN = {"name": "Bà Trần Thị Kín", "kind": "person", "anonymous": True}


@pytest.fixture
def desk(app: Flask) -> Client:
    return bearer(app, "pledges", desk="Bàn 1")


def take(desk: Client, **changes: Any) -> dict[str, Any]:
    answer = desk.post("pledges", json=body(**changes), key=next(KEYS))
    assert answer.status_code == 201, answer.json
    taken: dict[str, Any] = answer.json
    return taken


@pytest.fixture
def evening(desk: Client) -> None:
    """Take one pledge that is corrected, one void, one held, one in kind, a sponsorship, one unnamed."""
    corrected = take(desk, amount="500tr")
    change = {"version": 1, "amount": 350_000_001, "reason": "Nghe nhầm"}
    assert desk.patch(f"pledges/{corrected['id']}", json=change).status_code == 200
    void = take(desk, amount="1,2 tỷ", donor=DONOR | {"name": "=Cmd(A1)"})
    desk.post(f"pledges/{void['id']}/void", json={"version": 1, "reason": "Ghi trùng"})
    take(desk, amount="2 tỷ", hold=True)
    take(desk, kind="in_kind", amount="40tr", description="10 tấn gạo")
    take(desk, kind="sponsorship", amount=None, description="Đỡ đầu em An 12 tháng")
    take(desk, amount=7, donor=HIDDEN, description="Để phong bì tại bàn 1")


def sheets(desk: Client, book: str) -> dict[str, list[tuple[Any, ...]]]:
    answer = desk.get(f"{book}.xlsx")
    assert answer.status_code == 200
    return {page.name: [tuple(row.cells) for row in page.rows] for page in read_sheets(answer.data, "a.xlsx")}


def column(rows: list[tuple[Any, ...]], title: str) -> list[Any]:
    """Give a column's cells below its title, the footer's too."""
    head = next(number for number, row in enumerate(rows) if title in row)
    place = rows[head].index(title)
    return [row[place] if place < len(row) else None for row in rows[head + 1 :]]


def test_the_ledger_adds_up_to_the_total_on_stage(desk: Client, evening: None) -> None:
    book = sheets(desk, "pledges")
    tote = desk.get("tote").json
    sums = dict(
        zip(column(book["Đối chiếu"], "Khoản"), column(book["Đối chiếu"], "Số tiền (đồng)"), strict=True)
    )
    assert sums["Tổng trên bảng"] == tote["total"]
    assert (
        sums["Tiền đã công bố tại chương trình (cộng mọi dòng sổ cái)"]
        == tote["tonight_total"]
        == 350_000_008
    )
    assert sums["Tiền giữ lại, chưa tính vào tổng"] == 2_000_000_000
    assert sums["Hiện vật, giá trị ước tính, không tính vào tổng"] == 40_000_000
    *pledges, footer = column(book["Khoản ủng hộ"], "Số tiền (đồng)")
    assert (pledges, footer) == ([350_000_001, 0, 2_000_000_000, 40_000_000, None, 7], 350_000_008)


def test_the_ledger_keeps_every_line_with_its_reason(desk: Client, evening: None) -> None:
    lines = sheets(desk, "pledges")["Sổ cái"]
    written = list(zip(column(lines, "Số tiền (đồng)"), column(lines, "Lý do"), strict=True))
    assert written[:4] == [
        (500_000_000, None),
        (-149_999_999, "Nghe nhầm"),
        (1_200_000_000, None),
        (-1_200_000_000, "Ghi trùng"),
    ]


def test_the_statement_names_nobody_who_wishes_not_to_be_named(desk: Client, evening: None) -> None:
    page = sheets(desk, "statement")["Sao kê"]
    *given, tonight, opening, total = column(page, "Số tiền (đồng)")
    assert given == [350_000_001, 40_000_000, None, 7]
    assert (tonight, total) == (350_000_008, opening + tonight)
    assert total == desk.get("tote").json["total"]
    assert column(page, "Nhà hảo tâm")[:4] == [DONOR["name"], DONOR["name"], DONOR["name"], "Nhà hảo tâm"]
    said = str(page)
    assert "Kín" not in said
    assert "phong bì" not in said
    assert "10 tấn gạo" in said


def test_an_empty_evening_still_adds_up(desk: Client) -> None:
    for book, page in (("pledges", "Khoản ủng hộ"), ("statement", "Sao kê")):
        assert column(sheets(desk, book)[page], "Số tiền (đồng)")[0] == 0


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
@pytest.mark.parametrize("book", ["pledges", "statement"])
def test_other_roles_read_no_ledger(app: Flask, role: Role, book: str) -> None:
    assert bearer(app, role).get(f"{book}.xlsx").status_code == 403


def test_nobody_reads_no_ledger(anonymous: Client) -> None:
    assert anonymous.get("pledges.xlsx").status_code == 401
