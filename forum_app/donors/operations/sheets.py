"""The donor list as a workbook, written in a worker process, and the template for offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from forum_app.sheets import ColumnOut, SheetOut, template, write_xlsx
from forum_app.sheets.template import MARK, Explained

ANSWERS: Mapping[str, str] = {"": "", "yes": "Nhận lời", "considering": "Đang cân nhắc", "no": "Từ chối"}
STATUSES: Mapping[str, str] = {"held": "giữ lại", "confirmed": "đã công bố", "void": "đã hủy"}

COLUMNS = (
    Explained("STT", 8, "Số thứ tự trong tệp. Dòng ghi “Ví dụ” ở cột này không được nhập.", MARK),
    Explained(
        "Tên doanh nghiệp/nhà đầu tư",
        44,
        "Bắt buộc. Tên đầy đủ, như sẽ đọc trên sân khấu.",
        "Công ty Cổ phần Muối Cà Ná",
    ),
    Explained("Người đại diện", 26, "Người để liên hệ.", "Bà Nguyễn Thị Minh Hòa"),
    Explained("Chức vụ", 22, "Chức vụ của người đại diện.", "Tổng Giám đốc"),
    Explained("Điện thoại", 16, "10 chữ số; chỉ người phụ trách ủng hộ mới thấy.", "0912345678"),
    Explained("Địa chỉ", 36, "Nơi gửi thư.", "Thôn Lạc Nghiệp 2, xã Cà Ná"),
    Explained("Thư ngỏ (ngày gửi)", 14, "Ngày/tháng/năm, hoặc x nếu không rõ ngày.", "12/9/2024"),
    Explained("Thư kêu gọi (ngày gửi)", 14, "Ngày/tháng/năm, hoặc x nếu không rõ ngày.", "25/9/2024"),
    Explained("Phiếu đăng ký (ngày gửi)", 14, "Ngày gửi phiếu đăng ký ủng hộ.", "25/9/2024"),
    Explained("Phiếu đăng ký (ngày nhận)", 14, "Ngày nhận lại phiếu đã điền.", "2/10/2024"),
    Explained("Trả lời", 16, "Nhận lời, Đang cân nhắc hoặc Từ chối.", "Nhận lời"),
    Explained(
        "Số tiền đăng ký", 20, "Như người ta nói: 500tr, 1,2 tỷ. Giữ lại, chưa cộng vào tổng.", "500tr"
    ),
    Explained("Người trao bảng", 26, "Ai đứng trên sân khấu với bảng tượng trưng.", "Bà Nguyễn Thị Minh Hòa"),
    Explained("Ghi chú", 30, "Điều cần nhớ khi liên hệ.", ""),
)


def write_template(title: str) -> bytes:
    """Write an empty list for offices to fill in, with explanations and an example that is not imported."""
    return template.write_template(
        COLUMNS,
        example=[column.example for column in COLUMNS],
        choices={"Trả lời": [answer for answer in ANSWERS.values() if answer]},
        explained=(28, 64, 30),
        title=title,
    )


class DonorOut(NamedTuple):
    """A row of the workbook. `amount` is what stands, `states` says what became of each promise."""

    name: str
    contact_name: str
    contact_position: str
    contact_phone: str
    address: str
    answer: str
    amount: int | None
    presenter: str
    note: str
    statuses: tuple[str, ...]
    open_letter: date | None
    appeal: date | None
    form_sent: date | None
    form_returned: date | None


def write_donors(title: str, donors: Sequence[DonorOut]) -> bytes:
    """Write the list as a workbook that can be imported again."""
    columns = [ColumnOut(column.title, column.width) for column in COLUMNS]
    columns[0] = ColumnOut("STT", 6, "int")
    amount = [column.title for column in COLUMNS].index("Số tiền đăng ký")
    columns[amount] = ColumnOut("Số tiền đăng ký", 20, "dong")
    columns.append(ColumnOut("Tình trạng khoản hứa", 22))
    rows = [_row(number, donor) for number, donor in enumerate(donors, start=1)]
    total = sum(donor.amount or 0 for donor in donors)
    footer: list[str | int | None] = [None] * len(columns)
    footer[1], footer[amount] = "Tổng cộng", total
    return write_xlsx([SheetOut("Danh sách", columns, rows, title=title, footer=[footer])])


def _row(number: int, donor: DonorOut) -> list[str | int | None]:
    days = [donor.open_letter, donor.appeal, donor.form_sent, donor.form_returned]
    return [
        number,
        donor.name,
        donor.contact_name,
        donor.contact_position,
        donor.contact_phone,
        donor.address,
        *("" if day is None else f"{day:%d/%m/%Y}" for day in days),
        ANSWERS[donor.answer],
        donor.amount,
        donor.presenter,
        donor.note,
        ", ".join(STATUSES[status] for status in donor.statuses),
    ]
