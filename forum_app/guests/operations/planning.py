"""The heavy half of an import: reading a workbook and working out what it changes, in a worker process.

Only pure functions live here; they take and give plain values, and load neither Flask nor the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from secrets import SystemRandom
from typing import Any, NamedTuple

from forum_app.guests.operations.telling import Guestbook, row_key, tell
from forum_app.guests.rules.columns import COLUMNS, REQUIRED
from forum_app.guests.rules.delegating import Delegation
from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import folded, search_text
from forum_app.guests.rules.matching import Decision, Known
from forum_app.guests.rules.plan import Plan, Step, plan
from forum_app.guests.rules.sheet import SHEET, Complaint, Line, Page, Reading, read_pages
from forum_app.kernel.codes import new_code
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import sort_key
from forum_app.sheets import Column, Table, TableRow, find_tables, is_total, lone_text, read_sheets

# The columns of `guest` an import writes, in the order of a Row behind its group and its delegation.
WRITTEN = (
    "full_name",
    "salutation",
    "position",
    "organisation",
    "zone",
    "seat",
    "phone",
    "note",
    "vip",
    "rsvp",
    "heads",
    "search",
    "sort_key",
    "rank",
)
# What is known by its number or its name until it is written.
NAMED = ("group", "delegation")

# What else follows from a field that changes. Only who is in a delegation can head it.
DERIVED: Mapping[str, tuple[str, ...]] = {
    "full_name": ("search", "sort_key"),
    "position": ("search",),
    "organisation": ("search",),
    "delegation": ("heads",),
    "heads": ("delegation",),
}
NO_NAMES = N_("Chưa rõ cột nào là họ và tên; hãy chọn ở trên.")

Row = tuple[Any, ...]


class Asked(NamedTuple):
    """What is asked of an import: what headings mean, and what a person decided, by a row's key.

    `anyhow` tells the columns of a file even where none of them is known.
    """

    mapping: Mapping[str, str]
    decided: Mapping[str, Decision]
    anyhow: bool = False


class Present(NamedTuple):
    """What the forum has, as `queries` gives it: groups, guests and delegations."""

    groups: Sequence[Group]
    guests: Sequence[tuple[object, ...]]
    delegations: Sequence[tuple[str, str, str]]


class Outcome(NamedTuple):
    """What a file means for the guest list: what people are told, and the rows to write.

    The rows are bare tuples: thousands of them are unpacked on the event loop. One of `created` is the
    group's number, the delegation's folded name, the values of WRITTEN, and the code. `updated` holds, for
    each set of columns (NAMED or of WRITTEN) that changes in some guests, their values with the guest's id
    last: a row's indexes are left alone where nothing of theirs changes, which makes three thousand updates
    three times as quick.
    """

    told: Guestbook
    groups: tuple[Group, ...]
    delegations: tuple[Delegation, ...]
    created: list[Row]
    updated: dict[tuple[str, ...], list[Row]]

    @property
    def empty(self) -> bool:
        return not (self.created or self.updated or self.groups or self.delegations)


def plan_import(content: bytes, filename: str, present: Present, asked: Asked) -> Outcome:
    """Read a guest list and work out what it changes.

    Raises Invalid where the file is no guest list, or where a decision fits none of its rows.
    """
    columns = [Column(name, titles, required=name in REQUIRED) for name, titles in COLUMNS.items()]
    sheets = read_sheets(content, filename)
    tables = find_tables(sheets, columns, asked.mapping, anyhow=asked.anyhow)
    if tables[0].missing:
        return _not_understood(tables)
    reading = read_pages([Page(table.sheet, lines) for table, lines in _pages(tables)], present.groups)
    guests = [Known._make(guest) for guest in present.guests]
    delegations = [Delegation(*delegation) for delegation in present.delegations]
    worked_out = plan(reading, guests, delegations, _by_row(asked.decided, tables))
    return _outcome(worked_out, tables)


def _by_row(decided: Mapping[str, Decision], tables: Sequence[Table]) -> dict[int, Decision]:
    if not decided:
        return {}
    rows = {
        row_key(place, tables): place
        for sheet, table in enumerate(tables)
        for place in (sheet * SHEET + row.number for row in table.rows)
    }
    if not decided.keys() <= rows.keys():
        raise Invalid({"decisions": N_("Có lựa chọn cho một dòng không có trong tệp.")})
    return {rows[key]: choice for key, choice in decided.items()}


def _pages(tables: Sequence[Table]) -> Iterator[tuple[Table, list[Line]]]:
    for sheet, table in enumerate(tables):
        yield table, [_line(row, sheet * SHEET) for row in table.rows]


def _line(row: TableRow, before: int) -> Line:
    cells = {name: text for name in row.values if (text := row.text(name))}
    return Line(before + row.number, cells, lone_text(row), is_total(row))


def _not_understood(tables: Sequence[Table]) -> Outcome:
    complaint = Complaint(tables[0].header_row, "", NO_NAMES)
    nothing = Reading([], errors=[complaint])
    return _outcome(plan(nothing, []), tables)


def _outcome(worked_out: Plan, tables: Sequence[Table]) -> Outcome:
    random = SystemRandom()
    return Outcome(
        tell(worked_out, tables),
        tuple(group for group in worked_out.groups if group.id is None),
        worked_out.delegations,
        [(*_written(step), new_code(random)) for step in worked_out.steps if step.action == "create"],
        _updates(step for step in worked_out.steps if step.action == "update"),
    )


def _updates(steps: Iterable[Step]) -> dict[tuple[str, ...], list[Row]]:
    updates: dict[tuple[str, ...], list[Row]] = {}
    for step in steps:
        if step.guest is None:
            continue
        touched = {*step.changed, *(also for field in step.changed for also in DERIVED.get(field, ()))}
        columns = tuple(column for column in (*NAMED, *WRITTEN) if column in touched)
        values = dict(zip((*NAMED, *WRITTEN), _written(step), strict=True))
        updates.setdefault(columns, []).append((*(values[column] for column in columns), step.guest.id))
    return updates


def _written(step: Step) -> Row:
    details = step.details
    return (
        step.group,
        folded(step.delegation),
        details.full_name,
        details.salutation,
        details.position,
        details.organisation,
        details.zone,
        details.seat,
        details.phone,
        details.note,
        details.vip,
        details.rsvp,
        step.heads,
        search_text(details.full_name, details.position, details.organisation),
        sort_key(details.full_name),
        step.rank,
    )
