"""The MC's tablet while donors are called: it reads what the pledge desk knows, not what was scripted."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Faults, Opener, picture, ready, violations
from tests.servers import Caller, Server

LONG = "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng tái tạo Ninh Thuận – Chi nhánh Phan Rang"
DONORS = (
    (LONG, "1,2 tỷ"),
    ("Công ty Muối Cà Ná", "300tr"),
    ("Bà Nguyễn Thị Kín", "20tr"),
    ("HTX Nho", "5tr"),
)


def hold_and_script(server: Server) -> tuple[Caller, list[dict[str, Any]]]:
    """Have the desk hold what donors give, and the script hand it over as it was said then."""
    desk, stage = server.caller("pledges"), server.caller("stage")
    held = []
    for name, amount in DONORS:
        body = {"donor": {"name": name}, "kind": "cash", "amount": amount, "channel": "stage", "hold": True}
        held.append(desk.post("pledges", key=token_hex(8), json=body).json())
    steps = [
        {
            "title": one["donor"]["name"],
            "presenter": "Ông Trần Văn Minh",
            "office": "Tổng Giám đốc",
            "text": f"{one['amount']:,} đồng".replace(",", ".") + f" ({one['amount_in_words']})",
            "scene": "spotlight",
            "pledge_id": one["id"],
        }
        for one in held
    ]
    cue = stage.get("rundown").json()["cues"][0]
    sent = {"version": cue["version"], "steps": steps}
    stage.call("PATCH", f"rundown/cues/{cue['id']}", json=sent).raise_for_status()
    go(stage)
    return desk, held


def go(stage: Caller) -> None:
    version = stage.get("show").json()["version"]
    stage.post("show/go", json={"expected_version": version}).raise_for_status()


def call(page: Page, number: int) -> Locator:
    return page.locator(".call", has=page.get_by_text(f"1.{number}", exact=True))


def correct(desk: Caller, pledge: dict[str, Any], **changes: object) -> dict[str, Any]:
    body = {"version": pledge["version"], "reason": "Nghe nhầm", **changes}
    answer = desk.call("PATCH", f"pledges/{pledge['id']}", json=body)
    answer.raise_for_status()
    corrected: dict[str, Any] = answer.json()
    return corrected


def void(desk: Caller, pledge: dict[str, Any]) -> None:
    body = {"version": pledge["version"], "reason": "Rút lại"}
    desk.post(f"pledges/{pledge['id']}/void", json=body).raise_for_status()


def test_what_becomes_of_a_pledge_is_on_the_tablet_without_a_reload(
    open_page: Opener, server: Server
) -> None:
    desk, (first, second, third, _) = hold_and_script(server)
    tablet = ready(open_page("crew", "prompter", "tablet"))
    expect(call(tablet, 1)).to_contain_text("Một tỷ hai trăm triệu đồng")
    picture(tablet, "mc-donors")

    correct(desk, second, amount="350tr", donor={"name": "Công ty CP Muối Cà Ná Ninh Thuận"})
    expect(call(tablet, 2).locator(".call__name")).to_have_text("Công ty CP Muối Cà Ná Ninh Thuận")
    expect(call(tablet, 2).locator(".call__money")).to_have_text("350.000.000\u00a0đồng")
    expect(call(tablet, 2)).to_contain_text("Ba trăm năm mươi triệu đồng")
    expect(call(tablet, 2)).not_to_contain_text("300.000.000")

    correct(desk, third, donor={"anonymous": True})
    expect(call(tablet, 3).locator(".call__name")).to_have_text("Nhà hảo tâm")
    expect(tablet.locator("[data-slot=calls]")).not_to_contain_text("Kín")

    void(desk, first)
    expect(call(tablet, 1)).to_contain_text("Đã hủy – không mời")
    expect(call(tablet, 1)).not_to_contain_text("1.200.000.000")
    picture(tablet, "mc-donors-corrected")
    assert violations(tablet) == []

    go(server.caller("stage"))
    go(server.caller("stage"))
    script = tablet.locator("[data-slot=script]")
    expect(script).to_contain_text("350.000.000\u00a0đồng (Ba trăm năm mươi triệu đồng)")
    expect(script).not_to_contain_text("300.000.000")
    picture(tablet, "mc-donors-on-stage")


def test_what_was_known_stays_where_the_desk_does_not_answer_and_heals(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    desk, (_, second, *_) = hold_and_script(server)
    second = correct(desk, second, amount="310tr")  # what the script does not know
    tablet = ready(open_page("crew", "prompter", "tablet"))
    expect(call(tablet, 2)).to_contain_text("Ba trăm mười triệu đồng")

    def cut(route: Route) -> None:
        route.abort()

    faults.network_may_fail = True
    tablet.route("**/pledges/on-stage", cut)
    correct(desk, second, amount="350tr")
    doubt = tablet.locator(".calls__doubt")
    expect(doubt).to_contain_text("đang hỏi lại bàn tiếp nhận")
    expect(tablet.locator(".call")).to_have_count(3)
    expect(call(tablet, 2)).to_contain_text("Ba trăm mười triệu đồng")
    picture(tablet, "mc-donors-doubt")

    tablet.unroute("**/pledges/on-stage", cut)
    expect(call(tablet, 2)).to_contain_text("Ba trăm năm mươi triệu đồng")
    expect(doubt).to_have_count(0)


def test_the_tablet_is_right_again_after_the_server_was_gone(
    open_page: Opener, server: Server, faults: Faults
) -> None:
    desk, (_, second, *_) = hold_and_script(server)
    second = correct(desk, second, amount="310tr")  # what the script does not know
    tablet = ready(open_page("crew", "prompter", "tablet"))
    expect(call(tablet, 2)).to_contain_text("Ba trăm mười triệu đồng")
    faults.network_may_fail = True
    server.kill()
    expect(tablet.locator(".calls__doubt")).to_contain_text("Số liệu lúc")
    expect(call(tablet, 2)).to_contain_text("Ba trăm mười triệu đồng")
    tablet.context.set_offline(True)
    server.start()
    correct(desk, second, amount="350tr")
    tablet.context.set_offline(False)
    expect(call(tablet, 2)).to_contain_text("Ba trăm năm mươi triệu đồng")
    expect(tablet.locator(".calls__doubt")).to_have_count(0)
