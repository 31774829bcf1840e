"""HTTPS beside HTTP on a real server: pages, files, sign-ins, live pictures."""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import suppress
from pathlib import Path

import pytest
import requests
from cryptography import x509

from forum_app.tls import authority
from tests.cast import SLUG
from tests.servers import ADMIN_PASSWORD, ROOT, Server
from tests.tls.conftest import Secured, certificate
from tests.tls.screens import watching
from tests.watchers import watching as plainly_watching

pytestmark = pytest.mark.server


def test_whoever_trusts_the_authority_is_served_and_nobody_else(secured: Secured) -> None:
    assert secured.get("/readyz").json()["status"] == "ok"
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"{secured.base}/readyz", timeout=15)
    assert requests.get(f"{secured.server.base}/readyz", timeout=15).ok


def test_large_files_come_whole(secured: Secured) -> None:
    page = secured.get("/").text
    found = re.search(r"/static/\w+/", page)
    assert found is not None
    wasm = ROOT / "static" / "vendor" / "zxing-wasm" / "reader" / "zxing_reader.wasm"
    got = secured.get(f"{found[0]}vendor/zxing-wasm/reader/zxing_reader.wasm").content
    assert got == wasm.read_bytes()


def test_the_port_given_without_https_leads_to_it(secured: Secured) -> None:
    answer = requests.get(f"http://127.0.0.1:{secured.port}/f/x?y=1", timeout=15, allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"{secured.base}/f/x?y=1")


@pytest.mark.parametrize("nonsense", [b"\x00\x01", b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01nonsense", b""])
def test_nonsense_on_the_port_is_hung_up_on(secured: Secured, nonsense: bytes) -> None:
    with socket.create_connection(("127.0.0.1", secured.port), timeout=15) as line:
        line.sendall(nonsense)
        with suppress(OSError):  # hung up on already
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):
                pass
    assert secured.get("/readyz").ok


def test_links_and_redirects_stay_encrypted(secured: Secured) -> None:
    browser = sign_in(secured)
    made = browser.post(
        f"{secured.base}/api/v1/devices",
        json={"name": "Bàn 1", "role": "checkin", "forum": SLUG, "desk": "Bàn 1"},
        timeout=15,
    ).json()
    assert made["link"].startswith(f"{secured.base}/d/")
    opened = secured.browser().get(made["link"], timeout=15)
    assert opened.url == f"{secured.base}/f/{SLUG}/desk"
    assert "Strict-Transport-Security" not in opened.headers


def test_signing_in_on_one_does_not_break_the_other(secured: Secured) -> None:
    """As one browser that knows both ports: cookies do not tell ports apart."""
    browser = sign_in(secured)
    plain = browser.get(f"{secured.server.base}/api/v1/session", timeout=15).json()
    assert plain["role"] == "nobody"
    who = {"username": "admin", "password": ADMIN_PASSWORD}
    headers = {"X-CSRF-Token": plain["csrf_token"]}
    browser.post(
        f"{secured.server.base}/api/v1/session", json=who, headers=headers, timeout=15
    ).raise_for_status()
    roles = [
        browser.get(f"{base}/api/v1/session", timeout=15).json()["role"]
        for base in (secured.base, secured.server.base)
    ]
    assert roles == ["admin", "admin"]
    cookies = {cookie.name: cookie.secure for cookie in browser.cookies}
    assert cookies == {"forum": False, "__Host-forum": True}


def test_a_go_reaches_an_encrypted_screen_as_it_does_a_plain_one(secured: Secured) -> None:
    director = secured.server.caller("stage")
    token = secured.server.device("display")["token"]
    with (
        watching(secured, token, "show") as encrypted,
        plainly_watching(secured.server.base, token, "show") as plain,
    ):
        version = encrypted.until(lambda show: show["current"] is None)["version"]
        director.post("show/go", json={"expected_version": version}).raise_for_status()
        seen = encrypted.until(lambda show: show["current"] is not None)
        assert seen == plain.until("show", lambda show: show["current"] is not None)


def test_a_renewed_certificate_counts_without_a_restart(secured: Secured) -> None:
    assert certificate(secured.server, "--host", "10.9.8.7").returncode == 0
    assert "10.9.8.7" in vouched_for(secured)


def test_the_command_says_why_it_refuses(secured: Secured) -> None:
    outside = certificate(secured.server, "--host", "bank.example.vn")
    assert outside.returncode == 1
    assert "bank.example.vn" in outside.stderr
    assert "--new-authority" in outside.stderr
    nonsense = certificate(secured.server, "--host", "a b")
    assert nonsense.returncode == 2
    assert "neither an address nor a name" in nonsense.stderr


def test_every_start_says_where_https_is(secured: Secured) -> None:
    said = secured.server.setup()
    assert re.search(rf"https://[\d.]+:{secured.port}\b", said)
    assert re.search(rf"http://[\d.]+:{secured.server.port}/trust\b", said)


def test_without_a_certificate_there_is_no_such_port_and_setup_says_how(tmp_path: Path) -> None:
    assert "forum certificate" in Server(tmp_path).setup()


def sign_in(secured: Secured) -> requests.Session:
    browser = secured.browser()
    who = {"username": "admin", "password": ADMIN_PASSWORD}
    answer = browser.post(f"{secured.base}/api/v1/session", json=who, timeout=15)
    answer.raise_for_status()
    browser.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return browser


def vouched_for(secured: Secured) -> set[str]:
    context = ssl.create_default_context(cafile=secured.authority)
    line = socket.create_connection(("127.0.0.1", secured.port), timeout=15)
    with context.wrap_socket(line, server_hostname="127.0.0.1") as shaken:
        shown = x509.load_der_x509_certificate(shaken.getpeercert(binary_form=True) or b"")
    return {str(host) for host in authority.hosts_of(shown)}
