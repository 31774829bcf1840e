"""Settings of the certificate, its port and the proxies in front: all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask, request

from forum_app import create_app
from forum_app.config import Config, ConfigError
from forum_app.kernel.clock import utc
from forum_app.tls.authority import Folder, Hosts, certify


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "elsewhere")
    certify(made, Hosts((), ("localhost",)), utc(2024, 10, 1))
    return made


def read(tmp_path: Path, **settings: str) -> Config:
    return Config.from_env({"FORUM_INSTANCE": str(tmp_path), **settings})


def faults(tmp_path: Path, **settings: str) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, **settings)
    return refused.value.faults


def test_without_a_certificate_there_is_no_https(tmp_path: Path) -> None:
    config = read(tmp_path)
    assert (config.certificate, config.certificate_key, config.https_port) == (None, None, 8443)
    assert config.outside_certificate is False


def test_the_forums_own_certificate_is_found(tmp_path: Path) -> None:
    own = Folder(tmp_path / "tls")
    certify(own, Hosts((), ("localhost",)), utc(2024, 10, 1))
    config = read(tmp_path)
    assert (config.certificate, config.certificate_key) == (own.certificate, own.key)
    assert config.outside_certificate is False


def test_one_from_outside_goes_before_it(tmp_path: Path, folder: Folder) -> None:
    certify(Folder(tmp_path / "tls"), Hosts((), ("localhost",)), utc(2024, 10, 1))
    config = read(tmp_path, FORUM_TLS_CERTIFICATE=str(folder.certificate), FORUM_TLS_KEY=str(folder.key))
    assert (config.certificate, config.certificate_key) == (folder.certificate, folder.key)
    assert config.outside_certificate is True


def test_every_fault_is_said_at_once(tmp_path: Path, folder: Folder) -> None:
    found = faults(
        tmp_path,
        FORUM_TLS_CERTIFICATE=str(tmp_path / "missing.pem"),
        FORUM_TLS_KEY=str(folder.key),
        FORUM_HTTPS_PORT="99999",
        FORUM_PROXIES="many",
    )
    assert [fault.partition(":")[0] for fault in found] == [
        "FORUM_TLS_CERTIFICATE",
        "FORUM_HTTPS_PORT",
        "FORUM_PROXIES",
    ]


def test_a_certificate_needs_its_key(tmp_path: Path, folder: Folder) -> None:
    assert "one needs the other" in faults(tmp_path, FORUM_TLS_CERTIFICATE=str(folder.certificate))[0]
    swapped = faults(
        tmp_path, FORUM_TLS_CERTIFICATE=str(folder.certificate), FORUM_TLS_KEY=str(folder.authority_key)
    )
    assert "are not a certificate and its key" in swapped[0]


def test_two_ports_are_not_one(tmp_path: Path) -> None:
    assert "another port" in faults(tmp_path, FORUM_PORT="8443")[0]


def test_a_damaged_certificate_of_our_own_says_what_to_do(tmp_path: Path) -> None:
    own = Folder(tmp_path / "tls")
    certify(own, Hosts((), ("localhost",)), utc(2024, 10, 1))
    own.certificate.write_text("damaged")
    assert "forum certificate" in faults(tmp_path)[0]


def told_who_asks(config: Config) -> Flask:
    app = create_app(config)

    @app.get("/seen")
    def seen() -> dict[str, object]:
        return {"from": request.remote_addr, "at": request.host_url}

    seen.guarded_by = "public"  # type: ignore[attr-defined]
    return app


FORWARDED = {
    "X-Forwarded-For": "6.6.6.6, 10.0.0.9",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "forum.example.vn",
}


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [
        ("0", {"from": "127.0.0.1", "at": "http://localhost/"}),
        ("1", {"from": "10.0.0.9", "at": "https://forum.example.vn/"}),
    ],
)
def test_only_so_many_proxies_are_believed(tmp_path: Path, proxies: str, seen: dict[str, str]) -> None:
    app = told_who_asks(read(tmp_path, FORUM_PROXIES=proxies))
    assert app.test_client().get("/seen", headers=FORWARDED).json == seen


def test_behind_a_proxy_that_encrypts_the_sign_in_is_for_encrypted_pages_only(tmp_path: Path) -> None:
    app = create_app(read(tmp_path, FORUM_PROXIES="1"))
    cookie = app.test_client().get("/api/v1/session", headers=FORWARDED).headers["Set-Cookie"]
    assert cookie.startswith("__Host-forum=")
    assert "; Secure" in cookie
