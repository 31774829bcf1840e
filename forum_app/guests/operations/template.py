"""An empty guest list for offices to fill in: its columns, what each means, an example, choices."""

from __future__ import annotations

from collections.abc import Sequence

from forum_app.guests.operations.sheets import ANSWERS, TICK
from forum_app.sheets import template as sheets
from forum_app.sheets.template import MARK, Explained

COLUMNS = (
    Explained("STT", 8, "Số thứ tự trong tệp. Dòng ghi “Ví dụ” ở cột này không được nhập.", MARK),
    Explained("Họ và tên", 28, "Bắt buộc.", "Nguyễn Thị Minh Hòa"),
    Explained("Xưng hô", 10, "Ông, Bà, Đồng chí…", "Bà"),
    Explained("Chức vụ", 26, "Chức vụ như ghi trên giấy mời.", "Phó Giám đốc"),
    Explained("Đơn vị công tác", 36, "Tên đầy đủ của cơ quan, doanh nghiệp.", "Sở Y tế tỉnh"),
    Explained("Nhóm", 40, "Chọn trong danh sách; tên mới sẽ thành nhóm mới.", ""),
    Explained("Thứ tự lễ tân", 10, "Thứ tự trong nhóm; để trống thì theo thứ tự dòng.", "1"),
    Explained("Số điện thoại", 16, "10 chữ số; chỉ người sửa danh sách mới thấy.", "0912345678"),
    Explained("Đoàn", 28, "Tên đoàn đi cùng nhau; để trống nếu đi riêng.", "Sở Y tế tỉnh"),
    Explained("Trưởng đoàn", 10, "Ghi x ở một người trong mỗi đoàn.", TICK),
    Explained("Đầu mối", 24, "Người để gọi khi cần liên hệ với đoàn.", "Trần Văn Nam"),
    Explained("SĐT đầu mối", 16, "Số điện thoại của đầu mối.", "0987654321"),
    Explained("Khu", 12, "Khu ngồi trong hội trường.", "Khu A"),
    Explained("Ghế", 8, "Số ghế, như trên sơ đồ chỗ ngồi.", "A5"),
    Explained("VIP", 6, "Ghi x nếu cần đón riêng.", TICK),
    Explained("Tham dự", 18, "Trả lời giấy mời; để trống nếu chưa trả lời.", ANSWERS["coming"]),
    Explained("Ghi chú", 24, "Điều bàn đón tiếp cần biết: ăn chay, xe lăn…", "Ăn chay"),
    Explained("Mã thẻ", 24, "Để trống. Chỉ có ở tệp xuất ra từ phần mềm, để nhận đúng khách cũ.", ""),
)


def write_template(groups: Sequence[str]) -> bytes:
    """Write the template as .xlsx; `groups` are the names to choose from."""
    titles = [column.title for column in COLUMNS]
    example = [column.example for column in COLUMNS]
    example[titles.index("Nhóm")] = groups[0] if groups else ""
    choices = {
        "Nhóm": tuple(groups),
        "Tham dự": tuple(answer for answer in ANSWERS.values() if answer),
        "VIP": (TICK,),
        "Trưởng đoàn": (TICK,),
    }
    return sheets.write_template(COLUMNS, example=example, choices=choices, explained=(20, 70, 30))
