"""Who acts: a person, a device or nobody, and what they may do."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["admin", "stage", "crew", "checkin", "pledges", "display", "nobody"]

Permission = Literal[
    "show.read",
    "show.call",
    "show.answer",
    "rundown.read",
    "rundown.edit",
    "guests.read",
    "guests.find",
    "guests.add",
    "guests.edit",
    "guests.admit",
    "attendance.read",
    "pledges.read",
    "pledges.take",
    "pledges.release",
    "tote.steer",
    "donors.read",
    "donors.edit",
    "payments.read",
    "payments.edit",
    "look.edit",
    "presence.read",
    "accounts.manage",
    "feed.read",
]

EVERY_PERMISSION: frozenset[Permission] = frozenset(get_args(Permission))


@dataclass(frozen=True, slots=True)
class Actor:
    """One who gives commands, as read from the database for this very command.

    `forum_id` is the one forum a device is bound to; None is every forum. A `program` holds a token with
    scopes.
    """

    id: str
    name: str
    role: Role
    permissions: frozenset[Permission] = frozenset()
    forum_id: int | None = None
    desk: str | None = None
    program: bool = False

    @property
    def signed_in(self) -> bool:
        """Say whether this is a known person or device."""
        return self.role != "nobody"

    def may(self, permission: Permission) -> bool:
        """Say whether the actor holds a permission."""
        return permission in self.permissions


NOBODY = Actor(id="nobody", name="", role="nobody")
