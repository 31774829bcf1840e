"""The whole way of the money in a browser: statement, proposals, accepted, undone, outstanding again."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.one_server import server
from tests.payments.factories import BIEN_XANH
from tests.servers import Caller, Server

__all__ = ["server"]

LONG = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Hạ tầng Khu Công nghiệp Phước Nam – Chi nhánh Ninh Thuận"
)


@pytest.fixture(scope="module")
def desk(server: Server) -> Caller:
    caller = server.caller("pledges", "Bàn 1")
    wanted: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("Chị Hai", "5tr", {}),
        ("Công ty CP Xây dựng Ninh Thuận", "500tr", {}),
        ("HTX Nho Nắng Vàng", "20tr", {}),
        ("Công ty TNHH Muối Cà Ná", "100tr", {}),
        (LONG, "1,2 tỷ", {}),
        ("Đại lý gạo Phước Dân", "40tr", {"kind": "in_kind", "description": "Gạo tẻ cho hộ nghèo"}),
    )
    for number, (name, amount, more) in enumerate(wanted):
        body = {"donor": {"name": name}, "amount": amount, **more}
        assert caller.post("pledges", f"pledge {number}", json=body).status_code == 201
    return caller


def expect_figures(page: Page, pledged: str, received: str, outstanding: str) -> None:
    for name, figure in {"pledged": pledged, "received": received, "outstanding": outstanding}.items():
        expect(page.locator(f"[data-slot={name}]")).to_have_text(f"{figure}\u00a0đồng")


def bring_statement(desk: Caller) -> None:
    """Import the bank's statement, where no test before did."""
    if not desk.get("payments/lines").json()["items"]:
        form = {"bank": "Biển Xanh"}
        files = {"file": (BIEN_XANH.name, BIEN_XANH.read_bytes())}
        assert desk.post("payments/statements", data=form, files=files).status_code == 200


def share_dialog(page: Page, of: str) -> Locator:
    line = page.locator("[data-line]").filter(has_text=of)
    line.get_by_role("button", name="Chọn khoản, tách").click()
    return page.locator("#money-dialog")


def test_from_the_statement_to_what_is_outstanding(desk: Caller, open_page: Opener) -> None:
    page = ready(open_page("pledges", "payments"))
    expect(page.get_by_text("Chưa có sao kê nào.")).to_be_visible()
    assert violations(page) == []
    picture(page, "payments-empty")
    page.keyboard.press("n")
    page.get_by_label("Ngân hàng", exact=True).fill("Biển Xanh")
    expect(page.locator("#statement-bank")).to_be_focused()
    page.locator("#statement-file").set_input_files(str(BIEN_XANH))
    expect(page.get_by_text("6 dòng mới, 590.000.000 đồng · 3 tự khớp theo mã")).to_be_visible()
    assert violations(page) == []
    picture(page, "payments-statement")
    page.get_by_role("button", name="Ghi vào sổ đối chiếu").click()

    waiting = page.locator("[data-line]")
    expect(waiting).to_have_count(3)
    expect_figures(page, "1.825.000.000", "505.000.000", "1.320.000.000")
    assert violations(page) == []
    picture(page, "payments-lines")
    nho = waiting.filter(has_text="NHO NANG VANG")
    nho.focus()
    page.keyboard.press("Enter")
    expect(waiting).to_have_count(2)
    expect(page.locator("[data-slot=received]")).to_have_text("525.000.000\u00a0đồng")

    page.get_by_role("tab", name="Khoản ủng hộ").click()
    row = page.locator("[data-due]").filter(has_text="HTX Nho Nắng Vàng")
    expect(row).to_contain_text("Đã nhận đủ")
    assert violations(page) == []
    picture(page, "payments-dues")
    row.get_by_role("button", name="Lịch sử").click()
    page.get_by_role("button", name="Hoàn tác biên nhận 4").click()
    page.get_by_label("Lý do hoàn tác").fill("Nhầm khoản")
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(row).to_contain_text("Chưa nhận")
    expect_figures(page, "1.825.000.000", "505.000.000", "1.320.000.000")
    row.get_by_role("button", name="Lịch sử").click()
    expect(page.locator("#money-dialog")).to_contain_text("Đã hoàn tác: Nhầm khoản")
    picture(page, "payments-history")
    assert violations(page) == []


def test_a_line_is_shared_cash_is_received_and_a_large_gift_is_split(
    server: Server, desk: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True  # an amount that cannot be read is refused on purpose
    bring_statement(desk)
    page = ready(open_page("pledges", "payments", "small"))
    picture(page, "payments-lines-small")
    muoi = page.locator("[data-line]").filter(has_text="MUOI CA NA")
    muoi.get_by_role("button", name="Chọn khoản, tách").click()
    dialog = page.locator("#money-dialog")
    dialog.get_by_label("UH-0004-5").fill("45.000.000")
    dialog.get_by_role("button", name="UH-0005-9").click()
    expect(dialog.get_by_label("UH-0005-9")).to_have_value("15.000.000")
    assert violations(page) == []
    picture(page, "payments-share-small")
    dialog.get_by_role("button", name="Ghi nhận").click()
    expect(muoi).to_have_count(0)

    page.get_by_role("tab", name="Khoản ủng hộ").click()
    row = page.locator("[data-due]").filter(has_text="Muối Cà Ná")
    expect(row).to_contain_text("Nhận một phần")
    row.get_by_role("button", name="Nhận tiền mặt").click()
    page.get_by_label("Số tiền đã nhận").fill("năm triệu")
    dialog.get_by_role("button", name="Ghi nhận").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Không đọc được số tiền")
    page.get_by_label("Số tiền đã nhận").fill("55tr")
    dialog.get_by_role("button", name="Ghi nhận").click()
    expect(row).to_contain_text("Đã nhận đủ")
    picture(page, "payments-dues-small")
    assert violations(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


def test_a_gift_too_large_for_one_transfer_is_split_once_the_donor_agrees(
    server: Server, desk: Caller, open_page: Opener, faults: Faults
) -> None:
    faults.network_may_fail = True  # nobody has agreed yet: refused on purpose
    server.flask("account", "--bank", "970415", "--number", "0011001932418", "--name", "Quỹ Vì người nghèo")
    page = ready(open_page("pledges", "payments"))
    page.get_by_role("tab", name="Khoản ủng hộ").click()
    page.locator("[data-due]").filter(has_text="Phước Nam").get_by_role("button", name="Mã QR").click()
    dialog = page.locator("#money-dialog")
    expect(dialog).to_contain_text("chia thành 3 lần chuyển")
    expect(dialog.get_by_role("button", name="Người ủng hộ đồng ý chuyển 3 lần")).to_be_visible()
    dialog.get_by_role("button", name="Người ủng hộ đồng ý chuyển 3 lần").click()
    expect(dialog.get_by_role("img")).to_have_count(3)
    expect(dialog).to_contain_text("Lần 3 / 3")
    expect(dialog).to_contain_text("UH00059 P1")
    assert violations(page) == []
    picture(page, "payments-qr")


def test_to_share_a_line_only_what_waits_is_offered_and_what_is_paid_where_it_is_searched(
    desk: Caller, open_page: Opener
) -> None:
    bring_statement(desk)
    page = ready(open_page("pledges", "payments"))
    dialog = share_dialog(page, "NHO NANG VANG")
    expect(dialog.locator("#share-q")).to_be_focused()
    offered = dialog.locator(".choices li")
    expect(offered.filter(has_text="HTX Nho")).to_have_count(1)
    expect(offered.filter(has_text="chờ 0")).to_have_count(0)
    expect(offered.filter(has_text="Chị Hai")).to_have_count(0)
    dialog.locator("#share-q").fill("chi hai")
    expect(offered).to_have_text([re.compile("UH-0001-.*Chị Hai.*đã nhận đủ, sẽ thừa")])
    dialog.get_by_label("UH-0003").fill("mười hai")
    expect(dialog.locator("#share-unread")).to_contain_text("Ghi như lời nói")
    dialog.get_by_label("UH-0003").fill("12tr")
    expect(dialog.get_by_role("status")).to_have_text(
        "Đã chia 12.000.000\u00a0đồng, còn 8.000.000\u00a0đồng."
    )
    expect(dialog.get_by_role("button", name="Ghi nhận")).to_be_enabled()


def test_what_was_typed_last_is_what_is_found(desk: Caller, open_page: Opener) -> None:
    bring_statement(desk)
    page = ready(open_page("pledges", "payments"))
    dialog = share_dialog(page, "NHO NANG VANG")
    offered = dialog.locator(".choices li")
    expect(offered.filter(has_text="HTX Nho")).to_have_count(1)
    late: list[Route] = []
    page.route(re.compile("q=chi&"), lambda route: late.append(route))
    dialog.locator("#share-q").fill("chi")
    dialog.locator("#share-q").fill("nho")
    expect(offered).to_have_text([re.compile("HTX Nho Nắng Vàng")])
    with page.expect_response(re.compile("q=chi&")) as answered:
        for route in late:
            route.continue_()
    answered.value.finished()
    page.evaluate("new Promise(requestAnimationFrame)")
    expect(offered).to_have_text([re.compile("HTX Nho Nắng Vàng")], timeout=1)


def test_what_came_while_a_dialog_was_open_is_shown_once_it_closes(desk: Caller, open_page: Opener) -> None:
    page, other = ready(open_page("pledges", "payments")), ready(open_page("pledges", "payments"))
    page.get_by_role("tab", name="Khoản ủng hộ").click()
    page.locator("[data-due]").first.get_by_role("button", name="Lịch sử").click()
    expect(page.locator("#money-dialog")).to_be_visible()
    given = {"donor": {"name": "Anh Lưu Thế Vinh"}, "amount": "7.777.000"}
    assert desk.post("pledges", "pledge while a dialog is open", json=given).status_code == 201
    other.get_by_role("tab", name="Khoản ủng hộ").click()
    expect(other.locator("[data-due]").filter(has_text="7.777.000")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("[data-due]").filter(has_text="7.777.000")).to_have_count(1)


@pytest.mark.parametrize("size", ["laptop", "console"])
def test_in_english_too_every_button_of_a_pledge_is_in_sight(
    server: Server, desk: Caller, open_page: Opener, size: str
) -> None:
    page = open_page("pledges", "payments", size)
    page.context.add_cookies([{"name": "language", "value": "en", "url": server.base}])
    page.reload()
    ready(page).get_by_role("tab", name="Pledges").click()
    table = page.locator("[data-slot=dues] .table-wrap")
    expect(table).to_be_visible()
    expect(table.get_by_role("button", name="QR code").first).to_be_visible()
    assert table.evaluate("one => one.scrollWidth - one.clientWidth") <= 0
