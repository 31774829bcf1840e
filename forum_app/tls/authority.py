"""The forum's own authority, and the certificate it gives to this machine.

Every device trusts the authority once. What it may vouch for is written into it: addresses of private
networks and the names given when it was made. A stolen key opens no bank.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from forum_app.tls.addresses import Ip

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Key = ec.EllipticCurvePrivateKey

# Loopback, link-local and the private ranges of RFC 1918 and RFC 4193.
NETWORKS = (
    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8",
    "::1/128", "fc00::/7", "fe80::/10",
)  # fmt: skip
PRIVATE: tuple[Network, ...] = tuple(ipaddress.ip_network(network) for network in NETWORKS)
# Names that no public server carries (RFC 6761, 6762, 8375).
LOCAL_NAMES = ("localhost", "local", "home.arpa")

AUTHORITY_LASTS = timedelta(days=3 * 365)
# Browsers of Apple take no certificate that lasts longer than 825 days.
CERTIFICATE_LASTS = timedelta(days=397)
RENEWED_BEFORE = timedelta(days=30)
# A tablet whose clock is a day behind must still find the certificate good.
BACKDATED = timedelta(days=1)


class NotAllowed(Exception):
    """Hosts the forum's authority may not vouch for."""

    def __init__(self, hosts: Sequence[str]) -> None:
        super().__init__(", ".join(hosts))
        self.hosts = hosts


@dataclass(frozen=True, slots=True)
class Hosts:
    """What a server is called by."""

    addresses: tuple[Ip, ...]
    names: tuple[str, ...]

    @property
    def each(self) -> list[Ip | str]:
        return [*self.addresses, *self.names]


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the keys lie: `FORUM_INSTANCE/tls`."""

    path: Path

    @property
    def authority(self) -> Path:
        return self.path / "ca.pem"

    @property
    def authority_key(self) -> Path:
        return self.path / "ca-key.pem"

    @property
    def certificate(self) -> Path:
        return self.path / "server.pem"

    @property
    def key(self) -> Path:
        return self.path / "server-key.pem"


def certify(folder: Folder, hosts: Hosts, now: datetime, *, afresh: bool = False) -> bool:
    """Write a certificate for these hosts; tell whether the authority was made for it.

    The authority stays what it is, so that devices that trust it go on; `afresh` makes another one.
    Raises NotAllowed where it may not vouch for a host.
    """
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = afresh or not (folder.authority.exists() and folder.authority_key.exists())
    if made:
        _found(folder, hosts, now)
    authority, authority_key = authority_of(folder), _read_key(folder.authority_key)
    outside = [host for host in hosts.each if not allowed(authority, host)]
    if outside:
        raise NotAllowed([str(host) for host in outside])
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _server_certificate(authority, authority_key, key, hosts, now)
    # The key first: a server that reads between the two keeps what it has.
    _write(folder.key, _private(key))
    _write(folder.certificate, _pem(certificate), mode=0o644)
    return made


def authority_of(folder: Folder) -> x509.Certificate:
    return x509.load_pem_x509_certificate(folder.authority.read_bytes())


def renew(folder: Folder, hosts: Hosts, now: datetime) -> bool:
    """Have the kept certificate name these hosts too, as far as the authority may; tell whether it changed.

    The authority stays: this is for a machine that came to another network, or a certificate near its end.
    """
    kept = certificate_of(folder)
    authority = authority_of(folder)
    wanted = [host for host in hosts.each if allowed(authority, host)]
    if hosts_of(kept).issuperset(wanted) and now < kept.not_valid_after_utc - RENEWED_BEFORE:
        return False
    certify(folder, _hosts({*hosts_of(kept), *wanted}), now)
    return True


def certificate_of(folder: Folder) -> x509.Certificate:
    return x509.load_pem_x509_certificate(folder.certificate.read_bytes())


def hosts_of(certificate: x509.Certificate) -> set[Ip | str]:
    """List what a certificate vouches for."""
    try:
        named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return set()
    addresses: list[Ip] = [ip for ip in named.get_values_for_type(x509.IPAddress) if isinstance(ip, Ip)]
    return {*addresses, *named.get_values_for_type(x509.DNSName)}


def allowed(authority: x509.Certificate, host: Ip | str) -> bool:
    """Tell whether an authority may vouch for a host (RFC 5280, 4.2.1.10)."""
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints).value
    permitted = [subtree.value for subtree in limits.permitted_subtrees or ()]
    if isinstance(host, str):
        return any(isinstance(tree, str) and f".{host}".endswith(f".{tree}") for tree in permitted)
    return any(host in network for network in permitted if not isinstance(network, str))


def fingerprint(authority: x509.Certificate) -> str:
    """Write the SHA-256 of a certificate as devices show it: in pairs of hexadecimal digits."""
    digits = authority.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))


def _hosts(hosts: Collection[Ip | str]) -> Hosts:
    return Hosts(
        tuple(host for host in hosts if not isinstance(host, str)),
        tuple(host for host in hosts if isinstance(host, str)),
    )


def _found(folder: Folder, hosts: Hosts, now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Diễn đàn – {now:%d.%m.%Y}")
    authority = (
        _began(name, name, key, now, now + AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(_limits(hosts), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write(folder.authority_key, _private(key))
    _write(folder.authority, _pem(authority), mode=0o644)


def _limits(hosts: Hosts) -> x509.NameConstraints:
    """Say what the authority may vouch for. A kind of name without a limit would be free of all limits."""
    public = [ip for ip in hosts.addresses if not any(ip in network for network in PRIVATE)]
    networks = [*PRIVATE, *(ipaddress.ip_network(ip) for ip in public)]
    names = list(dict.fromkeys([*LOCAL_NAMES, *hosts.names]))
    permitted = [*map(x509.IPAddress, networks), *map(x509.DNSName, names)]
    return x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None)


def _server_certificate(
    authority: x509.Certificate, authority_key: Key, key: Key, hosts: Hosts, now: datetime
) -> x509.Certificate:
    lasts = min(now + CERTIFICATE_LASTS, authority.not_valid_after_utc)
    named = x509.SubjectAlternativeName(
        [*map(x509.IPAddress, hosts.addresses), *map(x509.DNSName, hosts.names)]
    )
    issuer_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority_key.public_key())
    return (
        _began(_name("Máy chủ diễn đàn"), authority.subject, key, now, lasts)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(named, critical=False)
        .add_extension(issuer_key, critical=False)
        .sign(authority_key, hashes.SHA256())
    )


def _began(
    subject: x509.Name, issuer: x509.Name, key: Key, now: datetime, lasts: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _name(words: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, words),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Forum"),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private(key: Key) -> bytes:
    bare = serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, bare)


def _read_key(path: Path) -> Key:
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path} is not a key of the forum's making")
    return key


def _write(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file whole or not at all, readable by its owner alone while it is a key."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
