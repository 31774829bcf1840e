"""What an import did, or would do: the same report for the rundown and the guest list."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Action = Literal["create", "update", "unchanged", "skip"]
Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RowReport:
    """What becomes of a row. `why` is a msgid, filled from `params` after translation.

    `sheet` is said only where several sheets are read.
    """

    row: int
    action: Action
    what: str
    why: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""

    def as_json(self, translate: Translate | None = None) -> dict[str, object]:
        """Give the row in the contract's shape; `why` is left out where there is nothing to say."""
        answer: dict[str, object] = {"row": self.row, "action": self.action, "what": self.what}
        answer |= {"sheet": self.sheet} if self.sheet else {}
        if self.why is not None:
            answer["why"] = _said(self.why, self.params, translate)
        return answer


@dataclass(frozen=True, slots=True)
class RowError:
    """A complaint about one cell. `column` is its title in the sheet, `message` a msgid."""

    row: int
    column: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""

    def as_json(self, translate: Translate | None = None) -> dict[str, object]:
        """Give the complaint in the contract's shape."""
        return {
            **({"sheet": self.sheet} if self.sheet else {}),
            "row": self.row,
            "column": self.column,
            "message": _said(self.message, self.params, translate),
        }


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; with any error nothing was written. Warnings have the shape of errors."""

    rows: tuple[RowReport, ...]
    created: int
    updated: int
    unchanged: int
    warnings: tuple[RowError, ...] = ()
    errors: tuple[RowError, ...] = ()

    def as_json(self, translate: Translate | None = None) -> dict[str, object]:
        """Give the report in the contract's shape, its texts translated."""
        return {
            "rows": [row.as_json(translate) for row in self.rows],
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "warnings": [warning.as_json(translate) for warning in self.warnings],
            "errors": [error.as_json(translate) for error in self.errors],
        }


def report_rows(
    rows: tuple[RowReport, ...], warnings: tuple[RowError, ...] = (), errors: tuple[RowError, ...] = ()
) -> ImportReport:
    """Make the report of these rows, counting what happens to them."""
    count = Counter(row.action for row in rows)
    return ImportReport(rows, count["create"], count["update"], count["unchanged"], warnings, errors)


def _said(text: str, params: Mapping[str, object], translate: Translate | None) -> str:
    said = text if translate is None else translate(text)
    return said % params if params else said
