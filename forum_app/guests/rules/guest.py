"""A guest, and what a person may write about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

from forum_app.guests.rules.phones import read_phone
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import ERASED, fold, person_name, within

State = Literal["expected", "present", "absent", "cancelled"]
# What was answered to the invitation; "" while nothing was.
Rsvp = Literal["", "coming", "declined", "deputy"]
ANSWERS: tuple[Rsvp, ...] = get_args(Rsvp)

# Places inside a group are counted from the group's own first number, so one column orders everybody.
PLACES_PER_GROUP = 100_000


@dataclass(frozen=True, slots=True)
class Guest:
    """One invited person. `rank` orders the whole forum: smaller is greeted first."""

    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group: str
    group_number: int
    leader: bool
    protected: bool
    rank: int
    zone: str
    seat: str
    phone: str
    note: str
    vip: bool
    rsvp: Rsvp
    delegation_id: int | None
    delegation: str
    heads: bool
    code: str
    version: int
    cancelled_at: datetime | None
    merged_into_id: int | None
    admitted_at: datetime | None

    @property
    def state(self) -> State:
        """Where the guest stands; `absent` is only asked for (who has not come), never answered."""
        if self.cancelled_at is not None:
            return "cancelled"
        return "expected" if self.admitted_at is None else "present"

    @property
    def erased(self) -> bool:
        """Whether nothing of the person is kept but that there was one."""
        return self.full_name == ERASED


@dataclass(frozen=True, slots=True)
class Details:
    """What people write about a guest."""

    full_name: str
    salutation: str = ""
    position: str = ""
    organisation: str = ""
    seat: str = ""
    phone: str = ""
    note: str = ""
    zone: str = ""
    vip: bool = False
    rsvp: Rsvp = ""


LENGTHS: Mapping[str, int] = {
    "full_name": 120,
    "salutation": 60,
    "position": 200,
    "organisation": 250,
    "seat": 30,
    "phone": 40,
    "note": 500,
    "zone": 60,
}


def clean_details(written: Details) -> Details:
    """Clean what was written: stray blanks, capitals, `Ông`/`Bà` before the name, phones with +84.

    A phone that is none stays as written: it keeps nobody out. Raises Invalid where no name is left, a
    text is too long, or the answer to the invitation is none we know.
    """
    tidied: dict[str, Any] = {
        name: within(getattr(written, name), limit, name) for name, limit in LENGTHS.items()
    }
    salutation, full_name = person_name(tidied["full_name"])
    if not any(letter.isalpha() for letter in full_name):
        raise Invalid({"full_name": N_("Cần có họ và tên.")})
    tidied |= {"full_name": full_name, "salutation": tidied["salutation"] or salutation}
    tidied["phone"] = read_phone(tidied["phone"]).text
    if written.rsvp not in ANSWERS:
        raise Invalid({"rsvp": N_("Không có câu trả lời này.")})
    return replace(written, **tidied)


def details_of(guest: Guest) -> Details:
    """Give what is written about a guest."""
    return Details(**{name: getattr(guest, name) for name in Details.__dataclass_fields__})


def search_text(full_name: str, position: str, organisation: str) -> str:
    """Give the text a search looks through: folded words, a blank before each."""
    return f" {folded(full_name)} {folded(organisation)} {folded(position)}"[:1000]


def search_words(asked: str) -> list[str]:
    """Split what was typed into folded words; a guest must have a word beginning with each."""
    return folded(asked).split()[:10]


def folded(text: str) -> str:
    """Fold to bare lower-case letters and digits with single blanks between the words."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def first_rank(group_rank: int) -> int:
    """The rank before the first place of a group."""
    return group_rank * PLACES_PER_GROUP
