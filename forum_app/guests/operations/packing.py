"""Pictures of codes for an office's own mail merge: a ZIP of PNGs and the list that names them.

As `printing`: only pure functions, for a worker process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from forum_app.guests.operations.printing import Row
from forum_app.guests.rules.printed import Invited, picture_name, shown_group, shown_work
from forum_app.kernel.qr import qr_png
from forum_app.sheets import ColumnOut, SheetOut, write_csv, write_xlsx

LIST = "danh-sach"
FOLDER = "ma-qr"
# The first moment a ZIP can say: the same guests give the same bytes.
NO_TIME = (1980, 1, 1, 0, 0, 0)
WIDTHS = (6, 12, 28, 30, 40, 28, 14, 10, 26, 44)


def pack_pictures(rows: Iterable[Row], titles: Sequence[str]) -> bytes:
    """Draw each guest's code and pack the pictures with the list of whose they are, as .csv and .xlsx.

    `titles` head the list's columns. Word's mail merge reads the list and finds the pictures by their names.
    """
    people = [Invited(*row) for row in rows]
    names = [f"{FOLDER}/{picture_name(number, one)}" for number, one in enumerate(people, start=1)]
    columns = [ColumnOut(title, width) for title, width in zip(titles, WIDTHS, strict=True)]
    listed = SheetOut(
        "Danh sách", columns, [_line(n, *pair) for n, pair in enumerate(zip(people, names, strict=True), 1)]
    )
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        _put(archive, f"{LIST}.csv", write_csv(listed), ZIP_DEFLATED)
        workbook = write_xlsx([listed], created=datetime(*NO_TIME, tzinfo=UTC))
        _put(archive, f"{LIST}.xlsx", workbook, ZIP_STORED)
        for name, one in zip(names, people, strict=True):
            _put(archive, name, qr_png(one.code), ZIP_STORED)
    return packed.getvalue()


def _line(number: int, invited: Invited, name: str) -> tuple[Any, ...]:
    position, organisation = shown_work(invited)
    return (
        number,
        invited.salutation,
        invited.full_name,
        position,
        organisation,
        shown_group(invited),
        invited.zone,
        invited.seat,
        invited.code,
        name,
    )


def _put(archive: ZipFile, name: str, content: bytes, packing: int) -> None:
    entry = ZipInfo(name, NO_TIME)
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, content, packing)
