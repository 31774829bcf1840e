"""Signing in and out, adding people and devices, taking a device's token away."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.accounts import queries
from forum_app.accounts.models import Device, Person, SignIn
from forum_app.accounts.permissions import permissions_of
from forum_app.accounts.queries import KnownDevice
from forum_app.accounts.rules import DEVICE_ROLES, PAGES, SEEN_EVERY, SIGN_IN_LASTS, new_token, token_hash
from forum_app.kernel.actors import Actor, Permission, Role
from forum_app.kernel.errors import N_, Invalid, Missing
from forum_app.store import feed


def add_person(
    session: Session, *, username: str, name: str, role: Role, password_hash: str, now: datetime
) -> Actor:
    """Add somebody who signs in with a password. Raises Invalid where the username is taken."""
    if queries.person_by_username(session, username) is not None:
        raise Invalid({"username": N_("Tên đăng nhập này đã có người dùng.")})
    row = Person(username=username, name=name, role=role, password_hash=password_hash, created_at=now)
    session.add(row)
    session.flush()
    found = queries.person_by_username(session, username)
    if found is None:
        raise Missing
    return found


def set_password(session: Session, *, username: str, password_hash: str) -> None:
    """Give a person another password and end their sign-ins. Raises Missing."""
    person_id = session.scalar(sa.select(Person.id).where(Person.username == username))
    if person_id is None:
        raise Missing
    session.execute(sa.update(Person).where(Person.id == person_id).values(password_hash=password_hash))
    session.execute(sa.delete(SignIn).where(SignIn.person_id == person_id))


def sign_in(session: Session, person: Actor, now: datetime) -> str:
    """Open a sign-in for a person whose password was right; give the token for the cookie."""
    session.execute(sa.delete(SignIn).where(SignIn.expires_at <= now))
    token = new_token()
    person_id = int(person.id.removeprefix("person:"))
    ends = now + SIGN_IN_LASTS
    session.add(SignIn(token_hash=token_hash(token), person_id=person_id, created_at=now, expires_at=ends))
    return token


def sign_out(session: Session, token: str) -> None:
    session.execute(sa.delete(SignIn).where(SignIn.token_hash == token_hash(token)))


def add_device(
    session: Session,
    *,
    name: str,
    role: Role,
    forum_id: int,
    desk: str | None,
    by: Actor,
    now: datetime,
    token: str,
    page: str | None = None,
    scopes: frozenset[Permission] | None = None,
) -> KnownDevice:
    """Add a device that knocks with `token`, which is not kept and cannot be shown again.

    With `scopes` it is a program that may do these things alone. Raises Invalid for a role a device cannot
    have, for a page its role may not open, and for scopes its role does not have.
    """
    if role not in DEVICE_ROLES:
        raise Invalid({"role": N_("Thiết bị không thể có vai trò này.")})
    if scopes is not None and not scopes <= permissions_of(role):
        raise Invalid({"scopes": N_("Vai trò này không có quyền đó.")})
    if page is not None and not may_open(role, page):
        raise Invalid({"page": N_("Vai trò này không mở được trang này.")})
    row = Device(
        name=name,
        role=role,
        forum_id=forum_id,
        desk=desk,
        page=page,
        token_hash=token_hash(token),
        created_at=now,
    )
    row.scopes = None if scopes is None else sorted(scopes)
    session.add(row)
    session.flush()
    feed.append(session, forum_id, "device.added", {"device_id": row.id, "role": role}, actor=by, at=now)
    made = queries.device(session, row.id)
    if made is None:
        raise Missing
    return made


def may_open(role: Role, page: str) -> bool:
    """Say whether a link of a role's device may lead to a page."""
    return page in PAGES and PAGES[page] in permissions_of(role)


def revoke_device(session: Session, found: KnownDevice, *, by: Actor, now: datetime) -> None:
    """Take a device's token away, for good. A repeat changes nothing."""
    held = (Device.id == found.id) & Device.revoked_at.is_(None)
    changed = session.execute(sa.update(Device).where(held).values(revoked_at=now).returning(Device.id))
    if changed.scalar() is not None:
        feed.append(session, found.forum_id, "device.revoked", {"device_id": found.id}, actor=by, at=now)


def seen(session: Session, device_id: int, now: datetime) -> None:
    session.execute(sa.update(Device).where(Device.id == device_id).values(last_seen_at=now))


def due_to_be_seen(found: KnownDevice, now: datetime) -> bool:
    """Say whether `last_seen_at` is old enough to be worth a write."""
    return found.last_seen_at is None or now - found.last_seen_at >= SEEN_EVERY
