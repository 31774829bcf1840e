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
        sums["Tiền đã công bố tại chương trình (cộng các dòng tiền đã tính của sổ cái)"]
        == tote["tonight_total"]
        == 350_000_008
    )
    assert sums["Tiền giữ lại, chưa tính vào tổng"] == 2_000_000_000
    assert sums["Hiện vật, giá trị ước tính, không tính vào tổng"] == 40_000_000
    *pledges, footer = column(book["Khoản ủng hộ"], "Số tiền (đồng)")
    assert (pledges, footer) == ([350_000_001, 0, 2_000_000_000, None, None, 7], 350_000_008)
    assert column(book["Khoản ủng hộ"], "Giá trị ước tính (đồng)")[3] == 40_000_000


def test_the_lines_that_count_add_up_to_the_total_and_held_ones_do_not(desk: Client, evening: None) -> None:
    lines = sheets(desk, "pledges")["Sổ cái"]
    told = zip(
        *(column(lines, title) for title in ("Hình thức", "Trạng thái", "Số tiền (đồng)")), strict=True
    )
    cash = [(status, amount) for kind, status, amount in told if kind == "Tiền"]
    counted = sum(amount for status, amount in cash if status == "Đã tính")
    assert counted == desk.get("tote").json["tonight_total"]
    assert [amount for status, amount in cash if status == "Giữ lại"] == [2_000_000_000]
    assert sum(amount for status, amount in cash if status == "Đã hủy") == 0


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
    *given, tonight, fund, social, opening, total = column(page, "Số tiền (đồng)")
    assert (given, sum(filter(None, given))) == ([350_000_001, None, None, 7], tonight)
    assert (tonight, fund, social, total) == (350_000_008, 350_000_008, 0, opening + tonight)
    assert total == desk.get("tote").json["total"]
    assert column(page, "Nhà hảo tâm")[:4] == [DONOR["name"], DONOR["name"], DONOR["name"], "Nhà hảo tâm"]
    said = str(page)
    assert "Kín" not in said
    assert "phong bì" not in said
    assert "10 tấn gạo" in said


def test_who_shows_no_sum_is_in_the_statement_and_it_still_adds_up(desk: Client) -> None:
    take(desk, amount="100tr")
    take(desk, amount="30tr", amount_shown=False, donor=DONOR | {"name": "Công ty Nho"}, programme="social")
    take(desk, amount="12tr", amount_shown=False, donor=DONOR | {"name": "Công ty Muối"})
    page = sheets(desk, "statement")["Sao kê"]
    assert column(page, "Nhà hảo tâm") == [
        DONOR["name"],
        "Công ty Nho",
        "Công ty Muối",
        "Các nhà hảo tâm không công bố số tiền (2 khoản)",
        "Cộng tiền ủng hộ tại chương trình",
        "Trong đó: Quỹ “Vì người nghèo”",
        "Trong đó: An sinh xã hội",
        "Đã vận động được trước chương trình",
        "Tổng cộng",
    ]
    *given, quiet, tonight, fund, social, _, _ = column(page, "Số tiền (đồng)")
    assert given == [100_000_000, None, None]
    assert (quiet, tonight) == (42_000_000, 100_000_000 + quiet)
    assert (fund, social) == (112_000_000, 30_000_000)
    assert column(page, "Nội dung")[:3] == [None, "Không công bố số tiền", "Không công bố số tiền"]


def test_one_donor_alone_who_shows_no_sum_is_not_named_beside_it(desk: Client) -> None:
    take(desk, amount="100tr")
    take(desk, amount="30tr", amount_shown=False, donor=DONOR | {"name": "Công ty Nho"})
    page = sheets(desk, "statement")["Sao kê"]
    assert column(page, "Nhà hảo tâm")[:2] == [DONOR["name"], "Nhà hảo tâm"]
    assert "Công ty Nho" not in str(page)


def test_gifts_scholarships_and_sponsorships_say_what_they_are(desk: Client) -> None:
    take(desk, kind="in_kind", amount="150tr", quantity=1000, unit="phần quà", programme="social")
    take(desk, kind="scholarship", amount="100tr", quantity=50)
    take(desk, kind="sponsorship", amount=None, months=12, per_month="500k", beneficiary="em Lê Thị Mơ")
    page = sheets(desk, "statement")["Sao kê"]
    assert column(page, "Nội dung")[:3] == [
        "1.000 phần quà",
        "50 suất học bổng",
        "12 tháng × 500.000 đồng mỗi tháng",
    ]
    assert column(page, "Giá trị ước tính (đồng)")[:3] == [150_000_000, 100_000_000, 6_000_000]
    assert column(page, "Số tiền (đồng)")[:4] == [None, None, None, 0]
    book = sheets(desk, "pledges")
    assert column(book["Khoản ủng hộ"], "Số lượng")[:2] == [1000, 50]
    assert column(book["Khoản ủng hộ"], "Người được nhận")[2] == "em Lê Thị Mơ"
    sums = dict(
        zip(*(column(book["Đối chiếu"], title) for title in ("Khoản", "Số tiền (đồng)")), strict=True)
    )
    assert sums["Học bổng, không tính vào tổng"] == 100_000_000
    assert sums["Nhận đỡ đầu, giá trị ước tính, không tính vào tổng"] == 6_000_000


def test_an_empty_evening_still_adds_up(desk: Client) -> None:
    for book, page in (("pledges", "Khoản ủng hộ"), ("statement", "Sao kê")):
        assert column(sheets(desk, book)[page], "Số tiền (đồng)")[0] == 0


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
@pytest.mark.parametrize("book", ["pledges", "statement"])
def test_other_roles_read_no_ledger(app: Flask, role: Role, book: str) -> None:
    assert bearer(app, role).get(f"{book}.xlsx").status_code == 403


def test_nobody_reads_no_ledger(anonymous: Client) -> None:
    assert anonymous.get("pledges.xlsx").status_code == 401
