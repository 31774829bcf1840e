"""Who is behind a token, a cookie or a username."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.accounts.models import Device, Person, SignIn
from forum_app.accounts.permissions import PROFILES, permissions_of
from forum_app.accounts.rules import NOBODYS_HASH, token_hash
from forum_app.kernel.actors import Actor, Permission, Role


@dataclass(frozen=True, slots=True)
class KnownDevice:
    id: int
    name: str
    role: Role
    forum_id: int
    desk: str | None
    page: str | None
    created_at: datetime
    last_seen_at: datetime | None
    revoked_at: datetime | None
    scopes: frozenset[Permission] | None = None

    @property
    def narrowed(self) -> frozenset[Permission] | None:
        """Give what the role is narrowed to: a program's scopes, or what the device's one page needs."""
        return PROFILES.get(self.page or "") if self.scopes is None else self.scopes

    @property
    def actor(self) -> Actor:
        return Actor(
            id=f"device:{self.id}",
            name=self.name,
            role=self.role,
            permissions=permissions_of(self.role, self.narrowed),
            forum_id=self.forum_id,
            desk=self.desk,
            program=self.scopes is not None,
        )


# Built once and read past the ORM: every command asks. Other slices may read them beside what they look up.
DEVICE = sa.select(*sa.inspect(Device).columns).where(
    Device.token_hash == sa.bindparam("held"), Device.revoked_at.is_(None)
)
PERSON = (
    sa.select(*sa.inspect(Person).columns)
    .join(SignIn, SignIn.person_id == Person.id)
    .where(SignIn.token_hash == sa.bindparam("held"), SignIn.expires_at > sa.bindparam("present"))
)


def held(token: str, now: datetime) -> dict[str, object]:
    """Give what DEVICE and PERSON are asked with."""
    return {"held": token_hash(token), "present": now}


def device_by_token(session: Session, token: str) -> KnownDevice | None:
    """Find the device that holds a token; None where there is none, or it was revoked."""
    row = session.connection().execute(DEVICE, {"held": token_hash(token)}).one_or_none()
    return device_of(row) if row else None


def device_of(row: Sequence[Any]) -> KnownDevice:
    """Read a device as DEVICE gives it."""
    return _known(SimpleNamespace(**dict(zip(DEVICE.selected_columns.keys(), row, strict=True))))


def person_of(row: Sequence[Any]) -> Actor:
    """Read a person as PERSON gives them."""
    return _person(SimpleNamespace(**dict(zip(PERSON.selected_columns.keys(), row, strict=True))))


def devices(session: Session) -> list[KnownDevice]:
    """List all devices, newest first, the revoked ones too."""
    return [_known(row) for row in session.scalars(sa.select(Device).order_by(Device.id.desc()))]


def device(session: Session, device_id: int) -> KnownDevice | None:
    row = session.get(Device, device_id)
    return _known(row) if row else None


def expected_devices(session: Session, forum_id: int) -> list[KnownDevice]:
    """List the devices a forum may miss, the last seen first; programs with scopes have no screen."""
    held = (Device.forum_id == forum_id) & Device.revoked_at.is_(None) & Device.scopes.is_(None)
    wanted = sa.select(Device).where(held).order_by(Device.last_seen_at.desc().nulls_last(), Device.id.desc())
    return [_known(row) for row in session.scalars(wanted)]


def person_by_sign_in(session: Session, token: str, now: datetime) -> Actor | None:
    """Find the person signed in with a cookie's token; None once it ended."""
    row = session.connection().execute(PERSON, held(token, now)).one_or_none()
    return person_of(row) if row else None


def password_hash(session: Session, username: str) -> str:
    """Give the kept hash of a person; for a stranger one that nothing matches."""
    kept = session.scalar(sa.select(Person.password_hash).where(Person.username == username))
    return kept or NOBODYS_HASH


def person_by_username(session: Session, username: str) -> Actor | None:
    row = session.scalar(sa.select(Person).where(Person.username == username))
    return _person(row) if row else None


def administrators(session: Session) -> int:
    return session.scalar(sa.select(sa.func.count()).where(Person.role == "admin")) or 0


def _person(row: Person | SimpleNamespace) -> Actor:
    role = cast(Role, row.role)
    return Actor(id=f"person:{row.id}", name=row.name, role=role, permissions=permissions_of(role))


def _known(row: Device | SimpleNamespace) -> KnownDevice:
    return KnownDevice(
        id=row.id,
        name=row.name,
        role=cast(Role, row.role),
        forum_id=row.forum_id,
        desk=row.desk,
        page=row.page,
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        revoked_at=row.revoked_at,
        scopes=None if row.scopes is None else frozenset(row.scopes),
    )
