"""A new version of the app reaches an open desk: whole, at a safe moment, with all that waits to be sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.badges import badge, frame
from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.door import admissions, answer, guests, has_list, opens_cold, scan, usable
from tests.browser.releases import release, replace_by
from tests.cast import SLUG
from tests.servers import Caller, Server

pytestmark = pytest.mark.usefixtures("network_may_fail")

RUNNING = """async () => {
  const main = document.querySelector("script[type=module]").src;
  return (await import(main.replace("main.js", "checkin/cold.js"))).RUNNING;
}"""
NO_WORKERS = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"  # plain HTTP
NEWS = "[data-slot=news]"

# A version no file of which goes with the other's: pages, modules and stylesheets name things differently,
# and the server no longer answers to the old way of handing scans over.
LATER = {
    "templates/checkin/desk.html": {"find-hint": "find-word", "camera-words": "camera-text"},
    "static/js/checkin/finding.js": {"find-hint": "find-word", "SHOWN": "MOST_SHOWN"},
    "static/js/checkin/watching.js": {"camera-words": "camera-text", "startWatching": "watchCamera"},
    "static/js/checkin/desk.js": {"startWatching": "watchCamera", "QUIET_MS": "REST_MS"},
    "static/js/checkin/sightings.js": {"QUIET_MS": "REST_MS"},
    "static/js/checkin/door.js": {'"check-ins': '"entries'},
    "static/js/checkin/handing_over.js": {'"check-ins/batch': '"entries/batch'},
    "forum_app/checkin/api/door.py": {'post("/check-ins': 'post("/entries'},
}


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return release(tmp_path_factory.mktemp("later"), LATER)


class Versions:
    """Which versions' files a page asked for since it was last opened."""

    def __init__(self, page: Page) -> None:
        self.loads: list[set[str]] = [set()]
        page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        if request.is_navigation_request():
            self.loads.append(set())
        if "/static/" in request.url:
            self.loads[-1].add(request.url.split("/static/")[1].split("/")[0])


def _runs(page: Page) -> str:
    version: str = page.evaluate(RUNNING)
    return version


def _changed(page: Page, before: str) -> str:
    """Wait until the desk runs another version; give it."""
    script = page.locator("script[type=module]")
    expect(script).not_to_have_attribute("src", f"/static/{before}/js/main.js")
    ready(usable(page))
    return _runs(page)


def test_a_new_version_waits_for_a_safe_moment_and_loses_no_scan(
    caller: Caller, server: Server, open_page: Opener, later: Path
) -> None:
    coming = guests(caller, group=2)[:4]
    desk = opens_cold(ready(open_page("checkin", "desk")))
    loads, old = Versions(desk), _runs(desk)
    server.kill()
    for guest in coming[:3]:
        scan(desk, guest["code"])
        expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk.keyboard.press("Escape")
    desk.locator("#find").fill("ng")  # a hand is at the desk
    replace_by(server, later)
    expect(desk.locator(NEWS)).to_be_visible()
    expect(desk.locator(NEWS)).to_contain_text("Đã có phiên bản mới")
    expect(desk.locator("[data-slot=cut-words]")).to_contain_text(
        "3 lượt chờ gửi, máy chủ chưa nhận: máy chủ đã lên"
    )
    scan(desk, coming[3]["code"])  # the server knows this version's way of asking no more
    expect(answer(desk, "unsure")).to_contain_text(coming[3]["full_name"])
    assert violations(desk) == []
    assert (_runs(desk), admissions(server)) == (old, [])
    desk.keyboard.press("Escape")
    picture(desk, "desk-new-version")
    desk.locator("#find").fill("")
    new = _changed(desk, old)
    expect(desk.get_by_text("Bàn này đã chạy phiên bản mới.")).to_be_visible()
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    expect(desk.locator(NEWS)).to_be_hidden()
    assert admissions(server) == [(one["id"], None) for one in sorted(coming, key=lambda one: int(one["id"]))]
    assert loads.loads[1:] == [{new}]


def test_a_new_version_of_which_a_file_is_missing_does_not_count(
    caller: Caller, server: Server, open_page: Opener, tmp_path: Path
) -> None:
    broken = release(tmp_path / "broken", LATER)
    font = broken / "static/fonts/be-vietnam-pro-latin-800.woff2"
    away = font.rename(tmp_path / font.name)
    font.symlink_to("nowhere")  # the line is cut between two files
    guest = guests(caller, group=2)[0]
    desk = opens_cold(ready(open_page("checkin", "desk", "phone")))
    old = _runs(desk)
    replace_by(server, broken)
    for _ in range(2):  # opened by the server's page, and without it
        loads = Versions(desk)
        desk.reload()
        usable(desk)
        assert (_runs(desk), loads.loads[1:]) == (old, [{old}])
        server.kill()
    scan(desk, guest["code"])
    expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk.keyboard.press("Escape")
    away.replace(font)
    server.start()
    _changed(desk, old)
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [(guest["id"], None)]


def test_a_new_version_that_came_just_before_the_cut_opens_from_cold_with_the_queue(
    caller: Caller, server: Server, open_page: Opener, later: Path
) -> None:
    first, second = guests(caller, group=2)[:2]
    desk = opens_cold(ready(open_page("checkin", "desk", "phone")))
    old, find = _runs(desk), desk.locator("#find")
    find.fill("ng")
    replace_by(server, later)
    expect(desk.locator(NEWS)).to_be_visible()
    server.kill()
    find.fill("")
    scan(desk, first["code"])
    expect(answer(desk, "unsure")).to_contain_text(first["full_name"])
    desk.keyboard.press("Escape")
    expect(desk.locator(NEWS)).to_contain_text("khi có mạng")
    picture(desk, "desk-new-version-cut")
    assert _runs(desk) == old  # nothing is put at risk while there is no line
    context = desk.context
    desk.close()
    desk = context.new_page()
    desk.goto(f"{server.base}/f/{SLUG}/desk")
    assert _runs(usable(desk)) != old
    scan(desk, second["code"])
    expect(answer(desk, "unsure")).to_contain_text(second["full_name"])
    expect(desk.locator("[data-slot=waiting]")).to_have_text("2 chờ gửi")
    server.start()
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [
        (one["id"], None) for one in sorted((first, second), key=lambda one: int(one["id"]))
    ]


def test_another_tab_of_the_desk_keeps_its_files_until_it_changes_itself(
    caller: Caller, server: Server, open_page: Opener, later: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "badge.jpg"
    photo.write_bytes(frame(badge(guests(caller, group=2)[0]["code"]), -9))
    desk = opens_cold(ready(open_page("checkin", "desk")))
    old, other = _runs(desk), desk.context.new_page()
    other.goto(desk.url)
    usable(other).locator("#find").fill("ng")
    desk.bring_to_front()
    desk.locator("#find").fill("ng")  # neither changes before somebody says so
    replace_by(server, later)
    expect(desk.locator(NEWS)).to_be_visible()
    desk.get_by_role("button", name="Đổi ngay").click()
    _changed(desk, old)
    loads = Versions(other)
    other.locator("#photo").set_input_files(photo)  # its reader was not loaded yet
    expect(answer(other, "unsure")).to_be_visible()
    assert (_runs(other), loads.loads) == (old, [{old}])
    other.keyboard.press("Escape")
    other.get_by_role("button", name="Đổi ngay").click()
    _changed(other, old)
    expect(other.locator("[data-slot=waiting]")).to_be_hidden()
    assert len(admissions(server)) == 1


def test_without_a_service_worker_the_desk_changes_all_the_same(
    caller: Caller, server: Server, open_page: Opener, later: Path
) -> None:
    guest = guests(caller, group=2)[0]
    desk = open_page(None, "/trust")
    desk.context.add_init_script(NO_WORKERS)  # before the link, which opens the desk
    desk.goto(server.device("checkin", "Bàn 1")["link"])
    desk.goto(f"{server.base}/f/{SLUG}/desk")
    old = _runs(has_list(ready(desk)))
    server.kill()
    scan(desk, guest["code"])
    expect(answer(desk, "unsure")).to_contain_text(guest["full_name"])
    desk.keyboard.press("Escape")
    replace_by(server, later)
    _changed(desk, old)
    expect(desk.locator("[data-slot=waiting]")).to_be_hidden()
    assert admissions(server) == [(guest["id"], None)]
