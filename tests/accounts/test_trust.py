"""The page that walks a device through trusting the forum's authority, open to everybody."""

from __future__ import annotations

import html
import plistlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from flask import Flask

from forum_app import create_app
from forum_app.config import Config
from forum_app.kernel.clock import utc
from forum_app.tls import authority
from forum_app.tls.addresses import split_hosts
from forum_app.tls.authority import Folder, Hosts, certify
from tests.cast import Client, FixedClock

COMMAND = "flask --app wsgi forum certificate"


def certified(tmp_path: Path, **more: Any) -> Flask:
    addresses, names = split_hosts(["192.168.1.10", "127.0.0.1", "localhost"])
    folder = Folder(tmp_path / "tls")
    certify(folder, Hosts(tuple(addresses), tuple(names)), utc(2024, 10, 1))
    settings: dict[str, Any] = {"certificate": folder.certificate, "certificate_key": folder.key, **more}
    config = Config(
        instance=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'forum.sqlite3'}",
        secret_key="x" * 40,
        testing=True,
        **settings,
    )
    return create_app(config, FixedClock())


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Make the app with these settings, and end its workers with the test."""
    made: list[Flask] = []

    def serve_(**settings: Any) -> Client:
        made.append(certified(tmp_path, **settings))
        return Client(made[-1].test_client(), {})

    yield serve_
    for app in made:
        app.extensions["workers"].close()


@pytest.fixture
def caller(serve: Callable[..., Client]) -> Client:
    return serve()


def at(host: str) -> dict[str, str]:
    return {"Host": host}


def test_the_page_shows_the_fingerprint_and_the_way_over_https(caller: Client, tmp_path: Path) -> None:
    page = caller.get("/trust", headers=at("192.168.1.10:8000"))
    shown = html.unescape(page.text)
    kept = authority.authority_of(Folder(tmp_path / "tls"))
    assert authority.fingerprint(kept) in shown
    assert 'data-secure="https://192.168.1.10:8443/"' in shown
    assert shown.count('src="data:image/svg+xml') == 2
    assert "30/09/2027" in shown or "01/10/2027" in shown


def test_only_the_other_port_may_be_asked_by_it(caller: Client) -> None:
    policy = caller.get("/trust", headers=at("192.168.1.10:8000")).headers["Content-Security-Policy"]
    assert "connect-src 'self' https://192.168.1.10:8443;" in policy
    assert "https://" not in caller.get("/sign-in").headers["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.99", "x;script-src *", "[::"])
def test_a_host_the_certificate_does_not_name_is_never_repeated(caller: Client, host: str) -> None:
    page = caller.get("/trust", headers=at(host))
    if page.status_code == 400:
        return  # Werkzeug itself would not have it
    assert host not in page.headers["Content-Security-Policy"]
    found = re.search(r'data-secure="([^"]+)"', page.text)
    assert found is not None
    assert host not in found[1]


def test_the_certificate_is_the_authoritys(caller: Client, tmp_path: Path) -> None:
    got = caller.get("/trust/ca.crt")
    assert got.content_type == "application/x-x509-ca-cert"
    assert x509.load_der_x509_certificate(got.data) == authority.authority_of(Folder(tmp_path / "tls"))


def test_the_profile_carries_it_and_is_the_same_each_time(caller: Client) -> None:
    got = caller.get("/trust/ca.mobileconfig")
    assert got.content_type == "application/x-apple-aspen-config"
    profile = plistlib.loads(got.data)
    (root,) = profile["PayloadContent"]
    assert (profile["PayloadType"], root["PayloadType"]) == ("Configuration", "com.apple.security.root")
    assert root["PayloadContent"] == caller.get("/trust/ca.crt").data
    assert caller.get("/trust/ca.mobileconfig").data == got.data


def test_no_key_is_ever_given_out(caller: Client) -> None:
    for path in ("/trust", "/trust/ca.crt", "/trust/ca.mobileconfig", "/trust/worker.js", "/trust/check"):
        assert b"PRIVATE" not in caller.get(path).data


def test_the_check_answers_anybody(caller: Client) -> None:
    assert caller.get("/trust/check").status_code == 204
    assert caller.get("/trust/worker.js").content_type.startswith("text/javascript")


def test_without_a_certificate_it_says_what_to_run(anonymous: Client) -> None:
    page = anonymous.get("/trust")
    assert COMMAND in page.text
    assert "data-secure" not in page.text
    assert anonymous.get("/trust/ca.crt").status_code == 404
    assert anonymous.get("/trust/ca.mobileconfig").status_code == 404


def test_with_a_certificate_from_outside_there_is_nothing_to_install(
    tmp_path: Path, serve: Callable[..., Client]
) -> None:
    elsewhere = Folder(tmp_path / "elsewhere")
    certify(elsewhere, Hosts((), ("localhost",)), utc(2024, 10, 1))
    caller = serve(certificate=elsewhere.certificate, certificate_key=elsewhere.key)
    page = caller.get("/trust", headers=at("forum.example.vn:8000"))
    assert "ca.crt" not in page.text
    assert 'data-secure="https://forum.example.vn:8443/"' in page.text
    assert caller.get("/trust/ca.crt").status_code == 404
