"""Who is let in: scans, admissions, deputies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Literal

from forum_app.kernel.codes import clean_code
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
REISSUED = N_("Khách đã được cấp thẻ mới, thẻ này không còn dùng được. Hãy quét thẻ mới hoặc tìm theo tên.")
ALREADY = N_("Khách đã vào cửa.")
ANOTHER = N_(
    "Máy chủ đã trở về bản sao cũ, số của lượt vào cửa này nay thuộc về lượt khác. Chưa có gì thay đổi: "
    "hãy quét lại thẻ của khách rồi làm lại."
)

# How an attempt at the door can end. `invalid` ones are answered and not kept.
Status = Literal["admitted", "already_admitted", "unknown_code", "revoked", "invalid", "reentered"]


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who comes in a guest's place (dự thay)."""

    full_name: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """One entry through the door.

    `key` names the attempt that let the guest in; `undone_at` is set where it was taken back.
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


@dataclass(frozen=True, slots=True)
class Scan:
    """One attempt: a scanned or typed code, a guest picked from the list, or one who comes back in.

    `key` is the desk's own name for the attempt; `offline` says that the desk has let the person in already,
    against its own list; `after` is the admission of one who comes back.
    """

    key: str
    code: str | None = None
    guest_id: int | None = None
    desk: str = ""
    scanned_at: datetime | None = None
    deputy: Deputy | None = None
    offline: bool = False
    after: int | None = None

    @property
    def fingerprint(self) -> str:
        """Tell one question from another under the same key.

        When it was scanned and how it was handed over are no part of it: an attempt whose answer was lost
        comes again with the batch.
        """
        code = None if self.code is None else clean_code(self.code)
        deputy = None if self.deputy is None else asdict(self.deputy)
        return fingerprint([code, self.guest_id, self.desk, deputy, self.after])


@dataclass(frozen=True, slots=True)
class Answer:
    """What an attempt was answered, now or the first time."""

    status: Status
    http_status: int
    body: Mapping[str, object]
    replayed: bool = False


def fingerprint(asked: object) -> str:
    """Give a short mark of what was asked."""
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


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


def came_late(heard_at: datetime | None, read_at: datetime | None) -> bool:
    """Tell whether a guest came after the MC last read the list; nobody did before it was read once.

    What counts is when the server heard of it: what a desk that was cut off hands over was on no list before.
    """
    return heard_at is not None and read_at is not None and heard_at > read_at


def unknown_code(detail: str = UNKNOWN) -> Refused:
    """Say that no guest carries this code."""
    return Refused(code="unknown_code", status=404, detail=detail)


def revoked(guest: Mapping[str, object], detail: str = REVOKED) -> Refused:
    """Say that this badge no longer opens the door."""
    return Refused(code="revoked", status=410, detail=detail, extra={"guest": dict(guest)})


def another_admission() -> Refused:
    """Say that the admission of this number is not the one that was meant."""
    return Refused(code="another_admission", status=409, detail=ANOTHER)


def already_admitted(admission: Mapping[str, object], guest: Mapping[str, object]) -> Refused:
    """Say that the guest is inside, since when and through which desk."""
    extra = {"admission": dict(admission), "guest": dict(guest)}
    return Refused(code="already_admitted", status=409, detail=ALREADY, extra=extra)
