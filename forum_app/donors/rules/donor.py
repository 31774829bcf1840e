"""A donor to be invited, what was sent to them, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal, get_args

from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.phones import read_phone
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import within

Kind = Literal["organisation", "person"]
# What was answered; "" while nothing was.
Answer = Literal["", "yes", "considering", "no"]
Letter = Literal["open_letter", "appeal", "form_sent", "form_returned"]
# How far one has come with a donor: nothing sent yet, sent and no answer, or the answer.
Standing = Literal["unsent", "waiting", "considering", "yes", "no"]

ANSWERS: tuple[Answer, ...] = get_args(Answer)
LETTERS: tuple[Letter, ...] = get_args(Letter)
STANDINGS: tuple[Standing, ...] = get_args(Standing)

LENGTHS: Mapping[str, int] = {
    "name": 200,
    "contact_name": 120,
    "contact_position": 200,
    "contact_phone": 40,
    "address": 300,
    "note": 500,
    "presenter": 200,
}


@dataclass(frozen=True, slots=True)
class Details:
    """What people write about a donor. `presenter` stands on stage with the board."""

    name: str
    kind: Kind = "organisation"
    contact_name: str = ""
    contact_position: str = ""
    contact_phone: str = ""
    address: str = ""
    note: str = ""
    presenter: str = ""
    answer: Answer = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """When each paper went out or came back; None where it did not."""

    open_letter: datetime | None = None
    appeal: datetime | None = None
    form_sent: datetime | None = None
    form_returned: datetime | None = None

    @property
    def sent(self) -> bool:
        """Say whether anything went out, or came back, which means that it had gone out."""
        return any(getattr(self, letter) is not None for letter in LETTERS)


@dataclass(frozen=True, slots=True)
class Listed:
    """A donor of the list as it stands."""

    id: int
    details: Details
    letters: Letters
    version: int

    @property
    def standing(self) -> Standing:
        """How far one has come with this donor; the answer counts before the letters."""
        if self.details.answer:
            return self.details.answer
        return "waiting" if self.letters.sent else "unsent"


def clean_details(written: Details) -> Details:
    """Clean what was written. A phone that is none stays as written: somebody can still read it.

    Raises Invalid where no name is left, a text is too long, or the answer is none we know.
    """
    tidied: dict[str, Any] = {
        name: within(getattr(written, name), limit, name) for name, limit in LENGTHS.items()
    }
    if not any(letter.isalnum() for letter in tidied["name"]):
        raise Invalid({"name": N_("Cần có tên doanh nghiệp hoặc nhà đầu tư.")})
    if written.answer not in ANSWERS:
        raise Invalid({"answer": N_("Không có câu trả lời này.")})
    tidied["contact_phone"] = read_phone(tidied["contact_phone"]).text
    return replace(written, **tidied)


def promised(details: Details) -> Details:
    """Who names an amount has said yes, whatever was noted before."""
    return replace(details, answer="yes")


def folded_name(name: str) -> str:
    """Give what tells donors apart: the name's words, without accents, case and punctuation."""
    return folded(name)[:400]


def search_text(details: Details) -> str:
    """Give the text a search looks through: folded words, a blank before each."""
    return f" {folded(details.name)} {folded(details.contact_name)} {folded(details.presenter)}"[:1000]
