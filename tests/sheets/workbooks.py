"""Small spreadsheet files for tests, made by a library that is not ours or by hand."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from forum_app.sheets import Cell, Row, Sheet

OFFICE = Path(__file__).parents[1] / "data"


def office_file(name: str) -> bytes:
    return (OFFICE / name).read_bytes()


def workbook(
    sheets: dict[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[str] = (), first_row: int = 0
) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy hh:mm"})
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(rows, start=first_row):
            page.write_row(number, 0, row)
        if name in hidden:
            page.hide()
    book.close()
    return file.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
ODS_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Khách">
<table:table-row><table:table-cell office:value-type="string"><text:p>Họ tên</text:p>
</table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p>
</table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def ods(manifest: str = "<manifest/>") -> bytes:
    return archive(
        {
            "mimetype": ODS_TYPE,
            "content.xml": ODS_CONTENT.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def sheet(*rows: Sequence[Cell], name: str = "Danh sách") -> Sheet:
    return Sheet(name, tuple(Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)))
