"""A person sends a spreadsheet: it is read, or refused in words that say what to do."""

import time as stopwatch
import unicodedata
from datetime import datetime, time

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.sheets import Cell, Row, Sheet, read_sheets
from tests.sheets.workbooks import archive, ods, office_file, workbook

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def _only(content: bytes, filename: str = "khach.xlsx") -> list[tuple[object, ...]]:
    (sheet,) = read_sheets(content, filename)
    return [row.cells for row in sheet.rows]


def _complaint(content: bytes, filename: str) -> str:
    with pytest.raises(Invalid) as refused:
        read_sheets(content, filename)
    assert list(refused.value.errors) == ["file"]
    return refused.value.errors["file"] % refused.value.params


def test_the_guest_list_of_the_office() -> None:
    cover, guests = read_sheets(office_file("khach-moi.xlsx"), "Khách mời.XLSX")
    assert (cover.name, cover.rows) == ("Bìa", (Row(1, ("ỦY BAN MTTQ VIỆT NAM TỈNH NINH THUẬN",)),))
    assert guests.rows[6] == Row(
        7, (2, "Phan Đức Vinh", "Ủy viên Ban Thường vụ", "Đoàn ĐBQH tỉnh", 920022320, "A3", "Ăn chay")
    )
    assert (len(guests.rows), guests.rows[-1].number) == (174, 174)


def test_the_script_of_the_office_keeps_times_and_numbers() -> None:
    (script,) = read_sheets(office_file("kich-ban.xlsx"), "kich-ban.xlsx")
    assert [row.cells[2] for row in script.rows[4:13]] == [
        time(0, 15),
        "7'30\"",
        "20'",
        "5 phút",
        "05'00",
        "07'00",
        "4'",
        "25 phút",
        10,
    ]


def test_cells_keep_their_kinds() -> None:
    content = workbook({"A": [["chữ", 3.0, 2.5, True, datetime(2024, 10, 15, 19, 30), None, ""]]})  # noqa: DTZ001
    assert _only(content) == [("chữ", 3, 2.5, True, datetime(2024, 10, 15, 19, 30))]  # noqa: DTZ001


def test_texts_are_tidied() -> None:
    messy = unicodedata.normalize("NFD", " Nguyễn\u00a0 Thị\u200b  Ánh \r\n Trưởng  ban\u202e ")
    assert _only(workbook({"A": [[messy, "  ", "x"]]})) == [("Nguyễn Thị Ánh\nTrưởng ban", None, "x")]


def test_rows_are_numbered_as_in_the_program_that_shows_them() -> None:
    (sheet,) = read_sheets(workbook({"A": [["x"], [None], ["y"]]}, first_row=4), "a.xlsx")
    assert [row.number for row in sheet.rows if row.cells[0] is not None] == [5, 7]


def test_hidden_sheets_are_left_out_unless_there_is_no_other() -> None:
    content = workbook({"Mới": [["x"]], "Cũ": [["y"]]}, hidden=["Cũ"])
    assert [sheet.name for sheet in read_sheets(content, "a.xlsx")] == ["Mới"]


def test_an_opendocument_sheet() -> None:
    assert read_sheets(ods(), "khach.ods") == [Sheet("Khách", (Row(1, ("Họ tên",)), Row(2, (7,))))]


def test_a_workbook_with_the_ending_of_another_is_read_for_what_it_is() -> None:
    assert _only(workbook({"A": [["x"]]}), "a.xls") == [("x",)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_unicode_and_with_any_delimiter(encoding: str, delimiter: str) -> None:
    lines = [["Họ tên", "Đơn vị", "SĐT"], ["Lý Nam", "Tỉnh ủy", "0912"], ["Bá Trí", "", "+8491"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    assert _only(text.encode(encoding), "khach.csv") == [
        ("Họ tên", "Đơn vị", "SĐT"),
        ("Lý Nam", "Tỉnh ủy", "0912"),
        ("Bá Trí", None, "+8491"),
    ]


def test_csv_of_old_vietnamese_windows() -> None:
    text = "Họ tên;Đơn vị\nNgười Việt;Tỉnh ủy\n"
    # cp1258 has letters with a hat or horn, and the tone as a mark of its own.
    toned = "".join(_with_loose_tone(letter) for letter in text)
    assert _only(toned.encode("cp1258"), "a.csv") == [("Họ tên", "Đơn vị"), ("Người Việt", "Tỉnh ủy")]


def _with_loose_tone(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", marks.replace(tone, "")) + tone if tone else letter


def test_commas_in_texts_do_not_make_columns() -> None:
    text = "STT;Nhóm\n1;HĐND, UBND, Tỉnh ủy\n2;UBND, HĐND\n3;Sở, ban, ngành, đoàn thể\n"
    assert [len(cells) for cells in _only(text.encode(), "a.csv")] == [2, 2, 2, 2]


def test_csv_rows_are_numbered_with_blank_ones_and_without_excels_own_line() -> None:
    (sheet,) = read_sheets(b'sep=;\r\na;"b\nc"\r\n\r\nd;e\r\n', "a.csv")
    assert sheet.rows == (Row(1, ("a", "b\nc")), Row(2, ()), Row(3, ("d", "e")))


def test_csv_that_names_its_own_delimiter() -> None:
    assert _only(b"sep=^\na^b,c\n", "a.csv") == [("a", "b,c")]


@pytest.mark.parametrize(
    ("content", "filename", "complaint"),
    [
        (b"", "a.xlsx", "Tệp rỗng."),
        (b"x" * 10_000_001, "a.csv", "Tệp quá lớn (tối đa 10 MB)."),
        (b"%PDF-1.7", "a.pdf", "Chỉ nhận tệp bảng tính .xlsx, .xls, .xlsb, .ods, .csv hoặc .tsv."),
        (b"a,b", "a", "Chỉ nhận tệp bảng tính .xlsx, .xls, .xlsb, .ods, .csv hoặc .tsv."),
        (PNG, "a.csv", "Tệp không phải là văn bản .csv."),
        (b"\xff\xfe\x00", "a.csv", "Tệp không phải là văn bản .csv."),
        (b'"' + b"x" * 200_000, "a.csv", "Tệp không phải là văn bản .csv."),
        (LOCKED, "a.xlsx", "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại."),
        (ods("<manifest:encryption-data/>"), "a.ods", "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại."),
        (archive({f"{n}.xml": b"" for n in range(2001)}), "a.xlsx", "Tệp nén chứa quá nhiều dữ liệu."),
        (archive({"xl/sheet1.xml": bytes(100_000_001)}), "a.xlsx", "Tệp nén chứa quá nhiều dữ liệu."),
        (
            workbook({"A": [["x"] * 201]}),
            "a.xlsx",
            "Bảng tính quá lớn: 1 dòng, 201 cột (tối đa 20.000 dòng, 200 cột).",
        ),
        (
            workbook({"A": [["x"]]}, first_row=20_000),
            "a.xlsx",
            "Bảng tính quá lớn: 20001 dòng, 1 cột (tối đa 20.000 dòng, 200 cột).",
        ),
        (b"x\n" * 20_001, "a.csv", "Bảng tính quá lớn: 20001 dòng, 1 cột (tối đa 20.000 dòng, 200 cột)."),
    ],
)
def test_what_is_refused_and_why(content: bytes, filename: str, complaint: str) -> None:
    assert _complaint(content, filename) == complaint


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        b"<html><table><tr><td>x</td></tr></table></html>",
        workbook({"A": [["x"]]})[:900],
        archive({"word/document.xml": b"<w/>"}),
        archive({"xl/workbook.xml": b"<broken"}),
        b"PK\x03\x04" + bytes(100),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
@pytest.mark.parametrize("filename", ["a.xlsx", "a.xls", "a.xlsb", "a.ods"])
def test_what_is_no_spreadsheet_is_refused(content: bytes, filename: str) -> None:
    assert _complaint(content, filename) == (
        "Tệp không phải là bảng tính, hoặc đã hỏng. Hãy mở bằng Excel và lưu lại dạng .xlsx."
    )


def test_three_thousand_rows_are_read_in_a_tenth_of_a_second() -> None:
    rows: list[list[Cell]] = [
        [number, f"Nguyễn Văn {number}", "Phó  Giám đốc", "Sở Kế hoạch", f"09{number:08}", "A1"]
        for number in range(3000)
    ]
    content = workbook({"A": rows})
    took_s = min(_seconds(content) for _ in range(5))
    assert took_s < 0.1


def _seconds(content: bytes) -> float:
    started = stopwatch.process_time()
    read_sheets(content, "a.xlsx")
    return stopwatch.process_time() - started
