"""The rundown's rows as plain fields of JSON, as edits keep and compare them, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from forum_app.show.models import BlockRow, ColumnRow, CueRow
from forum_app.show.rules.edits import THERE, Kept, Thing

Row = CueRow | BlockRow | ColumnRow

PLAIN: Mapping[type[Row], tuple[str, ...]] = {
    CueRow: (
        "title",
        "planned_s",
        "kind",
        "presenter",
        "office",
        "scene",
        "skipped",
        "flagged",
        "colour",
        "auto",
        "block_id",
        "steps",
    ),
    BlockRow: ("title", "planned_s", "colour"),
    ColumnRow: ("title",),
}
NOTES = ("mc", "sound", "light", "screen", "stage")
THINGS: Mapping[type[Row], Thing] = {CueRow: "cue", BlockRow: "block", ColumnRow: "column"}


def fields_of(row: Row) -> dict[str, Kept]:
    """Give every field of a row. Notes are `notes.mc` and so on, the office's own texts `custom.<column>`."""
    fields: dict[str, Kept] = {name: getattr(row, name) for name in PLAIN[type(row)]}
    if isinstance(row, BlockRow):
        return fields
    fields[THERE] = row.deleted_at is None
    if isinstance(row, CueRow):
        fields["starts_at"] = None if row.starts_at is None else row.starts_at.astimezone(UTC).isoformat()
        fields |= {f"notes.{name}": getattr(row, f"note_{name}") for name in NOTES}
        fields |= {f"custom.{column}": text for column, text in row.custom.items()}
    return fields


def put(row: Row, field: str, value: Kept, now: datetime) -> None:
    """Write one field back; a thing that goes is deleted `now`."""
    kind, _, part = field.partition(".")
    if kind == "notes":
        setattr(row, f"note_{part}", value)
    elif kind == "custom" and isinstance(row, CueRow):
        kept = {column: text for column, text in row.custom.items() if column != part}
        row.custom = {**kept, part: value} if value else kept
    elif kind == "starts_at":
        setattr(row, field, None if value is None else datetime.fromisoformat(str(value)))
    elif kind == THERE and not isinstance(row, BlockRow):
        row.deleted_at = None if value else now
    else:
        setattr(row, field, value)
