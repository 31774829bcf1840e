"""The trust page in a browser that trusts the forum, one that does not, and one that clicked through."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from forum_app.tls.authority import Folder, certificate_of
from tests.browser.conftest import CHROMIUM, QUIET, SIZES, picture, violations
from tests.servers import Server, free_port
from tests.tls.conftest import Secured, certificate

# Nobody's name: what comes over plain HTTP under it is no secure context.
STRANGE = "forum.test"
Visit = Callable[..., Page]


@pytest.fixture
def secured(tmp_path: Path, founded: Path) -> Iterator[Secured]:
    shutil.copytree(founded, tmp_path, dirs_exist_ok=True)
    port = free_port()
    server = Server(tmp_path, settings={"FORUM_HTTPS_PORT": str(port)})
    certificate(server, "--host", STRANGE).check_returncode()
    server.start()
    yield Secured(server, port)
    server.kill()


def pin(secured: Secured) -> str:
    """Give what Chromium calls the server's key: as good as trusting its authority."""
    key = certificate_of(Folder(secured.server.folder / "tls")).public_key()
    spki = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    digest = hashes.Hash(hashes.SHA256())
    digest.update(spki)
    return base64.b64encode(digest.finalize()).decode()


@pytest.fixture
def visit(playwright: Playwright) -> Iterator[Visit]:
    """Open an address in a Chromium of its own, started with more arguments."""
    with ExitStack() as opened:

        def visit_(address: str, *arguments: str, size: str = "console", click_through: bool = False) -> Page:
            args = [*QUIET, f"--host-resolver-rules=MAP {STRANGE} 127.0.0.1", *arguments]
            browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=False, args=args)
            opened.callback(browser.close)
            width, height = SIZES[size]
            context: BrowserContext = browser.new_context(
                viewport={"width": width, "height": height}, ignore_https_errors=click_through
            )
            page: Page = context.new_page()
            page.goto(address)
            page.locator("main[data-checked]").wait_for(state="attached")
            return page

        yield visit_


@pytest.mark.parametrize("size", ["console", "phone", "small"])
def test_a_device_that_does_not_trust_the_forum_is_red(secured: Secured, visit: Visit, size: str) -> None:
    page = visit(f"http://{STRANGE}:{secured.server.port}/trust", size=size)
    expect(page.locator(".is-bad[data-slot=verdict]")).to_contain_text("chưa tin máy chủ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
    picture(page, f"trust-{size}")


def test_one_that_does_is_sent_to_https_and_is_green_there(secured: Secured, visit: Visit) -> None:
    trusts = f"--ignore-certificate-errors-spki-list={pin(secured)}"
    page = visit(f"http://{STRANGE}:{secured.server.port}/trust", trusts)
    page.get_by_role("link", name="Mở bằng HTTPS").click()
    page.wait_for_url(f"https://{STRANGE}:{secured.port}/trust")
    expect(page.locator(".is-good[data-slot=verdict]")).to_contain_text("dùng được đủ")
    expect(page.get_by_role("link", name="Vào diễn đàn")).to_be_visible()


def test_a_certificate_clicked_through_is_not_enough(secured: Secured, visit: Visit) -> None:
    page = visit(f"{secured.base}/trust", click_through=True)
    expect(page.locator(".is-bad[data-slot=verdict]")).to_contain_text("chưa tin chứng chỉ")
    assert violations(page) == []
