"""What is wrong with a field, said to a person."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic_core import ErrorDetails

from forum_app.kernel.errors import N_

COMPLAINTS: Mapping[str, str] = {
    "missing": N_("Cần điền mục này."),
    "extra_forbidden": N_("Không có mục này."),
    "string_type": N_("Phải là chữ."),
    "string_too_long": N_("Dài quá."),
    "string_too_short": N_("Cần điền mục này."),
    "int_type": N_("Phải là số nguyên."),
    "int_parsing": N_("Phải là số nguyên."),
    "int_from_float": N_("Phải là số nguyên."),
    "bool_type": N_("Phải là đúng hoặc sai."),
    "bool_parsing": N_("Phải là đúng hoặc sai."),
    "literal_error": N_("Không nằm trong các giá trị cho phép."),
    "greater_than_equal": N_("Nhỏ quá."),
    "greater_than": N_("Nhỏ quá."),
    "less_than_equal": N_("Lớn quá."),
    "less_than": N_("Lớn quá."),
    "datetime_from_date_parsing": N_("Phải là thời điểm, ví dụ 2024-10-15T19:30:00+07:00."),
    "datetime_parsing": N_("Phải là thời điểm, ví dụ 2024-10-15T19:30:00+07:00."),
    "timezone_aware": N_("Thời điểm phải kèm múi giờ."),
    "model_type": N_("Phải là một nhóm mục."),
    "list_type": N_("Phải là một danh sách."),
    "too_long": N_("Nhiều quá."),
    "too_short": N_("Cần điền mục này."),
}


def complaint(error: ErrorDetails) -> str:
    """Give the text for what pydantic found, or a plain one where we have none of our own."""
    kind = error["type"]
    # A length that is checked behind a function of ours says `too_long`, of a text as of a list.
    if kind == "too_long" and isinstance(error["input"], str):
        kind = "string_too_long"
    return COMPLAINTS.get(kind, N_("Giá trị không dùng được."))
