"""Guest groups, and which of them a heading in an office's list means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from forum_app.guests.rules.guest import folded

NUMBERED = re.compile(r"^\s*(?P<number>[IVX]+|[A-H]|\d{1,2})\s*[.)/:–-]+\s*(?P<name>\S.*)$", re.DOTALL)
DIGITS = {"I": 1, "V": 5, "X": 10}
SHORT = {"ubmttq": "uy ban mttq", "tp": "thanh pho"}

# A heading means a group when at least this share of its words is in the group's name.
ENOUGH = 0.6
LEAST_WORDS = 3

# Households and pupils in need: a new group that names them is protected like the plan's own.
PROTECTED = ("ho ngheo", "hoc sinh ngheo", "thoat ngheo", "can ngheo")

# Where a guest goes of whom nobody said to which group they belong.
OTHERS = "Khách mời khác"

NAME_LENGTH = 300
SHORT_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Group:
    """A guest group; `id` is None until it is written. `arranged`: its guests were put in order by hand."""

    id: int | None
    number: int
    name: str
    short_name: str
    rank: int
    leaders: bool = False
    protected: bool = False
    arranged: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading row of a list: `IV. Huyện ủy, …` is number 4."""

    number: int | None
    name: str


def read_heading(text: str) -> Heading:
    """Take a heading apart into its number, if it has one, and its name."""
    found = NUMBERED.match(text)
    if found is None:
        return Heading(None, text.strip())
    return Heading(_number(found["number"]), found["name"].strip())


def numbered(text: str) -> bool:
    """Say whether a text begins as a heading does: `II.`, `A)`, `3 -`."""
    return NUMBERED.match(text) is not None


def choose(heading: Heading, groups: Sequence[Group]) -> Group | None:
    """Find the group a heading means, by its words; None where no group is like it.

    Words decide, those of the long or of the short name, for an office's numbers skip groups that have no
    guests: its `VI` can be our seventh. The number only decides between groups that fit equally well, and
    one that is named in full is meant.
    """
    scored = [(_likeness(heading, group), group) for group in groups]
    fitting = [(score, group) for score, group in scored if score[1] >= ENOUGH]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def word_for_word(heading: Heading, group: Group) -> bool:
    """Say whether three words or more of a heading stand so in a group's name: nobody's own name does."""
    asked = _spaced(heading.name)
    named = (_spaced(name) for name in (group.name, group.short_name))
    return len(asked.split()) >= LEAST_WORDS and any(asked in name for name in named)


def new_group(heading: Heading, groups: Sequence[Group]) -> Group:
    """Make a group for a heading none of the groups is like; it ranks after all others."""
    number = 1 + max((group.number for group in groups), default=0)
    rank = 1 + max((group.rank for group in groups), default=0)
    name = heading.name[:NAME_LENGTH]
    protected = any(words in f" {folded(name)}" for words in PROTECTED)
    return Group(None, number, name, name[:SHORT_NAME_LENGTH], rank, protected=protected)


def _likeness(heading: Heading, group: Group) -> tuple[bool, float, bool, float]:
    return max(_likeness_to(name, heading, group) for name in (group.name, group.short_name))


def _likeness_to(name: str, heading: Heading, group: Group) -> tuple[bool, float, bool, float]:
    asked, offered = _words(heading.name), _words(name)
    if not asked:
        return (False, 0.0, False, 0.0)
    shared = len(asked & offered)
    by_number = heading.number == group.number
    return (asked == offered, shared / len(asked), by_number, shared / len(asked | offered))


def _words(text: str) -> set[str]:
    return {part for word in folded(text).split() for part in SHORT.get(word, word).split()}


def _spaced(text: str) -> str:
    words = re.findall(r"\w+", text.casefold())
    return f" {' '.join(words)} "


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if len(text) == 1 and text not in DIGITS:
        return ord(text) - ord("A") + 1
    values = [DIGITS[letter] for letter in text]
    return sum(-v if any(later > v for later in values[i + 1 :]) else v for i, v in enumerate(values))
