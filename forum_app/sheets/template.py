"""An empty list for offices to fill in: its columns, what each means, an example, choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forum_app.sheets.writing import ColumnOut, SheetOut, write_xlsx

# In the first column of the example: such a row is not imported.
MARK = "Ví dụ"


class Explained(NamedTuple):
    """A column of the template, what to write in it, and an example."""

    title: str
    width: float
    meaning: str
    example: str


def write_template(
    columns: Sequence[Explained],
    *,
    example: Sequence[str],
    choices: Mapping[str, Sequence[str]],
    explained: Sequence[float],
    title: str | None = None,
) -> bytes:
    """Write the list with its example, and a sheet that explains it.

    `choices` are offered by a column's title, where there are any; `explained` are the three widths of the
    explanations.
    """
    titles = [column.title for column in columns]
    return write_xlsx(
        [
            SheetOut(
                "Danh sách",
                [ColumnOut(column.title, column.width) for column in columns],
                [example],
                title=title,
                choices={titles.index(name): offered for name, offered in choices.items() if offered},
            ),
            SheetOut(
                "Hướng dẫn",
                [
                    ColumnOut(name, width)
                    for name, width in zip(("Cột", "Cách ghi", "Mẫu"), explained, strict=True)
                ],
                [(column.title, column.meaning, column.example) for column in columns],
            ),
        ]
    )
