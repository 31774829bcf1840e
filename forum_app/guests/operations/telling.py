"""What an import tells people: its rows, the pairs to decide, who is absent from the file, the columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from forum_app.guests.rules.doubts import Doubt
from forum_app.guests.rules.guest import Details
from forum_app.guests.rules.matching import Known
from forum_app.guests.rules.plan import FIELDS, Plan, Step
from forum_app.guests.rules.sheet import SHEET, Complaint
from forum_app.kernel.errors import N_
from forum_app.sheets import (
    ColumnRead,
    ImportReport,
    RowError,
    RowReport,
    Table,
    columns_read,
    report_rows,
)

# A supplement names few of thousands; nobody reads more than these, the rest is a number.
MOST_ABSENT = 300
SHOWN = ("full_name", "salutation", "position", "organisation", "phone", "seat")

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A guest whom a doubtful row may mean. `why` is a msgid."""

    guest_id: int
    what: str
    why: str
    person: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A row for a person to decide; without a decision it is taken for `guest_id`, or for somebody new."""

    key: str
    row: int
    sheet: str
    what: str
    guest_id: int | None
    person: Mapping[str, str]
    candidates: tuple[Choice, ...]

    def as_json(self, translate: Translate) -> dict[str, object]:
        return {
            "key": self.key,
            "row": self.row,
            **({"sheet": self.sheet} if self.sheet else {}),
            "what": self.what,
            "guest_id": self.guest_id,
            "person": dict(self.person),
            "candidates": [
                {
                    "guest_id": one.guest_id,
                    "what": one.what,
                    "why": translate(one.why),
                    "person": dict(one.person),
                }
                for one in self.candidates
            ],
        }


@dataclass(frozen=True, slots=True)
class Guestbook:
    """The whole answer to an import. `absent` are the first of `absent_count` whom the file does not name."""

    report: ImportReport
    columns: tuple[ColumnRead, ...]
    sheets: tuple[str, ...]
    questions: tuple[Question, ...]
    absent: tuple[tuple[int, str], ...]
    absent_count: int
    delegations: int

    def rest_as_json(self, translate: Translate) -> dict[str, object]:
        """Give what stands beside the report."""
        return {
            "columns": [column.as_json() for column in self.columns],
            "sheets": list(self.sheets),
            "doubtful": [question.as_json(translate) for question in self.questions],
            "absent": [{"guest_id": guest_id, "what": what} for guest_id, what in self.absent],
            "absent_count": self.absent_count,
            "delegations": 0 if self.report.errors else self.delegations,
        }


def tell(worked_out: Plan, tables: Sequence[Table]) -> Guestbook:
    """Say what an import did, or would do."""
    places = Places(tables)
    return Guestbook(
        report_rows(
            tuple(places.row(step) for step in worked_out.steps),
            tuple(places.complaint(complaint) for complaint in worked_out.warnings),
            tuple(places.complaint(complaint) for complaint in worked_out.errors),
        ),
        columns_read(heading for table in tables for heading in table.columns),
        tuple(table.sheet for table in tables),
        tuple(places.question(doubt) for doubt in worked_out.doubts),
        tuple((guest.id, _what(guest)) for guest in worked_out.absent[:MOST_ABSENT]),
        len(worked_out.absent),
        len(worked_out.delegations),
    )


def row_key(row: int, tables: Sequence[Table]) -> str:
    """Name a row of a workbook: by its number, where several sheets are read as `Danh sách!12`."""
    sheet, number = divmod(row, SHEET)
    return str(number) if len(tables) < 2 else f"{tables[sheet].sheet}!{number}"


class Places:
    """Where rows stand: in which of a workbook's tables, and what its columns are called there."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self.tables = tables

    def row(self, step: Step) -> RowReport:
        why, params = step.why, dict(step.params)
        if step.action == "update":
            why, params = N_("Đổi %(fields)s."), {"fields": ", ".join(FIELDS[name] for name in step.changed)}
        elif step.action == "create" and step.details.vip:
            why = N_("Khách VIP")
        return RowReport(
            step.row % SHEET,
            step.action,
            _what(step.details),
            why,
            self._said(params, step.row),
            self._sheet(step.row),
        )

    def complaint(self, complaint: Complaint) -> RowError:
        table = self.tables[complaint.row // SHEET]
        column, params = table.headings.get(complaint.column, ""), self._said(complaint.params, complaint.row)
        return RowError(complaint.row % SHEET, column, complaint.message, params, self._sheet(complaint.row))

    def question(self, doubt: Doubt) -> Question:
        number, sheet = doubt.row % SHEET, self._sheet(doubt.row)
        return Question(
            row_key(doubt.row, self.tables),
            number,
            sheet,
            _what(doubt.details),
            None if doubt.guest is None else doubt.guest.id,
            _person(doubt.details),
            tuple(
                Choice(one.guest.id, _what(one.guest), one.why, _person(one.guest))
                for one in doubt.candidates
            ),
        )

    def _sheet(self, row: int) -> str:
        return self.tables[row // SHEET].sheet if len(self.tables) > 1 else ""

    def _said(self, params: Mapping[str, object], here: int) -> dict[str, object]:
        """Write a row that a text names: with its sheet, where that is another one."""
        row = params.get("row")
        if not isinstance(row, int):
            return dict(params)
        elsewhere = f" (“{self._sheet(row)}”)" if row // SHEET != here // SHEET else ""
        return {**params, "row": f"{row % SHEET}{elsewhere}"}


def _what(person: Details | Known) -> str:
    work = ", ".join(filter(None, (person.position, person.organisation)))
    return f"{person.full_name} – {work}" if work else person.full_name


def _person(person: Details | Known) -> dict[str, str]:
    return {name: getattr(person, name) for name in SHOWN}
