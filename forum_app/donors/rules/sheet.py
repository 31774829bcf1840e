"""A donor list as an office sends it: which rows are donors, which are headings, totals, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from forum_app.donors.rules.donor import Details, Kind, clean_details, folded_name
from forum_app.donors.rules.said import NOT_YET, Day, read_amount, read_answer, read_day, read_form
from forum_app.guests.rules.groups import numbered
from forum_app.guests.rules.guest import folded
from forum_app.guests.rules.phones import read_phone
from forum_app.guests.rules.sheet import EXAMPLE, SHEET, Complaint, Line
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.money import Dong

__all__ = ["SHEET", "Complaint", "Line", "Promised", "Reading", "read_list"]

TEXTS = ("name", "contact_name", "contact_position", "contact_phone", "address", "note", "presenter")
PERSON = re.compile(r"(ong|ba|anh|chi|gia dinh|co|chu) ")
ROMAN = re.compile(r"([ivx]+|[a-h])\.?")
NOT_A_DAY = N_("“%(cell)s”: không rõ là ngày nào; bỏ qua ô này.")


@dataclass(frozen=True, slots=True)
class Promised:
    """One donor as a row of the list says. `amount` None says nothing of money."""

    row: int
    details: Details
    open_letter: Day = NOT_YET
    appeal: Day = NOT_YET
    form_sent: Day = NOT_YET
    form_returned: Day = NOT_YET
    amount: Dong | None = None


@dataclass(slots=True)
class Reading:
    """What a list says: donors in its order, and complaints. `day` is the forum's, `unit` that of amounts."""

    day: date
    unit: str = ""
    donors: list[Promised] = field(default_factory=list)
    warnings: list[Complaint] = field(default_factory=list)
    errors: list[Complaint] = field(default_factory=list)
    of_people: bool = False
    ended: bool = False


def read_list(reading: Reading, lines: Iterable[Line]) -> Reading:
    """Read the rows below a list's header."""
    for line in lines:
        _read(reading, line)
    return reading


def _read(reading: Reading, line: Line) -> None:
    if folded(line.cells.get("number", "")) == EXAMPLE:
        return
    if line.closes:
        reading.ended = True
    elif (heading := _heading(line)) is not None:
        reading.of_people, reading.ended = "ca nhan" in folded(heading), False
    elif _counted(line) or not reading.ended:
        _read_donor(reading, line.row, line.cells)


def _counted(line: Line) -> bool:
    return line.cells.get("number", "").rstrip(".").isdigit()


def _heading(line: Line) -> str | None:
    """Give a group's heading: `I. Doanh nghiệp trong tỉnh` alone, or `I` and the words beside it."""
    if _counted(line):
        return None
    if line.alone is not None:
        # A name alone, without a number before it, is a donor of whom nothing else is known.
        return line.alone if "name" not in line.cells or numbered(line.alone) else None
    number = folded(line.cells.get("number", ""))
    beside = set(line.cells) <= {"number", "name", "amount", "note"}
    return line.cells.get("name", "") if beside and ROMAN.fullmatch(number) else None


def _read_donor(reading: Reading, row: int, cells: Mapping[str, str]) -> None:
    if "name" not in cells:
        if any(column in cells for column in (*TEXTS, "amount")):
            reading.errors.append(Complaint(row, "name", N_("Dòng này thiếu tên doanh nghiệp, nhà đầu tư.")))
        return
    texts: dict[str, Any] = {column: cells.get(column, "") for column in TEXTS}
    try:
        details = clean_details(Details(**texts, kind=_kind(reading, cells["name"])))
    except Invalid as refused:
        for column, complaint in refused.errors.items():
            reading.errors.append(Complaint(row, column, complaint, refused.params))
        return
    if not read_phone(cells.get("contact_phone", "")).sound:
        text = N_("“%(cell)s” không giống số điện thoại; vẫn giữ nguyên văn.")
        reading.warnings.append(Complaint(row, "contact_phone", text, _cell(cells["contact_phone"])))
    reading.donors.append(_told(reading, row, cells, details))


def _kind(reading: Reading, name: str) -> Kind:
    return "person" if reading.of_people or PERSON.match(f"{folded(name)} ") else "organisation"


def _told(reading: Reading, row: int, cells: Mapping[str, str], details: Details) -> Promised:
    answer = read_answer(cells.get("answer", ""))
    if answer is None:
        text = N_("“%(cell)s”: không rõ là nhận lời hay từ chối; bỏ qua ô này.")
        reading.warnings.append(Complaint(row, "answer", text, _cell(cells["answer"])))
    sent, returned = _form(reading, row, cells)
    return Promised(
        row,
        replace(details, answer=answer or ""),
        _day(reading, row, cells, "open_letter"),
        _day(reading, row, cells, "appeal"),
        sent,
        _day(reading, row, cells, "form_returned") if "form_returned" in cells else returned,
        _amount(reading, row, cells),
    )


def _day(reading: Reading, row: int, cells: Mapping[str, str], column: str) -> Day:
    read = read_day(cells.get(column, ""), reading.day)
    if read is None:
        reading.warnings.append(Complaint(row, column, NOT_A_DAY, _cell(cells[column])))
    return read or NOT_YET


def _form(reading: Reading, row: int, cells: Mapping[str, str]) -> tuple[Day, Day]:
    read = read_form(cells.get("form", ""), reading.day)
    if read is None:
        reading.warnings.append(Complaint(row, "form", NOT_A_DAY, _cell(cells["form"])))
    return read or (NOT_YET, NOT_YET)


def _amount(reading: Reading, row: int, cells: Mapping[str, str]) -> Dong | None:
    text = cells.get("amount", "")
    if not text.strip(" -–0.") or text.lower().startswith("chưa"):
        return None
    try:
        return read_amount(text, reading.unit)
    except Invalid:
        said = N_("“%(cell)s”: không rõ là bao nhiêu tiền; bỏ qua ô này.")
        reading.warnings.append(Complaint(row, "amount", said, _cell(text)))
        return None


def _cell(text: str) -> dict[str, object]:
    return {"cell": text[:60]}


def without_repeats(donors: Iterable[Promised]) -> tuple[list[Promised], list[tuple[Promised, Promised]]]:
    """Keep the first row of each donor; give the others with the row they repeat."""
    first: dict[str, Promised] = {}
    repeats: list[tuple[Promised, Promised]] = []
    for donor in donors:
        there = first.setdefault(folded_name(donor.details.name), donor)
        if there is not donor:
            repeats.append((donor, there))
    return list(first.values()), repeats
