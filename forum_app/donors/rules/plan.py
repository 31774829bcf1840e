"""What an import would do: which rows become new donors, which change one, what is promised anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from forum_app.donors.rules.donor import LENGTHS, LETTERS, Details, Letter, folded_name, promised
from forum_app.donors.rules.said import Day
from forum_app.donors.rules.sheet import Complaint, Promised, Reading, without_repeats
from forum_app.kernel.errors import N_
from forum_app.kernel.money import Dong, format_dong

Action = Literal["create", "update", "unchanged", "skip"]
Days = Mapping[Letter, date | None]

# Where a letter is complained of: one column may say when the form went out and when it came back.
COLUMN_OF: Mapping[Letter, str] = {
    "open_letter": "open_letter",
    "appeal": "appeal",
    "form_sent": "form",
    "form_returned": "form",
}

FIELDS: Mapping[str, str] = {
    "name": N_("tên"),
    "contact_name": N_("người đại diện"),
    "contact_position": N_("chức vụ"),
    "contact_phone": N_("điện thoại"),
    "address": N_("địa chỉ"),
    "note": N_("ghi chú"),
    "presenter": N_("người trao bảng"),
    "answer": N_("trả lời"),
    "open_letter": N_("thư ngỏ"),
    "appeal": N_("thư kêu gọi"),
    "form_sent": N_("phiếu đăng ký gửi đi"),
    "form_returned": N_("phiếu đăng ký nhận lại"),
    "amount": N_("số tiền đăng ký"),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """A pledge that came of a donor; `amount` is what it was before a void."""

    id: int
    version: int
    status: Literal["held", "confirmed", "void"]
    amount: Dong


@dataclass(frozen=True, slots=True)
class Known:
    """A donor of the list, with the days of the letters and all that was promised."""

    id: int
    details: Details
    days: Days
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a row. `amount` is to be promised: anew, or in place of the `corrected` pledge's."""

    row: int
    action: Action
    details: Details
    days: Days
    known: Known | None = None
    changed: tuple[str, ...] = ()
    amount: Dong | None = None
    corrected: Promise | None = None
    why: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All steps in the order of the rows, and complaints; with any error nothing is to be written."""

    steps: tuple[Step, ...]
    warnings: tuple[Complaint, ...]
    errors: tuple[Complaint, ...]


def plan(reading: Reading, known: Sequence[Known], today: date) -> Plan:
    """Work out what a list changes. What the list leaves blank is kept; nobody it leaves out is touched."""
    donors, repeats = without_repeats(reading.donors)
    there = {folded_name(one.details.name): one for one in known}
    warnings = list(reading.warnings)
    steps = [_step(donor, there.get(folded_name(donor.details.name)), today, warnings) for donor in donors]
    steps += [_repeat(again, first) for again, first in repeats]
    ordered = tuple(sorted(steps, key=lambda step: step.row))
    return Plan(ordered, tuple(warnings), tuple(reading.errors))


def _repeat(again: Promised, first: Promised) -> Step:
    text, params = N_("Trùng với dòng %(row)s."), {"row": first.row}
    if again.amount not in (None, first.amount):
        text = N_("Trùng với dòng %(row)s, nhưng ghi số tiền khác; chỉ lấy dòng trước.")
    return Step(again.row, "skip", again.details, {}, why=text, params=params)


def _step(donor: Promised, known: Known | None, today: date, warnings: list[Complaint]) -> Step:
    if known is None:
        details = promised(donor.details) if donor.amount is not None else donor.details
        days = _days(donor, dict.fromkeys(LETTERS), today, warnings)
        return Step(donor.row, "create", details, days, amount=donor.amount)
    amount, corrected = _promise(donor, known, warnings)
    step = Step(
        donor.row,
        "unchanged",
        _filled(donor, known, amount),
        _days(donor, known.days, today, warnings),
        known,
        amount=amount,
        corrected=corrected,
    )
    changed = _changed(step, known)
    return replace(step, action="update", changed=changed) if changed else step


def _days(donor: Promised, before: Days, today: date, warnings: list[Complaint]) -> Days:
    """Give the days letters went; a tick without a day says nothing new of one that went already."""
    days = dict(before)
    for letter in LETTERS:
        told: Day = getattr(donor, letter)
        if told.on is not None:
            days[letter] = told.on
        elif told.done and before[letter] is None:
            days[letter] = today
            text = N_("Không ghi ngày: lấy ngày hôm nay.")
            warnings.append(Complaint(donor.row, COLUMN_OF[letter], text))
    return days


def _filled(donor: Promised, known: Known, amount: Dong | None) -> Details:
    written, was = donor.details, known.details
    texts = {name: getattr(written, name) or getattr(was, name) for name in LENGTHS}
    if donor.amount is None:
        answer = written.answer or was.answer
    else:  # a row with an amount says yes; but what somebody noted since is not undone by the same file
        answer = "yes" if amount is not None else was.answer or "yes"
    return replace(was, **texts, answer=answer)


def _changed(step: Step, known: Known) -> tuple[str, ...]:
    texts = [
        name for name in (*LENGTHS, "answer") if getattr(step.details, name) != getattr(known.details, name)
    ]
    days = [letter for letter in LETTERS if step.days[letter] != known.days[letter]]
    money = [] if step.amount is None else ["amount"]
    return tuple(name for name in FIELDS if name in (*texts, *days, *money))


def _promise(donor: Promised, known: Known, warnings: list[Complaint]) -> tuple[Dong | None, Promise | None]:
    """Say what is to be promised, and which pledge it corrects.

    One amount in the list is one promise: what was shown to the public or taken back by somebody is never
    promised a second time because a file is read again.
    """
    amount = donor.amount
    standing = [one for one in known.promises if one.status != "void"]
    held = [one for one in standing if one.status == "held"]
    if amount is None or amount in (sum(one.amount for one in standing), *(one.amount for one in standing)):
        return None, None
    if not standing and amount not in [one.amount for one in known.promises]:
        return amount, None
    if len(standing) == 1 and held:
        return amount, held[0]
    warnings.append(Complaint(donor.row, "amount", _left_alone(standing), _sums(standing, amount)))
    return None, None


def _left_alone(standing: Sequence[Promise]) -> str:
    if not standing:
        return N_("Khoản %(amount)s của đơn vị này đã bị hủy trước đây; không ghi lại.")
    if len(standing) > 1:
        return N_("Đơn vị này có nhiều khoản, tổng %(sum)s; tệp ghi %(amount)s: hãy sửa ở từng khoản.")
    return N_("Khoản %(sum)s đã được công bố; tệp ghi %(amount)s: hãy sửa ở bàn tiếp nhận ủng hộ.")


def _sums(standing: Sequence[Promise], amount: Dong) -> dict[str, object]:
    total = Dong(sum(one.amount for one in standing))
    return {"sum": format_dong(total), "amount": format_dong(amount)}
