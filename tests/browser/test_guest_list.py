"""The office's guest list: people listed twice made one, the order of greeting, delegations, new badges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.browser.office import tab
from tests.servers import Caller, Server

GUESTS = Path(__file__).parents[1] / "data" / "khach-moi.xlsx"
VIPS = 28  # whom the list calls so in its notes
MOVES = "**/move"
LONG = "Ban Quản lý Dự án Đầu tư xây dựng các công trình Nông nghiệp và Phát triển nông thôn tỉnh Ninh Thuận"


@pytest.fixture
def caller(server: Server) -> Caller:
    """The office, with its guest list already imported."""
    other = server.caller("checkin", "Bàn 2")
    with GUESTS.open("rb") as file:
        assert other.post("guests/import", files={"file": (GUESTS.name, file)}).status_code == 200
    return other


def _add(caller: Caller, **about: object) -> dict[str, Any]:
    guest: dict[str, Any] = caller.post("guests", json=about).json()
    return guest


def _names(caller: Caller, group: int) -> list[str]:
    found = caller.get("guests", params={"group": group, "sort": "rank", "limit": 500}).json()
    return [guest["full_name"] for guest in found["items"]]


def test_two_records_of_one_person_become_one(caller: Caller, open_page: Opener) -> None:
    first = _add(caller, full_name="Trần Thị Hoa", organisation=LONG, seat="A1", group=3)
    second = _add(
        caller, full_name="TRẦN THỊ HOA", organisation=LONG, phone="0912345678", note="Xe lăn", group=3
    )
    office = ready(open_page("checkin", "guests"))
    expect(office.locator("[data-slot=doubles-count]")).to_have_text("1")
    tab(office, "Nghi trùng")
    expect(office.locator(".double")).to_have_count(2)
    assert violations(office) == []
    picture(office, "guests-doubles")
    office.locator(f"[data-record='{first['id']}']").get_by_role("button", name="Giữ bản này").click()
    expect(office.locator("[data-slot=doubles]")).to_contain_text("Không có khách nào nghi bị ghi hai lần")
    kept = caller.get(f"guests/{first['id']}").json()
    assert (kept["seat"], kept["phone"], kept["note"]) == ("A1", "0912345678", "Xe lăn")
    assert caller.get(f"guests/{second['id']}").json()["merged_into_id"] == first["id"]


def test_the_one_inside_is_kept_and_two_people_stay_two(caller: Caller, open_page: Opener) -> None:
    first = _add(caller, full_name="Trần Thị Hoa", organisation="Tỉnh đoàn")
    second = _add(caller, full_name="Trần Thị Hoa", organisation="Tỉnh đoàn")
    caller.post("check-ins", json={"guest_id": second["id"]})
    office = ready(open_page("checkin", "guests", "phone"))
    tab(office, "Nghi trùng")
    expect(office.locator(f"[data-record='{first['id']}'] .button")).to_be_disabled()
    expect(office.locator(f"[data-record='{second['id']}'] .button")).to_be_enabled()
    picture(office, "guests-doubles-phone")
    office.get_by_role("button", name="Là hai người khác nhau").click()
    expect(office.locator(".double")).to_have_count(0)
    office.reload()
    tab(ready(office), "Nghi trùng")
    expect(office.locator("[data-slot=doubles]")).to_contain_text("Không có khách nào nghi bị ghi hai lần")


def test_two_offices_that_look_at_one_pair_decide_it_once(caller: Caller, open_page: Opener) -> None:
    for _ in range(2):
        _add(caller, full_name="Trần Thị Hoa", organisation="Tỉnh đoàn")
    one, other = ready(open_page("checkin", "guests")), ready(open_page("checkin", "guests", "tablet"))
    for office in (one, other):
        tab(office, "Nghi trùng")
        expect(office.locator(".double")).to_have_count(2)
    one.get_by_role("button", name="Là hai người khác nhau").click()
    expect(one.locator(".double")).to_have_count(0)
    expect(one.locator("[data-slot=doubles-count]")).to_be_hidden()
    expect(other.locator("[data-slot=doubles]")).to_contain_text("Nơi khác vừa quyết định về hai bản này.")
    expect(other.locator("[data-slot=doubles-count]")).to_be_hidden()
    expect(other.get_by_role("button", name="Là hai người khác nhau")).to_be_disabled()
    assert violations(other) == []
    picture(other, "guests-doubles-settled")
    other.get_by_role("button", name="Xem tiếp").click()
    expect(other.locator("[data-slot=doubles]")).to_contain_text("Không có khách nào nghi bị ghi hai lần")


def test_a_guest_is_moved_by_keyboard_and_by_mouse(caller: Caller, open_page: Opener) -> None:
    before = _names(caller, 1)
    office = ready(open_page("checkin", "guests"))
    tab(office, "Thứ tự lễ tân")
    people = office.locator("[data-list=people] [data-sort]")
    expect(people).to_have_count(len(before))
    people.nth(2).locator(".grip").focus()
    for _ in range(2):
        with office.expect_response(MOVES):
            office.keyboard.press("Alt+ArrowUp")
    expect(office.locator("[data-slot=order-said]")).to_have_text(f"{before[2]}: vị trí 1 trên {len(before)}")
    expect(people.first.locator(".grip")).to_be_focused()
    assert violations(office) == []
    picture(office, "guests-order")
    moved = [before[2], before[0], before[1], *before[3:]]
    expect(people.locator(".strong")).to_have_text(moved)
    below = people.nth(2).locator(".grip")
    with office.expect_response(MOVES):  # what is not answered yet, a reload takes back
        people.nth(0).locator(".grip").drag_to(below, target_position={"x": 20, "y": 40})
    expect(people.locator(".strong")).to_have_text(before)
    office.reload()
    tab(ready(office), "Thứ tự lễ tân")
    expect(people.locator(".strong")).to_have_text(before)
    assert _names(caller, 1) == before


def test_the_usual_order_is_looked_at_and_applied(caller: Caller, open_page: Opener) -> None:
    _add(caller, full_name="Lê Bí Thư", position="Bí thư", organisation="Tỉnh ủy", group=1)
    office = ready(open_page("checkin", "guests", "tablet"))
    tab(office, "Thứ tự lễ tân")
    office.get_by_role("button", name="Xếp theo thứ tự thông lệ").click()
    first = office.locator("#order-dialog tbody tr").first
    expect(first).to_contain_text("Lê Bí Thư")
    assert violations(office) == []
    picture(office, "guests-usual-order")
    office.get_by_role("button", name="Áp dụng thứ tự này").click()
    expect(office.locator("[data-list=people] .strong").first).to_have_text("Lê Bí Thư")
    assert _names(caller, 1)[0] == "Lê Bí Thư"


def test_groups_are_put_in_order_too(caller: Caller, open_page: Opener) -> None:
    office = ready(open_page("checkin", "guests", "phone"))
    tab(office, "Thứ tự lễ tân")
    with office.expect_response(MOVES):
        office.get_by_role("button", name="Xuống: Lãnh đạo tỉnh").click()
    groups = office.locator("[data-list=groups] .sortable__name")
    expect(groups.nth(1)).to_have_text("Lãnh đạo tỉnh")
    picture(office, "guests-order-phone")
    expect(office.locator("[data-list=people] [data-sort]").first).to_be_visible()
    office.reload()
    tab(ready(office), "Thứ tự lễ tân")
    expect(groups.nth(1)).to_have_text("Lãnh đạo tỉnh")


def test_a_proposal_becomes_a_delegation_with_a_head(caller: Caller, open_page: Opener) -> None:
    office = ready(open_page("checkin", "guests"))
    tab(office, "Đoàn")
    proposal = office.locator(".proposal").first
    name = proposal.locator(".visually-hidden").inner_text()
    proposal.get_by_role("button", name="Lập đoàn").click()
    row = office.locator("[data-delegation]")
    expect(row).to_contain_text(name)
    assert violations(office) == []
    picture(office, "guests-delegations")
    row.get_by_role("button", name="Sửa").click()
    office.get_by_label("Người liên hệ", exact=True).fill("Cô Hoa, văn phòng")
    office.get_by_label("Điện thoại người liên hệ").fill("0912 345 678")
    head = office.locator("#delegation-head_id")
    expect(head.locator("option").nth(2)).to_be_attached()
    head.select_option(index=2)
    assert violations(office) == []
    picture(office, "guests-delegation")
    office.get_by_role("button", name="Lưu").click()
    expect(row).to_contain_text("0912 345 678")
    row.get_by_role("button", name="Xem khách").click()
    expect(office.locator("[data-guest] .guests__delegation .badge")).to_have_count(1)
    picture(office, "guests-of-delegation")


def test_a_guest_gets_a_delegation_a_zone_an_answer_and_a_note(caller: Caller, open_page: Opener) -> None:
    caller.post("delegations", json={"name": LONG})
    office = ready(open_page("checkin", "guests", "small"))
    office.locator("#q").fill("nguyen duc dat")
    expect(office.locator("[data-guest]")).to_have_count(1)
    office.get_by_role("button", name="Sửa").click()
    expect(office.get_by_role("checkbox", name="Trưởng đoàn")).to_be_disabled()
    office.locator("#guest-delegation_id").select_option(label=LONG)
    office.get_by_role("checkbox", name="Trưởng đoàn").check()
    office.get_by_role("checkbox", name="Khách VIP", exact=True).check()
    office.locator("#guest-zone").fill("Khu A")
    office.get_by_label("Trả lời giấy mời").select_option("deputy")
    office.get_by_label("Ghi chú cho bàn đón tiếp").fill("Ăn chay")
    assert violations(office) == []
    picture(office, "guests-edit-small")
    office.get_by_role("button", name="Lưu").click()
    row = office.locator("[data-guest]")
    for words in (LONG, "Trưởng đoàn", "VIP", "Khu A", "Cử người dự thay", "Ăn chay"):
        expect(row).to_contain_text(words)
    assert violations(office) == []
    picture(office, "guests-small")
    office.locator("#q").fill("")
    office.get_by_label("Chỉ khách VIP").check()
    expect(office.locator("[data-guest]")).to_have_count(VIPS + 1)
    office.locator("#zone").select_option("Khu A")
    expect(office.locator("[data-guest]")).to_have_count(1)


def test_a_lost_badge_is_replaced_from_the_dialog(caller: Caller, open_page: Opener, faults: Faults) -> None:
    guest = caller.get("guests", params={"q": "nguyen duc dat"}).json()["items"][0]
    office = ready(open_page("checkin", "guests"))
    picture(office, "guests")
    office.locator("#q").fill("nguyen duc dat")
    expect(office.locator("[data-guest]")).to_have_count(1)
    office.get_by_role("button", name="Sửa").click()
    picture(office, "guests-edit")
    office.get_by_role("button", name="Giữ để cấp lại thẻ").click(delay=1200)
    expect(office.locator("#guest-dialog")).to_be_hidden()
    assert caller.get(f"guests/{guest['id']}").json()["code"] != guest["code"]
