"""The forum's authority vouches for a LAN and nothing else, and stays when its certificate is renewed."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from forum_app.kernel.clock import utc
from forum_app.tls import authority
from forum_app.tls.addresses import good_name, machine_addresses, machine_names, split_hosts
from forum_app.tls.authority import Folder, Hosts, NotAllowed, certify

NOW = utc(2024, 10, 1, 8, 0)


def hosts(*named: str) -> Hosts:
    addresses, names = split_hosts(named)
    return Hosts(tuple(addresses), tuple(names))


LAN = hosts("192.168.1.10", "127.0.0.1", "localhost", "may-chu")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "tls")


def verify(folder: Folder, *options: str) -> subprocess.CompletedProcess[str]:
    at = ["-attime", str(int(NOW.timestamp()))]
    command = ["openssl", "verify", "-x509_strict", *at, "-CAfile", str(folder.authority), *options]
    return subprocess.run([*command, str(folder.certificate)], check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    "asked",
    [("-verify_ip", "192.168.1.10"), ("-verify_hostname", "localhost"), ("-verify_hostname", "may-chu")],
)
def test_openssl_finds_the_certificate_good_for_each_of_its_hosts(
    folder: Folder, asked: tuple[str, str]
) -> None:
    certify(folder, LAN, NOW)
    assert verify(folder, "-purpose", "sslserver", *asked).returncode == 0


def test_it_is_not_good_for_another_host(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    assert verify(folder, "-verify_ip", "192.168.1.11").returncode != 0


def test_a_stolen_authority_opens_no_bank(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    certify(folder, LAN, NOW)
    monkeypatch.setattr(authority, "allowed", lambda *_: True)  # as a thief's own tool would
    for bank in ("vietinbank.vn", "8.8.8.8"):
        certify(folder, hosts(bank), NOW)
        refused = verify(folder)
        assert refused.returncode != 0
        assert "permitted subtree violation" in refused.stdout + refused.stderr


def test_a_host_outside_is_refused_by_name_and_the_certificate_stays(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    kept = folder.certificate.read_bytes()
    with pytest.raises(NotAllowed) as refused:
        certify(folder, hosts("192.168.1.10", "forum.example.vn", "8.8.8.8"), NOW)
    assert refused.value.hosts == ["8.8.8.8", "forum.example.vn"]
    assert folder.certificate.read_bytes() == kept


def test_a_host_named_at_the_founding_is_vouched_for(folder: Folder) -> None:
    certify(folder, hosts("203.0.113.7", "forum.example.vn"), NOW)
    assert verify(folder, "-verify_ip", "203.0.113.7").returncode == 0
    assert authority.allowed(authority.authority_of(folder), "forum.example.vn")


def test_renewing_keeps_the_authority_and_a_new_one_is_another(folder: Folder) -> None:
    assert certify(folder, LAN, NOW) is True
    kept = folder.authority.read_bytes()
    assert certify(folder, hosts("10.0.0.5"), NOW) is False
    assert folder.authority.read_bytes() == kept
    assert verify(folder, "-verify_ip", "10.0.0.5").returncode == 0
    assert certify(folder, hosts("10.0.0.5"), NOW, afresh=True) is True
    assert folder.authority.read_bytes() != kept


def test_the_certificate_follows_the_machine_to_another_network(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    moved = hosts("192.168.100.4", "a-new-name-nobody-may-vouch-for")
    assert authority.renew(folder, moved, NOW) is True
    assert verify(folder, "-verify_ip", "192.168.100.4").returncode == 0
    assert verify(folder, "-verify_ip", "192.168.1.10").returncode == 0
    assert authority.renew(folder, moved, NOW) is False


def test_a_certificate_near_its_end_is_renewed(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    assert authority.renew(folder, LAN, NOW + timedelta(days=366)) is False
    assert authority.renew(folder, LAN, NOW + timedelta(days=368)) is True


def test_apple_takes_no_certificate_longer_than_825_days(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    kept = authority.certificate_of(folder)
    assert kept.not_valid_after_utc - kept.not_valid_before_utc < timedelta(days=825)


def test_the_keys_are_their_owners_alone(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.path.iterdir()}
    assert modes == {"ca.pem": 0o644, "ca-key.pem": 0o600, "server.pem": 0o644, "server-key.pem": 0o600}
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_the_fingerprint_is_the_one_openssl_prints(folder: Folder) -> None:
    certify(folder, LAN, NOW)
    command = ["openssl", "x509", "-in", str(folder.authority), "-noout", "-fingerprint", "-sha256"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert printed.strip().partition("=")[2].replace(":", " ") == authority.fingerprint(
        authority.authority_of(folder)
    )


def test_this_machine_is_known_by_its_addresses_and_names() -> None:
    addresses, names = [str(address) for address in machine_addresses()], machine_names()
    assert {"127.0.0.1", "::1"} <= set(addresses)
    assert names[0] == "localhost"
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("name", ["", "-a", "a_b", "a..b", "256.1.1.1", "1", "a b", "x" * 64, "*.vn"])
def test_what_is_no_name_of_a_host_is_refused(name: str) -> None:
    assert not good_name(name)
    with pytest.raises(ValueError, match="neither"):
        split_hosts([name])
