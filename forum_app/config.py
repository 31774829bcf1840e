"""Settings, all from the environment. Every fault is reported at once, not one a start."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from forum_app.tls.authority import Folder
from forum_app.tls.context import server_context

DATABASES = ("sqlite", "postgresql", "postgresql+psycopg")
SHORTEST_SECRET = 32
SHORTEST_PASSWORD = 8

# A host and a port.
Address = tuple[str, int]
SLUG = re.compile(r"[a-z0-9-]{1,60}")

Value = TypeVar("Value")


class ConfigError(Exception):
    """One line for each setting that cannot be used."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["The settings cannot be used:", *(f"  - {fault}" for fault in faults)]))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Config:
    """What the app needs to know before it starts."""

    instance: Path
    database_url: str
    secret_key: str
    host: str = "0.0.0.0"
    port: int = 8000
    redis_url: str | None = None
    admin_password: str | None = None
    testing: bool = False
    osc_listen: Address | None = None
    osc_send: tuple[Address, ...] = ()
    osc_forum: str | None = None
    https_port: int = 8443
    # The certificate the HTTPS port speaks with: the forum's own or one from outside; none, no such port.
    certificate: Path | None = None
    certificate_key: Path | None = None
    # How many proxies in front are believed when they say who asks, and how.
    proxies: int = 0

    @property
    def tls(self) -> Folder:
        """Where the forum's own authority lies."""
        return Folder(self.instance / "tls")

    @property
    def outside_certificate(self) -> bool:
        return self.certificate not in (None, self.tls.certificate)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Config:
        """Read `FORUM_*`; create the instance folder and its secret on first use.

        Raises ConfigError naming every fault.
        """
        read = _Reader(environ)
        instance = read("FORUM_INSTANCE", "instance", _folder, Path())
        sqlite = f"sqlite:///{instance / 'forum.sqlite3'}"
        certificate, key = _certificate(read, Folder(instance / "tls"))
        config = cls(
            instance=instance,
            host=read("FORUM_HOST", "0.0.0.0", _host, ""),
            port=read("FORUM_PORT", "8000", _port, 0),
            database_url=read("FORUM_DATABASE_URL", sqlite, _database_url, ""),
            redis_url=read("FORUM_REDIS_URL", "", _redis_url, None),
            secret_key=read("FORUM_SECRET_KEY", "", _secret(instance), ""),
            admin_password=read("FORUM_ADMIN_PASSWORD", "", _password, None),
            osc_listen=read("FORUM_OSC_LISTEN", "", _address, None),
            osc_send=read("FORUM_OSC_SEND", "", _addresses, ()),
            osc_forum=read("FORUM_OSC_FORUM", "", _slug, None),
            https_port=read("FORUM_HTTPS_PORT", "8443", _port, 0),
            certificate=certificate,
            certificate_key=key,
            proxies=read("FORUM_PROXIES", "0", _count, 0),
        )
        if config.port and config.port == config.https_port:
            read.faults.append("FORUM_HTTPS_PORT: must be another port than FORUM_PORT")
        if read.faults:
            raise ConfigError(read.faults)
        return config


class _Reader:
    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.faults: list[str] = []

    def __call__(self, name: str, default: str, parse: Callable[[str], Value], otherwise: Value) -> Value:
        try:
            return parse(self.environ.get(name, "").strip() or default)
        except (ValueError, OSError) as fault:
            self.faults.append(f"{name}: {fault}")
            return otherwise


def _certificate(read: _Reader, kept: Folder) -> tuple[Path | None, Path | None]:
    """Give the certificate and key that are set, else the forum's own, else nothing."""
    faults = len(read.faults)
    certificate = read("FORUM_TLS_CERTIFICATE", "", _file, None)
    key = read("FORUM_TLS_KEY", "", _file, None)
    if len(read.faults) > faults:
        return None, None
    if (certificate is None) != (key is None):
        read.faults.append("FORUM_TLS_CERTIFICATE and FORUM_TLS_KEY: one needs the other")
        return None, None
    if certificate is None and not kept.certificate.exists():
        return None, None
    pair = certificate or kept.certificate, key or kept.key
    try:
        server_context(*pair)
    except (ValueError, OSError) as fault:
        cure = "" if certificate else "; remove the first and run “flask --app wsgi forum certificate”"
        read.faults.append(f"FORUM_TLS_CERTIFICATE: {fault}{cure}")
    return pair


def _file(text: str) -> Path | None:
    if not text:
        return None
    path = Path(text).expanduser().resolve()
    with path.open("rb"):
        return path


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 9:
        raise ValueError(f"{text!r} is not a number of proxies between 0 and 9")
    return int(text)


def _folder(text: str) -> Path:
    folder = Path(text).expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds the names of poor households
    if not os.access(folder, os.W_OK):
        raise ValueError(f"the folder {folder} cannot be written to")
    return folder


def _host(text: str) -> str:
    if not text or any(letter.isspace() or letter in "/@" for letter in text):
        raise ValueError(f"{text!r} is not an address to listen on")
    return text


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise ValueError(f"{text!r} is not a port between 1 and 65535")
    return int(text)


def _database_url(text: str) -> str:
    scheme = urlsplit(text).scheme
    if scheme not in DATABASES:
        raise ValueError("the database must be sqlite:///… or postgresql://…")
    return text.replace("postgresql://", "postgresql+psycopg://", 1)


def _redis_url(text: str) -> str | None:
    if text and urlsplit(text).scheme not in ("redis", "rediss", "unix"):
        raise ValueError("must be redis://host:port/number")
    return text or None


def _address(text: str) -> Address | None:
    if not text:
        return None
    host, colon, port = text.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]")
    if not colon or (":" in bare and bare == host):
        raise ValueError(f"{text!r} must be host:port, with an IPv6 host in brackets")
    return _host(bare), _port(port)


def _addresses(text: str) -> tuple[Address, ...]:
    found = [_address(part.strip()) for part in text.split(",")] if text else []
    if None in found:
        raise ValueError("must be host:port[,host:port…]")
    return tuple(address for address in found if address is not None)


def _slug(text: str) -> str | None:
    if text and not SLUG.fullmatch(text):
        raise ValueError(f"{text!r} is not the short name of a forum, such as lang-nghe-2024")
    return text or None


def _password(text: str) -> str | None:
    if text and len(text) < SHORTEST_PASSWORD:
        raise ValueError(f"needs at least {SHORTEST_PASSWORD} characters")
    return text or None


def _secret(instance: Path) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text and len(text) < SHORTEST_SECRET:
            raise ValueError(f"needs at least {SHORTEST_SECRET} characters")
        # Without a folder there is nowhere to keep one, least of all where the app was started.
        return text or ("" if instance == Path() else _kept_secret(instance / "secret-key"))

    return parse


def _kept_secret(path: Path) -> str:
    """Give the generated secret of this instance, the same at every start.

    Two processes starting at once agree on it: the file is made whole or not at all.
    """
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        with fresh.open("w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    kept = path.read_text().strip()
    if len(kept) < SHORTEST_SECRET:
        raise ValueError(
            f"the kept secret in {path} is damaged; remove the file, and everybody signs in anew"
        )
    return kept
