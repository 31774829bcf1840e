"""Reading .csv and .tsv as any program wrote them: encoding and delimiter are found, not asked."""

import codecs
import csv
import re
from collections import Counter
from io import StringIO

from forum_app.kernel.errors import N_, Invalid

NOT_TEXT = N_("Tệp không phải là văn bản .csv.")

# Vietnamese Windows wrote cp1258; Western Windows cp1252. Neither has a mark, so they come last.
WITHOUT_MARK = ("utf-8", "cp1258", "cp1252")
DELIMITERS = ",;\t|"
SAID_DELIMITER = re.compile(r"sep=(.)\r?\n")  # Excel's own first line, not counted as a row
BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SNIFFED_ROWS = 50


def read_records(content: bytes) -> list[list[str]]:
    """Read the records of a .csv, blank ones included, so that their place is the row's number.

    An apostrophe that `write_csv` put before a formula sign is taken off again. Raises Invalid on `file`.
    """
    text = _decoded(content)
    said = SAID_DELIMITER.match(text)
    delimiter = said[1] if said else _delimiter(text)
    records = _records(text[said.end() :] if said else text, delimiter)
    return [[_unguarded(cell) for cell in record] for record in records]


def _decoded(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return _checked(content, "utf-8-sig")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(content, "utf-16")
    for encoding in WITHOUT_MARK:
        try:
            return _checked(content, encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid({"file": NOT_TEXT})


def _checked(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding in WITHOUT_MARK:
            raise
        raise Invalid({"file": NOT_TEXT}) from None
    if BINARY.search(text):
        raise Invalid({"file": NOT_TEXT})
    return text


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    """Say how many of the first rows share the commonest width above one, and that width."""
    rows = _records(text, delimiter, most=SNIFFED_ROWS)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((times, width) for width, times in widths.items()), default=(0, 0))


def _records(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [row for row, _ in zip(reader, range(most), strict=False)] if most else list(reader)
    except csv.Error as broken:
        raise Invalid({"file": NOT_TEXT}) from broken


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@") else cell
