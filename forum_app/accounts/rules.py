"""Passwords and tokens: how they are made, kept and compared."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from forum_app.kernel.actors import Permission, Role

# OWASP's second set (19 MiB, 2 passes, 1 lane): one lane, since the other core belongs to the show.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

DEVICE_ROLES: tuple[Role, ...] = ("stage", "crew", "checkin", "pledges", "display")
# What a device's link may open, below /f/<forum>/, and what its role must allow.
# A test holds it to the routes.
PAGES: Mapping[str, Permission] = MappingProxyType(
    {
        "console": "show.call",
        "rundown": "rundown.read",
        "prompter": "rundown.read",
        "crew/sound": "rundown.read",
        "crew/light": "rundown.read",
        "crew/screen": "rundown.read",
        "crew/stage": "rundown.read",
        "timer": "show.read",
        "backstage": "show.read",
        "agenda": "show.read",
        "stage": "show.read",
        "overlay": "show.read",
        "lower-third": "show.read",
        "lower-third?seconds=0": "show.read",
        "desk": "guests.admit",
        "guests": "guests.read",
        "arrivals": "attendance.read",
        "pledges": "pledges.take",
    }
)
SIGN_IN_LASTS = timedelta(days=14)
SEEN_EVERY = timedelta(minutes=1)
LONGEST_PASSWORD = 200


def hash_password(password: str) -> str:
    """Hash for keeping. Takes tens of milliseconds on purpose: never on the event loop."""
    return _HASHER.hash(password)


def password_matches(kept: str, password: str) -> bool:
    """Compare with a kept hash, as slowly for an unknown person as for a known one."""
    try:
        return _HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


# Verified against when there is no such person, so that the answer takes as long (hash of a random text).
NOBODYS_HASH = (
    "$argon2id$v=19$m=19456,t=2,p=1$Cd1FE/7LGUoRNDF668uAUA$98QRATPF3+yV3XcJPhclSsevk4Q1NZ77INt/AIbcG/M"
)


def new_token() -> str:
    """Make a secret of 192 bits that fits in a link."""
    return secrets.token_urlsafe(24)


def drawn_token(secret_key: str, salt: str) -> str:
    """Draw a token that the same salt gives again, to nobody but this server."""
    drawn = hmac.digest(secret_key.encode(), f"device {salt}".encode(), "sha256")
    return urlsafe_b64encode(drawn[:24]).decode()


def new_password() -> str:
    """Make a first password that can be read aloud and typed: four groups of four digits."""
    return "-".join(f"{secrets.randbelow(10_000):04d}" for _ in range(4))


def token_hash(token: str) -> str:
    """Give what is kept of a token. Plain SHA-256 is enough for 192 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
