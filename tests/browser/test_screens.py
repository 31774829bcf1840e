"""Every screen in the middle of the evening, at its real size: complete, clean for axe, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, picture, ready, violations
from tests.browser.evening import enliven
from tests.servers import Server, serving

TOTAL = "3.570.000.000"
# (name of the picture, role, page, size, what it must show)
SCREENS = (
    ("console", "stage", "console", "console", TOTAL),
    ("rundown", "stage", "rundown", "console", "Dự báo kết thúc"),
    ("prompter", "crew", "prompter", "tablet", "Mời doanh nghiệp lên sân khấu"),
    ("crew", "crew", "crew/sound", "phone", "7. Thông báo kết quả"),
    ("desk", "checkin", "desk", "phone", "155"),
    ("guests", "checkin", "guests", "console", "Lý Ngọc Nam"),
    ("arrivals", "checkin", "arrivals", "stage", "Thường trực Tỉnh ủy"),
    ("pledges", "pledges", "pledges", "console", "Đỗ Minh Khánh"),
    ("stage", "display", "stage", "stage", TOTAL),
    ("stage-wide", "display", "stage", "wide", TOTAL),
    ("overlay", "display", "overlay", "stage", TOTAL),
    ("timer", "display", "timer", "stage", "Thông báo kết quả vận động"),
    ("backstage", "display", "backstage", "stage", "Chuẩn bị"),
    ("backstage-tall", "display", "backstage", "tall", "Chuẩn bị"),
    ("agenda", None, "agenda", "stage", "Đang diễn ra"),
    ("agenda-phone", None, "agenda", "phone", "Đang diễn ra"),
    ("lower-third", "display", "lower-third?seconds=0", "stage", "Ủy ban MTTQ Việt Nam"),
    ("log", "stage", "log", "console", "Kế hoạch và thực tế"),
    ("integrations", "admin", "integrations", "console", "Báo cho chương trình khác"),
    ("public", None, "", "phone", TOTAL),
    ("pledge-form", None, "pledge", "phone", "Phiếu đăng ký ủng hộ"),
    ("devices", "admin", "/admin", "console", "Giữ để thu hồi"),
    ("sign-in", None, "/", "phone", "Tên đăng nhập"),
)
# Pages that people open on whatever they have in hand.
ON_PHONES = (
    "console",
    "rundown",
    "prompter",
    "crew/light",
    "desk",
    "guests",
    "arrivals",
    "pledges",
    "timer",
    "backstage",
    "agenda",
    "log",
    "integrations",
    "",
    "pledge",
)
WITHOUT_SCRIPT = ("sign-in", "pledge-form")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("lively"), founded) as running:
        enliven(running)
        yield running


def _wider_than_the_window(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize(
    ("name", "role", "path", "size", "shown"), SCREENS, ids=[screen[0] for screen in SCREENS]
)
def test_a_screen_is_complete_and_accessible(
    name: str, role: str | None, path: str, size: str, shown: str, open_page: Opener
) -> None:
    page = open_page(role, path, size)
    if name not in WITHOUT_SCRIPT:
        ready(page)
    expect(page.locator("body")).to_contain_text(shown)
    picture(page, name)
    assert _wider_than_the_window(page) <= 0
    assert violations(page) == []


@pytest.mark.parametrize("path", ON_PHONES)
def test_a_page_can_be_used_at_360_pixels(path: str, open_page: Opener) -> None:
    page = open_page("admin", path, "small")
    if path != "pledge":
        ready(page)
    assert _wider_than_the_window(page) <= 0
