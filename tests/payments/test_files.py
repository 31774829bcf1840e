"""The workbook adds up to the đồng, receipts are printed, rehearsals are no money, erasing keeps the sums."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from pypdf import PdfReader

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.payments.operations import erasing
from forum_app.pledges.models import PledgeRow
from forum_app.sheets import read_sheets
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client, FixedClock
from tests.payments.factories import (
    HOA_PHUONG,
    SAID_OF_HOA_PHUONG,
    bring,
    dues,
    json_of,
    lines,
    receive,
    totals,
)

PAGE = f"/f/{SLUG}/payments"


@pytest.fixture
def reconciled(desk: Client) -> None:
    """Import both statements, accept, undo, share, set aside, take cash and goods, void and hold."""
    bring(desk)
    bring(desk, HOA_PHUONG, "Hoa Phượng", mapping=SAID_OF_HOA_PHUONG)
    by_amount = {line["amount"]: line["id"] for line in lines(desk)}
    json_of(receive(desk, 4, 45_000_000, source="bank", line_id=by_amount[60_000_000]))
    json_of(receive(desk, 3, 15_000_000, source="bank", line_id=by_amount[60_000_000]))
    wrong = json_of(receive(desk, 5, 20_000_000, source="bank", line_id=by_amount[20_000_000]))["receipt"]
    json_of(desk.post(f"payments/receipts/{wrong['id']}/undo", json={"reason": "Nhầm người"}))
    json_of(desk.post(f"payments/lines/{by_amount[200_000]}/aside", json={"reason": "Bán hàng"}))
    json_of(receive(desk, 4, "56tr"))
    json_of(receive(desk, 6, "12tr", source="goods", quantity=3))


def book(desk: Client) -> dict[str, list[tuple[Any, ...]]]:
    answer = desk.get("payments.xlsx")
    assert answer.status_code == 200
    return {sheet.name: [row.cells for row in sheet.rows] for sheet in read_sheets(answer.data, "x.xlsx")}


def test_the_workbook_adds_up_with_the_ledger_and_the_statements(desk: Client, reconciled: None) -> None:
    sheets = book(desk)
    sums = {str(row[0]): row[1] for row in sheets["Đối chiếu"] if len(row) > 1}
    assert sums["Tiền đã công bố tại chương trình (như sổ cái)"] == desk.get("tote").json["tonight_total"]
    assert sums["Sao kê: tổng tiền vào"] == 590_000_000 + 50_400_000
    assert sums["Sao kê: tổng tiền vào"] == sum(
        sums[f"Sao kê: {part}"]
        for part in (
            "đã ghi nhận cho các khoản",
            "để riêng, không phải tiền ủng hộ",
            "chờ đối chiếu",
        )
    )
    assert sums["Sao kê: đã ghi nhận cho các khoản"] == sums["Đã nhận qua ngân hàng (cộng biên nhận)"]
    assert sums["Đã nhận bằng tiền mặt (cộng biên nhận)"] == 56_000_000
    assert sums["Tiền: đã nhận"] == sums["Đã nhận qua ngân hàng (cộng biên nhận)"] + 56_000_000
    assert sums["Tiền: đã đăng ký"] + sums["Tiền: nhận thừa"] == sums["Tiền: đã nhận"] + sums["Tiền: còn lại"]
    assert sums["Tiền: nhận thừa"] == 1_000_000
    cash = totals(desk)["cash"]
    assert (sums["Tiền: đã nhận"], sums["Tiền: còn lại"]) == (cash["received"], cash["outstanding"])


def test_the_sheets_hold_every_pledge_line_and_receipt(desk: Client, reconciled: None) -> None:
    sheets = book(desk)
    assert [row[1] for row in sheets["Khoản ủng hộ"][3:9]] == [
        *("UH-0001-3", "UH-0002-1", "UH-0003-7", "UH-0004-5", "UH-0005-9", "UH-0006-8"),
    ]
    undone = [row for row in sheets["Biên nhận"] if len(row) > 14 and row[14] == "Nhầm người"]
    assert [(row[2], row[5], row[13]) for row in undone] == [("UH-0005-9", 20_000_000, "pledges")]
    shared = [row for row in sheets["Sao kê"] if row[2] == 60_000_000]
    assert [(row[3], row[5], row[7]) for row in shared] == [(60_000_000, 0, "UH-0004-5, UH-0003-7")]


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_receipts_say_what_came(desk: Client, reconciled: None) -> None:
    ids = [one["id"] for one in json_of(desk.get("payments/pledges/6"))["history"]]
    goods = desk.get(f"payments/receipts.pdf?ids={ids[0]}")
    assert (goods.status_code, goods.content_type) == (200, "application/pdf")
    said = text_of(goods.data)
    for words in (
        "BIÊN NHẬN HIỆN VẬT",
        "Đại lý gạo Phước Dân",
        "Gạo tẻ cho hộ nghèo",
        "12.000.000 đồng",
        "/BN",
    ):
        assert words in said
    money = text_of(desk.get("payments/receipts.pdf?ids=1").data)
    for words in ("BIÊN NHẬN TIỀN ỦNG HỘ", "0001/BN", "Chị Hai", "Năm triệu đồng", "17/10/2024"):
        assert words in money
    assert money.count("Liên 1") == 1


def test_an_undone_receipt_is_not_printed(desk: Client) -> None:
    made = json_of(receive(desk, 1, "5tr"))["receipt"]
    json_of(desk.post(f"payments/receipts/{made['id']}/undo", json={"reason": "Nhầm"}))
    answer = desk.get(f"payments/receipts.pdf?ids={made['id']}")
    assert (answer.status_code, answer.json["code"]) == (404, "nothing")
    assert desk.get("payments/receipts.pdf?ids=x").status_code == 422


def test_lists_are_filtered_searched_and_paged(
    desk: Client, reconciled: None, clock: FixedClock, signed_in: Callable[[Role], Client]
) -> None:
    assert list(dues(desk, state="outstanding")) == []
    assert list(dues(desk, state="partly")) == [3]
    assert list(dues(desk, state="open")) == [3]
    assert list(dues(desk, q="muoi ca na")) == [4]
    assert list(dues(desk, q="UH-0005-9")) == [5]
    assert (list(dues(desk, kind="money")), list(dues(desk, kind="goods"))) == ([1, 2, 3, 4, 5], [6])
    clock.forward(days=40)
    desk = signed_in("pledges")
    assert (list(dues(desk, age=2)), list(dues(desk, age=0))) == ([3], [])
    assert [age["outstanding"] for age in totals(desk)["ages"]] == [0, 0, 5_000_000, 0]
    first = json_of(desk.get("payments/pledges?limit=4"))
    rest = json_of(desk.get(f"payments/pledges?limit=4&cursor={first['next_cursor']}"))
    assert [one["pledge_id"] for one in first["items"] + rest["items"]] == [1, 2, 3, 4, 5, 6]
    assert (rest["next_cursor"], desk.get("payments/pledges?cursor=x").status_code) == (None, 422)
    found = json_of(desk.get("payments/lines?q=nguyen thi hai"))["items"]
    assert {line["amount"] for line in found} == {5_000_000}
    page = json_of(desk.get("payments/lines?limit=3"))
    more = json_of(desk.get(f"payments/lines?limit=100&cursor={page['next_cursor']}"))
    assert (len(page["items"]), len(more["items"]), page["counts"]["aside"]) == (3, 7, 1)


def test_a_rehearsals_pledge_is_no_money(app: Flask, forum: Forum, desk: Client) -> None:
    with app.app_context(), transaction(forum.id) as session:
        session.execute(sa.update(PledgeRow).where(PledgeRow.number == 1).values(run=1))
    assert 1 not in dues(desk)
    assert (bring(desk)["matched"], receive(desk, 1, "5tr").status_code) == (2, 404)


def test_erasing_takes_the_payers_and_leaves_the_sums(app: Flask, forum: Forum, desk: Client) -> None:
    bring(desk)
    before = totals(desk)
    with app.app_context(), transaction(forum.id) as session:
        assert erasing.count_personal(session, forum.id) == {"bank_lines": 6}
        erasing.erase_payers(session, forum.id)
        assert erasing.count_personal(session, forum.id) == {"bank_lines": 0}
    kept = lines(desk) + lines(desk, "matched")
    assert {(line["content"], line["payer"]) for line in kept} == {("đã xóa", "")}
    assert (totals(desk), bring(desk)["unchanged"]) == (before, 6)


def test_the_page_and_its_place_in_the_menu(desk: Client) -> None:
    text = desk.get(PAGE).text
    assert 'data-page="payments/reconcile"' in text
    assert f'href="{PAGE}" aria-current="page"' in text


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_the_page_is_for_the_pledge_desk(
    desk: Client, signed_in: Callable[[Role], Client], role: Role
) -> None:
    assert signed_in(role).get(PAGE).status_code == 403
