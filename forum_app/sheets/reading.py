"""Reading spreadsheets that people send: .xlsx .xls .xlsb .ods .csv .tsv."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePath

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import archives, delimited
from forum_app.sheets.cells import Cell, Row, Sheet, tidy_cell

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200

WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsb", ".ods"})
TEXTS = frozenset({".csv", ".tsv"})


def read_sheets(content: bytes, filename: str) -> list[Sheet]:
    """Read the visible sheets of a spreadsheet file; long work, to be run off the event loop.

    `filename` gives the kind of file by its ending, and the content must agree. Raises Invalid on `file`
    where it is empty, too big, locked by a password, or not a spreadsheet.
    """
    ending = PurePath(filename.strip().lower()).suffix
    if not content:
        raise Invalid({"file": N_("Tệp rỗng.")})
    if len(content) > MOST_BYTES:
        raise Invalid({"file": N_("Tệp quá lớn (tối đa 10 MB).")})
    if ending in WORKBOOKS:
        return _workbook(content)
    if ending in TEXTS:
        return [_sheet(PurePath(filename).stem, delimited.read_records(content))]
    raise Invalid({"file": N_("Chỉ nhận tệp bảng tính .xlsx, .xls, .xlsb, .ods, .csv hoặc .tsv.")})


def _workbook(content: bytes) -> list[Sheet]:
    archives.check(content)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
            return [_opened(workbook.get_sheet_by_name(name)) for name in _names(workbook)]
    except PasswordError as locked:
        raise Invalid({"file": archives.LOCKED}) from locked
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as broken:
        raise Invalid({"file": archives.UNREADABLE}) from broken


def _names(workbook: CalamineWorkbook) -> list[str]:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    return [sheet.name for sheet in visible or sheets]


def _opened(sheet: CalamineSheet) -> Sheet:
    _check_size(sheet.total_height, sheet.total_width)
    # With empty areas skipped the rows would be numbered from the first filled one.
    return _sheet(sheet.name, sheet.to_python(skip_empty_area=False))


def _sheet(name: str, records: Sequence[Sequence[Cell]]) -> Sheet:
    _check_size(len(records), max(map(len, records), default=0))
    rows = (Row(number, tuple(map(tidy_cell, cells))) for number, cells in enumerate(records, start=1))
    return Sheet(name, tuple(rows))


def _check_size(rows: int, columns: int) -> None:
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Invalid(
            {"file": N_("Bảng tính quá lớn: %(rows)s dòng, %(columns)s cột (tối đa 20.000 dòng, 200 cột).")},
            params={"rows": rows, "columns": columns},
        )
