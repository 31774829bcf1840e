"""A guest list as an office sends it: which rows are people, which are headings, totals, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum_app.guests.rules.answers import read_rsvp, read_tick, vip_in_note
from forum_app.guests.rules.groups import (
    OTHERS,
    Group,
    Heading,
    choose,
    new_group,
    numbered,
    read_heading,
    word_for_word,
)
from forum_app.guests.rules.guest import Details, clean_details, folded
from forum_app.guests.rules.phones import read_phone
from forum_app.guests.rules.surnames import like_a_person
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import within

PERSONAL = ("position", "organisation", "phone", "seat", "note")
DETAILS = ("full_name", "salutation", *PERSONAL, "zone")

# Rows of a workbook are told apart by one number: a sheet's rows begin where no earlier sheet's can be.
SHEET = 100_000

EXTRA_LENGTHS: Mapping[str, int] = {"delegation": 300, "contact_name": 120, "contact_phone": 40}

# In the column of numbers: the example in our own template, which is nobody.
EXAMPLE = "vi du"


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the header: its filled cells by our names of the columns.

    `row` is its number in the sheet, after as many times SHEET as there are sheets before. `alone` is
    the row's only filled cell, if it is text; `closes` says that it is a sum or a signature.
    """

    row: int
    cells: Mapping[str, str]
    alone: str | None = None
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong in a cell. `message` is a msgid, filled from `params`."""

    row: int
    column: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extras:
    """What only some lists say of a person; None and empty say nothing.

    `code` is that of our own export, `order` the place in the group; `delegation` is a name.
    """

    code: str = ""
    order: int | None = None
    vip: bool | None = None
    delegation: str = ""
    heads: bool | None = None
    contact_name: str = ""
    contact_phone: str = ""


NOTHING_ELSE = Extras()


@dataclass(frozen=True, slots=True)
class Invitee:
    """One person as a row of the list says."""

    row: int
    group: int
    details: Details
    extras: Extras = NOTHING_ELSE


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of a list."""

    name: str
    lines: Sequence[Line]


@dataclass(slots=True)
class Reading:
    """What a list says: people in its order, the forum's groups and those it adds, complaints."""

    groups: list[Group]
    people: list[Invitee] = field(default_factory=list)
    warnings: list[Complaint] = field(default_factory=list)
    errors: list[Complaint] = field(default_factory=list)
    here: int | None = None
    ended: bool = False


def read_list(lines: Iterable[Line], groups: Sequence[Group]) -> Reading:
    """Read the rows below a list's header; `groups` are those the forum has."""
    reading = Reading(list(groups))
    for line in lines:
        _read(reading, line)
    return reading


def read_pages(pages: Sequence[Page], groups: Sequence[Group]) -> Reading:
    """Read a list of several sheets; one that is called like a group holds that group's people."""
    reading = Reading(list(groups))
    for page in pages:
        named = choose(read_heading(page.name), reading.groups) if len(pages) > 1 else None
        reading.here, reading.ended = None if named is None else named.number, False
        for line in page.lines:
            _read(reading, line)
    return reading


def _read(reading: Reading, line: Line) -> None:
    if folded(line.cells.get("number", "")) == EXAMPLE:
        return
    if line.closes:
        reading.ended = True
    elif _is_heading(reading, line):
        reading.here = _group(reading, line.row, read_heading(line.alone or "")).number
        reading.ended = False
    elif _numbered(line) or not reading.ended:
        _read_person(reading, line.row, line.cells)


def _is_heading(reading: Reading, line: Line) -> bool:
    if line.alone is None or _numbered(line):
        return False
    if numbered(line.alone):
        return True
    if reading.ended:
        return False
    if "full_name" not in line.cells:
        return True
    # A name alone is a guest of whom nothing else is known, unless it reads like one of the groups.
    heading = read_heading(line.alone)
    meant = choose(heading, reading.groups)
    return meant is not None and (not like_a_person(line.alone) or word_for_word(heading, meant))


def _numbered(line: Line) -> bool:
    return line.cells.get("number", "").rstrip(".").isdigit()


def _read_person(reading: Reading, row: int, cells: Mapping[str, str]) -> None:
    if "full_name" not in cells:
        _read_nameless(reading, row, cells)
        return
    cells = _vip_from_note(cells)
    try:
        details, extras = _details(reading, row, cells), read_extras(cells)
    except Invalid as refused:
        for column, complaint in refused.errors.items():
            reading.errors.append(Complaint(row, column, complaint, refused.params))
        return
    for column in ("phone", "contact_phone"):
        _warn_of_phone(reading, row, column, cells.get(column, ""))
    reading.people.append(Invitee(row, _group_of(reading, row, cells), details, extras))


def _vip_from_note(cells: Mapping[str, str]) -> Mapping[str, str]:
    """Take `VIP` out of the note and into its own column, unless that says no."""
    rest = vip_in_note(cells.get("note", ""))
    if rest is None or read_tick(cells.get("vip", "")) is False:
        return cells
    return {**cells, "note": rest, "vip": cells.get("vip") or "VIP"}


def _details(reading: Reading, row: int, cells: Mapping[str, str]) -> Details:
    texts: dict[str, Any] = {column: cells.get(column, "") for column in DETAILS}
    vip, rsvp = cells.get("vip", ""), read_rsvp(cells.get("rsvp", ""))
    for column, understood in (("vip", not vip or read_tick(vip) is not None), ("rsvp", rsvp is not None)):
        if not understood:
            text = N_("“%(cell)s”: không rõ là có hay không; bỏ qua ô này.")
            reading.warnings.append(Complaint(row, column, text, {"cell": cells[column][:60]}))
    return clean_details(Details(**texts, vip=bool(read_tick(vip)), rsvp=rsvp or ""))


def read_extras(cells: Mapping[str, str]) -> Extras:
    """Read what only some lists say. Raises Invalid where a text is too long."""
    texts = {name: within(cells.get(name, ""), limit, name) for name, limit in EXTRA_LENGTHS.items()}
    order = cells.get("order", "").rstrip(".")
    return Extras(
        code=re.sub(r"[\s.-]", "", cells.get("code", "")),
        order=int(order) if order.isascii() and order.isdigit() and len(order) < 6 else None,
        vip=read_tick(cells.get("vip", "")),
        delegation=texts["delegation"],
        heads=read_tick(cells.get("heads", "")),
        contact_name=texts["contact_name"],
        contact_phone=read_phone(texts["contact_phone"]).text,
    )


def _read_nameless(reading: Reading, row: int, cells: Mapping[str, str]) -> None:
    # A number alone is a row kept free.
    if any(column in cells for column in PERSONAL):
        reading.errors.append(Complaint(row, "full_name", N_("Dòng này thiếu họ tên.")))


def _warn_of_phone(reading: Reading, row: int, column: str, phone: str) -> None:
    if not read_phone(phone).sound:
        text = N_("“%(cell)s” không giống số điện thoại; vẫn giữ nguyên văn.")
        reading.warnings.append(Complaint(row, column, text, {"cell": phone[:60]}))


def _group_of(reading: Reading, row: int, cells: Mapping[str, str]) -> int:
    named = cells.get("group", "")
    if named:
        return _group(reading, row, read_heading(named)).number
    if reading.here is None:
        reading.here = _group(reading, row, Heading(None, OTHERS)).number
    return reading.here


def _group(reading: Reading, row: int, heading: Heading) -> Group:
    group = choose(heading, reading.groups)
    if group is None:
        group = new_group(heading, reading.groups)
        reading.groups.append(group)
        text = N_("Nhóm mới: “%(name)s”.")
        reading.warnings.append(Complaint(row, "group", text, {"name": group.name}))
    return group
