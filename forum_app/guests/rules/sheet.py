"""A guest list as an office sends it: which rows are people, which are headings, totals, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum_app.guests.rules.groups import OTHERS, Group, Heading, choose, new_group, numbered, read_heading
from forum_app.guests.rules.guest import Details, clean_details
from forum_app.guests.rules.phones import read_phone
from forum_app.kernel.errors import N_, Invalid

# The columns a list may have, by the words offices put above them. Only the name must be there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "full_name": ("Họ và tên", "Họ tên", "Họ và tên đại biểu", "Tên đại biểu", "Đại biểu", "Full name"),
    "salutation": ("Xưng hô", "Danh xưng", "Ông/Bà"),
    "position": ("Chức vụ", "Chức danh", "Position"),
    "organisation": (
        "Đơn vị công tác",
        "Đơn vị",
        "Cơ quan",
        "Cơ quan, đơn vị",
        "Cơ quan công tác",
        "Nơi công tác",
        "Tổ chức",
        "Organisation",
    ),
    "group": ("Nhóm", "Nhóm khách", "Thành phần", "Khối", "Group"),
    "phone": ("Số điện thoại", "Điện thoại", "SĐT", "Di động", "Phone"),
    "seat": ("Ghế", "Số ghế", "Chỗ ngồi", "Vị trí", "Seat"),
    "note": ("Ghi chú", "Note"),
}
REQUIRED = ("full_name",)

PERSONAL = ("position", "organisation", "phone", "seat", "note")
DETAILS = ("full_name", "salutation", *PERSONAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A row below the header: its filled cells by our names of the columns.

    `alone` is the row's only filled cell, if it is text; `closes` says that it is a sum or a signature.
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
class Invitee:
    """One person as a row of the list says."""

    row: int
    group: int
    details: Details


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


def _read(reading: Reading, line: Line) -> None:
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
    # A name alone is a guest of whom nothing else is known, unless it reads like one of the groups.
    return "full_name" not in line.cells or choose(read_heading(line.alone), reading.groups) is not None


def _numbered(line: Line) -> bool:
    return line.cells.get("number", "").rstrip(".").isdigit()


def _read_person(reading: Reading, row: int, cells: Mapping[str, str]) -> None:
    if "full_name" not in cells:
        _read_nameless(reading, row, cells)
        return
    try:
        written: dict[str, Any] = {column: cells.get(column, "") for column in DETAILS}
        details = clean_details(Details(**written))
    except Invalid as refused:
        for column, complaint in refused.errors.items():
            reading.errors.append(Complaint(row, column, complaint, refused.params))
        return
    _warn_of_phone(reading, row, cells.get("phone", ""))
    reading.people.append(Invitee(row, _group_of(reading, row, cells), details))


def _read_nameless(reading: Reading, row: int, cells: Mapping[str, str]) -> None:
    # A number alone is a row kept free.
    if any(column in cells for column in PERSONAL):
        reading.errors.append(Complaint(row, "full_name", N_("Dòng này thiếu họ tên.")))


def _warn_of_phone(reading: Reading, row: int, phone: str) -> None:
    if not read_phone(phone).sound:
        text = N_("“%(cell)s” không giống số điện thoại; vẫn giữ nguyên văn.")
        reading.warnings.append(Complaint(row, "phone", text, {"cell": phone[:60]}))


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
