"""What is written opens again with the same contents, and does nothing else when opened."""

from datetime import UTC, datetime, time, timedelta, timezone
from io import BytesIO
from zipfile import ZipFile

import pytest

from forum_app.sheets import Cell, ColumnOut, SheetOut, read_sheets, write_csv, write_xlsx

HOSTILE = ["=1+1", "+84912345678", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x.vn", "{=A1}", "007"]


def _texts(*texts: str) -> SheetOut:
    return SheetOut("A", [ColumnOut("Chữ")], [[text] for text in texts])


def _read(content: bytes, filename: str = "a.xlsx") -> list[tuple[Cell, ...]]:
    return [row.cells for row in read_sheets(content, filename)[0].rows]


def _part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def test_every_kind_of_cell_comes_back() -> None:
    columns = [
        ColumnOut("Họ và tên", 28),
        ColumnOut("Số", kind="int"),
        ColumnOut("Số tiền", 20, "dong"),
        ColumnOut("Giờ", kind="time"),
        ColumnOut("Lúc", kind="datetime"),
    ]
    at_ten = datetime(2024, 10, 15, 22, 0, tzinfo=timezone(timedelta(hours=7)))
    rows: list[list[Cell]] = [["Lý Nam", 3, 999_999_999_999, time(19, 30), at_ten], [None, 0, 1, None, None]]
    written = write_xlsx([SheetOut("Sổ", columns, rows, title="SỔ ỦNG HỘ", footer=[["Tổng cộng", None, 5]])])
    assert _read(written) == [
        ("SỔ ỦNG HỘ", None, None, None, None),
        (None, None, None, None, None),
        ("Họ và tên", "Số", "Số tiền", "Giờ", "Lúc"),
        ("Lý Nam", 3, 999_999_999_999, time(19, 30), at_ten.replace(tzinfo=None)),
        (None, 0, 1, None, None),
        ("Tổng cộng", None, 5, None, None),
    ]


def test_the_header_stays_in_sight_and_filters_its_rows_but_not_the_footer() -> None:
    columns = [ColumnOut("A"), ColumnOut("B")]
    page = _part(
        write_xlsx([SheetOut("A", columns, [[1, 2], [3, 4]], title="T", footer=[[9]])]),
        "xl/worksheets/sheet1.xml",
    )
    assert '<autoFilter ref="A3:B5"/>' in page
    assert '<pane ySplit="3" topLeftCell="A4"' in page


def test_money_is_grouped() -> None:
    written = write_xlsx([SheetOut("A", [ColumnOut("Tiền", kind="dong")], [[1_000_000]])])
    assert 'formatCode="#,##0"' in _part(written, "xl/styles.xml")


def test_hostile_texts_stay_texts() -> None:
    written = write_xlsx([_texts(*HOSTILE)])
    assert _read(written) == [("Chữ",), *((text,) for text in HOSTILE)]
    page = _part(written, "xl/worksheets/sheet1.xml")
    assert ("<f>" in page, "<hyperlink" in page) == (False, False)


def test_what_cannot_stand_in_a_cell_is_cleaned() -> None:
    written = write_xlsx([_texts("a\x00\x0bb\ufffe", "x" * 40_000, "dòng một\ndòng hai", "x\ud800y")])
    cells = [cell for (cell,) in _read(written)[1:]]
    assert cells == ["ab", "x" * 32_767, "dòng một\ndòng hai", "xy"]


def test_a_number_too_long_for_a_spreadsheet_is_written_as_text() -> None:
    assert _read(write_xlsx([SheetOut("A", [ColumnOut("A")], [[12345678901234567890]])]))[1:] == [
        ("12345678901234567890",)
    ]


def test_sheet_names_are_made_fit() -> None:
    wanted = ["Sổ [1]: a/b?", "", "History", "'x'", "A" * 40, "a" * 40, "a" * 40, "x"]
    written = write_xlsx([SheetOut(name, [], []) for name in wanted])
    assert [sheet.name for sheet in read_sheets(written, "a.xlsx")] == [
        "Sổ 1 a b",
        "1",
        "History 1",
        "x",
        "A" * 31,
        "a" * 27 + " (2)",
        "a" * 27 + " (3)",
        "x (2)",
    ]


def test_csv_has_its_mark_and_comes_back() -> None:
    written = write_csv(
        SheetOut(
            "A",
            [ColumnOut("Họ tên"), ColumnOut("Số", kind="int"), ColumnOut("Lúc", kind="datetime")],
            [["Lý, Nam\nông", -5, datetime(2024, 10, 15, 12, 30, tzinfo=UTC)], ['"x"', None, None]],
            title="không ghi",
        )
    )
    assert written.decode("utf-8") == (
        '\ufeffHọ tên,Số,Lúc\r\n"Lý, Nam\nông",-5,2024-10-15 12:30:00+00:00\r\n"""x""",,\r\n'
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_texts_are_no_formulas_and_come_back(text: str) -> None:
    written = write_csv(_texts(text))
    assert written.decode("utf-8-sig").splitlines()[1].lstrip('"')[0] not in "=+-@\t\r"
    assert _read(written, "a.csv") == [("Chữ",), (text,)]
