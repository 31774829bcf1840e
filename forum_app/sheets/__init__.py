"""Spreadsheets in and out.

    sheets = read_sheets(content, "khach-moi.xlsx")              # list[Sheet], rows as numbered in Excel
    table = find_table(sheets, [Column("name", ("Họ và tên", "Họ tên"), required=True), …])
    for row in table.rows:                                       # TableRow: number, cells, values
        if is_total(row): break
        heading = lone_text(row)                                 # "I. Thường trực Tỉnh ủy…" or None
        row.text("name"), row.cell("duration")                   # "" or None where blank
    content = write_xlsx([SheetOut("Khách mời", [ColumnOut("Họ và tên", 28)], rows)])

All of it is pure and slow: run a module-level function of the slice that does the whole of it in a worker
process (`work.Workers.run`), and let it give back small frozen dataclasses.
"""

from forum_app.sheets.cells import Cell, Row, Sheet, cell_text
from forum_app.sheets.mapping import (
    IGNORED,
    ColumnRead,
    columns_read,
    joined,
    make_sure_single,
    parse_mapping,
)
from forum_app.sheets.reading import read_sheets
from forum_app.sheets.report import Action, ImportReport, RowError, RowReport, report_rows
from forum_app.sheets.tables import (
    NOTHING_SAID,
    Column,
    Heading,
    Table,
    TableRow,
    find_table,
    find_tables,
    is_total,
    lone_text,
)
from forum_app.sheets.writing import ColumnOut, Kind, SheetOut, write_csv, write_xlsx

__all__ = [
    "IGNORED",
    "NOTHING_SAID",
    "Action",
    "Cell",
    "Column",
    "ColumnOut",
    "ColumnRead",
    "Heading",
    "ImportReport",
    "Kind",
    "Row",
    "RowError",
    "RowReport",
    "Sheet",
    "SheetOut",
    "Table",
    "TableRow",
    "cell_text",
    "columns_read",
    "find_table",
    "find_tables",
    "is_total",
    "joined",
    "lone_text",
    "make_sure_single",
    "parse_mapping",
    "read_sheets",
    "report_rows",
    "write_csv",
    "write_xlsx",
]
