"""The columns a donor list may have, by the words offices put above them."""

from __future__ import annotations

from collections.abc import Mapping

# Only the name must be there.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "name": (
        "Tên doanh nghiệp/nhà đầu tư",
        "Tên doanh nghiệp, nhà đầu tư",
        "Doanh nghiệp/nhà đầu tư",
        "Tên doanh nghiệp",
        "Doanh nghiệp",
        "Nhà đầu tư",
        "Tên nhà đầu tư",
        "Tên đơn vị",
        "Đơn vị",
        "Tên đơn vị, cá nhân",
        "Nhà tài trợ",
        "Nhà hảo tâm",
        "Donor",
    ),
    "contact_name": (
        "Người đại diện",
        "Đại diện",
        "Người đại diện pháp luật",
        "Họ tên người đại diện",
        "Người liên hệ",
        "Đầu mối",
    ),
    "contact_position": ("Chức vụ", "Chức danh"),
    "contact_phone": ("Điện thoại", "Số điện thoại", "SĐT", "Di động", "Điện thoại liên hệ"),
    "address": ("Địa chỉ", "Địa chỉ trụ sở", "Trụ sở", "Địa chỉ liên hệ"),
    "open_letter": ("Thư ngỏ", "Ngày gửi thư ngỏ", "Gửi thư ngỏ"),
    "appeal": ("Thư kêu gọi", "Ngày gửi thư kêu gọi", "Gửi thư kêu gọi"),
    "form": (
        "Phiếu đăng ký",
        "Phiếu đăng ký (ngày gửi)",
        "Ngày gửi phiếu đăng ký",
        "Gửi phiếu đăng ký",
        "Phiếu đăng ký ủng hộ",
    ),
    "form_returned": (
        "Phiếu đăng ký (ngày nhận)",
        "Phiếu đăng ký (đã nhận)",
        "Ngày nhận phiếu đăng ký",
        "Nhận phiếu đăng ký",
        "Nhận lại phiếu",
    ),
    "answer": ("Trả lời", "Phản hồi", "Kết quả", "Ý kiến trả lời"),
    "amount": (
        "Số tiền đăng ký",
        "Số tiền",
        "Số tiền đăng ký ủng hộ",
        "Số tiền ủng hộ",
        "Mức ủng hộ",
        "Mức đăng ký",
        "Đăng ký ủng hộ",
    ),
    "presenter": ("Người trao bảng", "Người lên sân khấu", "Đại diện trao bảng"),
    "note": ("Ghi chú", "Note"),
}
REQUIRED = ("name",)
FIELDS = frozenset({"", *COLUMNS})
