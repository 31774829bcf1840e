"""The table is found in a sheet as offices make them, and its rows are told apart."""

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.sheets import Cell, Column, Row, Sheet, find_table, is_total, lone_text, read_sheets
from tests.sheets.workbooks import office_file, sheet

GUESTS = (
    Column("name", ("Họ và tên", "Họ tên", "Tên đại biểu"), required=True),
    Column("position", ("Chức vụ", "Chức danh")),
    Column("phone", ("Số điện thoại", "SĐT")),
)


def test_the_guest_list_of_the_office() -> None:
    table = find_table(read_sheets(office_file("khach-moi.xlsx"), "khach-moi.xlsx"), GUESTS)
    people = [row for row in table.rows if row.text("name") and not is_total(row)]
    headings = [lone_text(row) for row in table.rows if lone_text(row) and not is_total(row)]
    assert (table.sheet, table.header_row) == ("Danh sách", 4)
    assert table.mapping == {"name": 1, "position": 2, "phone": 4}
    assert table.unknown_columns == ("STT", "Đơn vị công tác", "Ghế", "Ghi chú")
    assert (len(people), headings[0]) == (157, "I. Thường trực Tỉnh ủy, HĐND, UBND, UBMTTQ tỉnh, Đoàn ĐBQH")
    assert [row.number for row in table.rows if is_total(row)] == [173, 174]
    assert (people[1].number, people[1].text("phone"), people[0].cell("phone")) == (7, "920022320", None)


def test_the_script_of_the_office() -> None:
    columns = (Column("title", ("Nội dung",), required=True), Column("length", ("Thời lượng",)))
    table = find_table(read_sheets(office_file("kich-ban.xlsx"), "kich-ban.xlsx"), columns)
    assert [row.number for row in table.rows] == list(range(5, 18))
    assert [row.number for row in table.rows if is_total(row)] == [17]


@pytest.mark.parametrize(
    "title", ["HỌ VÀ TÊN", "Ho va ten", " Họ  và\ntên: ", "Họ và tên (*)", "Họ tên (ghi rõ)", "Tên đại-biểu"]
)
def test_titles_are_known_however_they_are_written(title: str) -> None:
    assert find_table([sheet((title, "x"), ("Lý Nam", 1))], GUESTS).mapping == {"name": 0}


def test_the_first_column_wins_and_the_others_are_named() -> None:
    table = find_table([sheet(("SĐT", "Họ tên", "Họ và\ntên", "Ghế"), (1, "a", "b", "c"))], GUESTS)
    assert (table.mapping, table.unknown_columns) == ({"phone": 0, "name": 1}, ("Họ và tên", "Ghế"))
    assert table.headings == {"phone": "SĐT", "name": "Họ tên"}


def test_the_best_header_of_all_sheets_is_taken() -> None:
    sheets = [
        sheet(("Họ tên",), name="Mẫu"),
        sheet(("Họ tên", "Chức vụ"), name="Mẫu hai"),
        sheet(("Họ tên", None), ("Họ tên", "SĐT"), ("Lý Nam", "09"), name="Thật"),
    ]
    table = find_table(sheets, GUESTS)
    assert (table.sheet, table.header_row, [row.text("phone") for row in table.rows]) == ("Thật", 2, ["09"])


def test_blank_rows_and_headers_of_later_pages_are_left_out() -> None:
    table = find_table([sheet(("Họ tên",), (None,), ("a",), ("Họ tên",), ("b",))], GUESTS)
    assert [(row.number, row.text("name")) for row in table.rows] == [(3, "a"), (5, "b")]


def test_rows_of_a_csv_may_be_short() -> None:
    ragged = Sheet("a", (Row(1, ("Họ tên", "SĐT")), Row(2, ("Lý Nam",))))
    (row,) = find_table([ragged], GUESTS).rows
    assert (row.text("name"), row.cell("phone")) == ("Lý Nam", None)


def test_a_required_column_that_is_missing_is_named_with_the_row_looked_at() -> None:
    with pytest.raises(Invalid) as refused:
        find_table([sheet((None,), ("Chức vụ", "SĐT"))], GUESTS)
    assert refused.value.errors["file"] % refused.value.params == (
        "Thiếu cột bắt buộc: Họ và tên (trang tính “Danh sách”, dòng 2)."
    )


@pytest.mark.parametrize("sheets", [[], [sheet()], [sheet(("chẳng có gì",))]])
def test_without_a_header_there_is_no_table(sheets: list[Sheet]) -> None:
    with pytest.raises(Invalid) as refused:
        find_table(sheets, GUESTS)
    assert refused.value.errors == {"file": "Không tìm thấy dòng tiêu đề của bảng trong tệp này."}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("I. Khách", None), "I. Khách"),
        ((None, "Khách"), "Khách"),
        ((1, "Khách"), None),
        ((1,), None),
        ((), None),
    ],
)
def test_a_heading_is_a_text_alone_in_its_row(cells: tuple[Cell, ...], said: str | None) -> None:
    assert lone_text(Row(1, cells)) == said


@pytest.mark.parametrize(
    "cells",
    [
        ("Tổng cộng: 157 đại biểu",),
        ("TỔNG CỘNG", 157),
        (None, "Cộng:", 12),
        ("Tổng thời lượng", None, "2 giờ"),
        ("Tổng số", 157),
        ("Tổng số: 157 người",),
        ("Người lập biểu",),
        ("Người lập", None, "Ninh Thuận, ngày 10 tháng 10 năm 2024"),
        ("Ninh Thuận, ngày …… tháng …… năm 2024",),
        ("Phan Rang - Tháp Chàm, ngày 5/10/2024",),
        ("Ký tên",),
        ("(Ký, ghi rõ họ tên)",),
        ("TM. ỦY BAN NHÂN DÂN",),
    ],
)
def test_rows_that_close_a_table(cells: tuple[Cell, ...]) -> None:
    assert is_total(Row(1, cells))


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("Cộng đồng doanh nghiệp",),
        ("II. Cộng đồng người Chăm",),
        (1, "Nguyễn Văn Cộng", "Tổng Giám đốc"),
        (2, "Tổng Công ty Điện lực", "Giám đốc", "x"),
        ("Tổng Công ty Điện lực",),
        ("Ngày hội đại đoàn kết",),
        (4, "Cộng", "Giám đốc", "Sở Y tế", 912),
    ],
)
def test_rows_that_do_not(cells: tuple[Cell, ...]) -> None:
    assert not is_total(Row(1, cells))
