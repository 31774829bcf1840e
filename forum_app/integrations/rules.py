"""Which facts another program is told of, what of them, where it may be, and how it knows that we speak."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from forum_app.kernel.errors import N_, Invalid

# The facts of the show. Those of guests, pledges and accounts speak of people and never leave the house.
GROUPS: Final = ("cue.", "step.", "show.", "scene.", "rundown.")
KIND = re.compile(r"[a-z_]{1,30}\.[a-z_]{0,30}")
# What is told of a fact. An allow-list: a member somebody adds to a fact later may name a person.
SHARED: Final = frozenset(
    {
        "cue_id",
        "number",
        "step_id",
        "block_id",
        "column_id",
        "message_id",
        "what",
        "fields",
        "pledge_id",
        "scene",
        "seconds",
        "mode",
        "run",
        "version",
        "rundown_version",
        "reopened",
        "target",
        "level",
        "cleared",
        "department",
        "ready",
        "dark",
        "on",
    }
)
MOST_WEBHOOKS = 20
LONGEST_URL = 500
# A receiver that answers with a refusal of its own (4xx) will hardly change its mind: tried for some minutes.
MOST_REFUSALS = 5
TRY_LATER: Final = (408, 425, 429)


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that gets a POST for each fact of these `kinds`, or prefixes of kinds with a full stop."""

    id: int
    forum_id: int
    name: str
    url: str
    secret: str
    kinds: tuple[str, ...]
    active: bool
    created_at: datetime


def told(kind: str) -> bool:
    """Say whether facts of this kind may be told to other programs at all."""
    return kind.startswith(GROUPS)


def wanted(kind: str, kinds: Sequence[str]) -> bool:
    """Say whether a webhook asked for facts of this kind."""
    return any(kind.startswith(asked) if asked.endswith(".") else kind == asked for asked in kinds)


def shared(data: Mapping[str, object]) -> dict[str, object]:
    """Give what is told of a fact: numbers and words of the show, never a name."""
    return {name: value for name, value in data.items() if name in SHARED}


def checked_kinds(kinds: Sequence[str]) -> list[str]:
    """Give the kinds without repeats. Raises Invalid for none, and for what is no fact of the show."""
    if not kinds:
        raise Invalid({"kinds": N_("Hãy chọn ít nhất một loại sự kiện.")})
    if not all(told(kind) and KIND.fullmatch(kind) for kind in kinds):
        raise Invalid(
            {"kinds": N_("Chỉ báo được sự kiện của chương trình (cue., step., show., scene., rundown.).")}
        )
    return list(dict.fromkeys(kinds))


def checked_url(text: str) -> str:
    """Give an address that can be told. Raises Invalid.

    Addresses of the own network are allowed: that is where mixers and lighting desks are. Credentials in the
    address are not, since addresses are shown and copied.
    """
    url = text.strip()
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise Invalid({"url": N_("Địa chỉ không dùng được.")})
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as fault:
        raise Invalid({"url": N_("Địa chỉ không dùng được.")}) from fault
    if parts.scheme not in ("http", "https") or not host:
        raise Invalid({"url": N_("Địa chỉ phải bắt đầu bằng http:// hoặc https://.")})
    if parts.username is not None or parts.password is not None:
        raise Invalid({"url": N_("Không để tên đăng nhập hay mật khẩu trong địa chỉ.")})
    if parts.fragment:
        raise Invalid({"url": N_("Địa chỉ không dùng được.")})
    return url


def new_secret() -> str:
    """Make the secret both sides sign with: 256 bits."""
    return secrets.token_urlsafe(32)


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Sign a body and the moment it was sent (Unix seconds): neither can be changed or sent again later.

    HMAC-SHA256 (RFC 2104) of `timestamp.body`, in hexadecimal.
    """
    signed = timestamp.encode() + b"." + body
    return "sha256=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def taken(status: int) -> bool:
    """Say whether a receiver's answer means that it has what it was sent. A redirect does not."""
    return 200 <= status < 300


def hopeless(status: int | None, failures: int) -> bool:
    """Say whether to stop trying after so many failures, the last with this answer (None: no answer)."""
    if status is None or not 400 <= status < 500 or status in TRY_LATER:
        return False
    return failures >= MOST_REFUSALS
