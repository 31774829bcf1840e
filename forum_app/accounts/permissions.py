"""The one permission table. What is not said here, nobody may do."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from forum_app.kernel.actors import Permission, Role

# Columns of the table in docs/permissions.md; a test holds the two together.
TABLE: Mapping[Permission, tuple[Role, ...]] = MappingProxyType(
    {
        "show.read": ("stage", "crew", "checkin", "pledges", "display"),
        "show.call": ("stage",),
        "show.answer": ("stage", "crew"),
        "rundown.read": ("stage", "crew"),
        "rundown.edit": ("stage",),
        "guests.read": ("checkin",),
        "guests.find": ("checkin",),
        "guests.add": ("checkin",),
        "guests.edit": ("checkin",),
        "guests.admit": ("checkin",),
        "attendance.read": ("stage", "crew", "checkin"),
        "pledges.read": ("pledges",),
        "pledges.take": ("pledges",),
        "pledges.release": ("stage", "pledges"),
        "tote.steer": ("stage", "pledges"),
        "donors.read": ("pledges",),
        "donors.edit": ("pledges",),
        "payments.read": ("pledges",),
        "payments.edit": ("pledges",),
        "look.edit": ("stage",),
        "presence.read": ("stage", "crew"),
        "feed.read": (),
        "accounts.manage": (),
    }
)


# Of its role a device that was made for one page may do only what that page needs.
PROFILES: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {"desk": frozenset({"show.read", "guests.find", "guests.add", "guests.admit", "attendance.read"})}
)


def permissions_of(role: Role, scopes: frozenset[Permission] | None = None) -> frozenset[Permission]:
    """Give what a role may do, an administrator everything; `scopes` narrow it and never widen it."""
    of_role = frozenset(permission for permission, roles in TABLE.items() if role == "admin" or role in roles)
    return of_role if scopes is None else of_role & scopes
