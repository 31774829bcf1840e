"""The columns a guest list may have, by the words offices put above them."""

from __future__ import annotations

from collections.abc import Mapping

# Only the name must be there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "full_name": ("Họ và tên", "Họ tên", "Họ và tên đại biểu", "Tên đại biểu", "Đại biểu", "Full name"),
    "salutation": ("Xưng hô", "Danh xưng", "Ông/Bà"),
    "position": ("Chức vụ", "Chức danh", "Position"),
    "organisation": (
        "Đơn vị công tác",
        "Đơn vị",
        "Cơ quan",
        "Cơ quan, đơn vị",
        "Cơ quan công tác",
        "Nơi công tác",
        "Tổ chức",
        "Organisation",
    ),
    "group": ("Nhóm", "Nhóm khách", "Thành phần", "Khối", "Group"),
    "order": ("Thứ tự lễ tân", "Thứ tự trong nhóm", "Thứ tự ưu tiên", "Thứ tự", "Rank"),
    "phone": ("Số điện thoại", "Điện thoại", "SĐT", "Di động", "Phone"),
    "zone": ("Khu", "Khu vực", "Khu vực ngồi", "Zone"),
    "seat": ("Ghế", "Số ghế", "Chỗ ngồi", "Vị trí", "Seat"),
    "vip": ("VIP", "Khách VIP"),
    "rsvp": ("Tham dự", "Xác nhận tham dự", "Xác nhận", "Phản hồi", "Trả lời giấy mời", "RSVP"),
    "delegation": ("Đoàn", "Tên đoàn", "Thuộc đoàn", "Đoàn đại biểu", "Delegation"),
    "heads": ("Trưởng đoàn",),
    "contact_name": ("Đầu mối", "Đầu mối liên hệ", "Người liên hệ", "Đầu mối của đoàn", "Cán bộ đầu mối"),
    "contact_phone": (
        "SĐT đầu mối",
        "Điện thoại đầu mối",
        "Số điện thoại đầu mối",
        "SĐT liên hệ",
        "Điện thoại liên hệ",
        "SĐT người liên hệ",
    ),
    "note": ("Ghi chú", "Note"),
    "code": ("Mã thẻ", "Mã", "Mã khách", "Mã khách mời", "Code"),
}
REQUIRED = ("full_name",)
FIELDS = frozenset({"", *COLUMNS})
