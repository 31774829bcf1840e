"""Who is let in: scans, admissions, deputies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum_app.kernel.codes import clean_code, valid_code
from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.text import person_name, within

DESK_LENGTH = 60
REASON_LENGTH = 300
NAME_LENGTH = 120
POSITION_LENGTH = 200

# A desk's clock may run behind; a scan older than an evening is a clock gone wrong.
OLDEST_SCAN = timedelta(hours=24)

UNKNOWN = N_("Không có khách mời nào mang mã này. Hãy tìm theo tên hoặc mời khách sang bàn hỗ trợ.")
MISREAD = N_("Mã bị đọc hoặc gõ sai. Hãy quét lại, hoặc tìm khách theo tên.")
REVOKED = N_("Thẻ này đã bị hủy. Hãy mời khách sang bàn hỗ trợ.")
ALREADY = N_("Khách đã vào cửa.")


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who comes in a guest's place (dự thay)."""

    full_name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """One entry through the door.

    `key` is set where a desk was offline and handed it over later; `undone_at` where it was taken back.
    """

    id: int
    guest_id: int
    desk: str
    admitted_at: datetime
    scanned_at: datetime | None
    deputy: Deputy | None
    key: str | None = None
    undone_at: datetime | None = None
    undo_reason: str = ""


def read_code(scanned: str) -> str:
    """Give the digits of a badge code.

    Raises Refused `unknown_code` where it cannot be one: the check digits tell a misread from a stranger's.
    """
    code = clean_code(scanned)
    if not valid_code(code):
        raise unknown_code(MISREAD)
    return code


def clean_deputy(full_name: str, position: str) -> Deputy:
    """Clean a deputy's name and position. Raises Invalid without a name."""
    _, name = person_name(within(full_name, NAME_LENGTH, "deputy.full_name"))
    if not any(letter.isalpha() for letter in name):
        raise Invalid({"deputy.full_name": N_("Cần có họ tên người dự thay.")})
    return Deputy(name, within(position, POSITION_LENGTH, "deputy.position"))


def came_at(scanned_at: datetime | None, now: datetime) -> datetime:
    """Tell when a guest came in: when the desk says, unless its clock is plainly wrong."""
    if scanned_at is None or not now - OLDEST_SCAN <= scanned_at <= now:
        return now
    return scanned_at


def unknown_code(detail: str = UNKNOWN) -> Refused:
    """Say that no guest carries this code."""
    return Refused(code="unknown_code", status=404, detail=detail)


def revoked(guest: Mapping[str, object]) -> Refused:
    """Say that this guest's badge no longer opens the door."""
    return Refused(code="revoked", status=410, detail=REVOKED, extra={"guest": dict(guest)})


def already_admitted(admission: Mapping[str, object], guest: Mapping[str, object]) -> Refused:
    """Say that the guest is inside, since when and through which desk."""
    extra = {"admission": dict(admission), "guest": dict(guest)}
    return Refused(code="already_admitted", status=409, detail=ALREADY, extra=extra)
