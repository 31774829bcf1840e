"""What somebody says of a file's headings: read from the form, joined with what is remembered."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy
from forum_app.sheets.tables import Heading, letters

IGNORED: Final = ""
MOST_SAID = 200
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A column of a file: its heading, what it was taken for (empty: nothing), and its first filled cell."""

    heading: str
    field: str
    sample: str

    def as_json(self) -> dict[str, object]:
        return {"heading": self.heading, "field": self.field, "sample": self.sample}


def parse_mapping(sent: str, fields: Collection[str]) -> dict[str, str]:
    """Read what somebody says of headings: JSON `{heading: field}`. Raises Invalid on `mapping`."""
    try:
        said = json.loads(sent or "{}")
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or len(said) > MOST_SAID:
        raise Invalid({"mapping": N_("Phải là một đối tượng JSON {tên cột: mục}.")})
    mapping = {tidy(heading): field for heading, field in said.items()}
    if not all(len(heading) <= LONGEST_HEADING and field in fields for heading, field in _pairs(mapping)):
        raise Invalid({"mapping": N_("Có cột được gán cho một mục không có.")})
    return mapping


def make_sure_single(mapping: Mapping[str, str], shared: Collection[str] = (IGNORED,)) -> None:
    """Refuse two columns for one field, but for the `shared` ones. Raises Invalid on `mapping`."""
    taken: dict[str, str] = {}
    for heading, field in mapping.items():
        if field in taken and field not in shared:
            raise Invalid(
                {"mapping": N_("Cột “%(first)s” và cột “%(second)s” cùng được gán cho một mục.")},
                params={"first": taken[field], "second": heading},
            )
        taken[field] = heading


def joined(
    known: Mapping[str, str], told: Mapping[str, str], shared: Collection[str] = (IGNORED,)
) -> dict[str, str]:
    """Put what is said this time before what is remembered: a field given anew has no other column."""
    given = set(told.values()) - set(shared)
    return {**{heading: field for heading, field in known.items() if field not in given}, **told}


def columns_read(headings: Iterable[Heading]) -> tuple[ColumnRead, ...]:
    """Say how each column was understood; one that stands in several tables is said once, with a sample.

    What stands behind a colon in a column's name is the slice's own and is left out.
    """
    read: dict[str, ColumnRead] = {}
    for heading in headings:
        key, field = letters(heading.text), (heading.name or IGNORED).partition(":")[0]
        before = read.get(key, ColumnRead(heading.text, field, heading.sample))
        read[key] = ColumnRead(before.heading, before.field or field, before.sample or heading.sample)
    return tuple(read.values())


def _pairs(mapping: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(heading, field if isinstance(field, str) else "?") for heading, field in mapping.items()]
