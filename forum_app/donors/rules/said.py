"""What offices write in the cells of a donor list: days, answers, amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from forum_app.donors.rules.donor import Answer
from forum_app.guests.rules.answers import NO, OPEN, YES, read_tick
from forum_app.guests.rules.guest import folded
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.money import Dong, parse_dong
from forum_app.kernel.text import fold

ISO: Final = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
DAY: Final = re.compile(r"\b(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?\b")

DONE_WORDS: Final = ("da gui", "da nhan", "da phat", "da tra", "roi", "gui", "nhan")
NOT_DONE: Final = ("chua",)
BACK: Final = re.compile(r"nhan|tra lai|thu ve|thu lai|nop")

NO_WORDS: Final = ("tu choi", "khong tham gia", "khong ung ho", "khong dong y", "khong the", "xin phep khong")
# `không nhận lời` has the words of a yes in it; `không, …` says no before it says why.
NO_SAID: Final = re.compile(
    r"\b(khong|ko) (co |du |the )?(nhan loi|dong y|dang ky|tham gia|tham du|ung ho|xac nhan)\b"
)
NO_FIRST: Final = re.compile(r"\W*(khong|ko)\s*[,;.:(–-]")
THINKING_WORDS: Final = ("can nhac", "xem xet", "xin y kien", "hen tra loi", "de sau")
YES_WORDS: Final = ("dong y", "nhan loi", "da dang ky", "dang ky", "tham gia", "ung ho", "xac nhan")

UNITS: Final = re.compile(r"\b(?P<unit>ty|trieu|nghin|ngan) ?(dong|d|vnd)?\b")
BARE: Final = re.compile(r"[0-9][0-9.,]*")
# Nobody promises less: such a number has lost its unit.
LEAST: Final = 10_000


class Day(NamedTuple):
    """What a cell says of a paper: that it went (`done`), and when, where it says that."""

    done: bool
    on: date | None = None


NOT_YET = Day(False)


def read_day(text: str, forum_day: date) -> Day | None:
    """Read when something was sent: a day, a tick, or nothing; None where it is not understood.

    A day without a year is the last one before the forum.
    """
    said = fold(text)
    days = list(_days(said, forum_day))
    if days:
        return Day(True, days[0])
    if not said or any(word in said for word in NOT_DONE) or said in NO:
        return NOT_YET
    ticked = read_tick(text) is True or any(word in said for word in DONE_WORDS)
    return Day(True) if ticked and not any(letter.isdigit() for letter in said) else None


def read_form(text: str, forum_day: date) -> tuple[Day, Day] | None:
    """Read what one column says of the registration form: sent and returned. None: not understood.

    `gửi 15/9, nhận 20/9`, `15/9 – 20/9`, `đã nhận 20/9`, `x`.
    """
    said = fold(text)
    found = BACK.search(said)
    if found is not None and "chua" not in said[max(0, found.start() - 6) : found.start()]:
        sent, returned = said[: found.start()], said[found.start() :]
        before, after = read_day(_untouched(sent), forum_day), read_day(returned, forum_day)
        return None if before is None or after is None else (before, Day(True, after.on))
    days = list(_days(said, forum_day))
    if len(days) > 1:
        return Day(True, days[0]), Day(True, days[1])
    sent_only = read_day(said.partition("chua")[0] if days else said, forum_day)
    return None if sent_only is None else (sent_only, NOT_YET)


def _untouched(before: str) -> str:
    """Take a lone `đã` or a comma off, which belongs to what follows."""
    text = re.sub(r"\b(da|va|ngay)\b|[,;/–-]", " ", before) if not DAY.search(before) else before
    return text.strip()


def _days(said: str, forum_day: date) -> Iterator[date]:
    for found in ISO.finditer(said):
        yield from _day(int(found["year"]), int(found["month"]), int(found["day"]))
    for found in DAY.finditer(ISO.sub(" ", said)):
        month, day = int(found["month"]), int(found["day"])
        year = forum_day.year if found["year"] is None else int(found["year"]) % 100 + 2000
        if found["year"] is None and (month, day) > (forum_day.month, forum_day.day):
            year -= 1
        yield from _day(year, month, day)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def read_answer(text: str) -> Answer | None:
    """Read what was answered; "" where there is no answer yet, None where it is not understood."""
    said = folded(text)
    if not said or said in OPEN or said.startswith("chua"):
        return ""
    if said in NO or any(words in said for words in NO_WORDS):
        return "no"
    if NO_SAID.search(said) or NO_FIRST.match(fold(text)):
        return "no"
    if any(words in said for words in THINKING_WORDS):
        return "considering"
    return "yes" if said in YES or any(words in said for words in YES_WORDS) else None


def unit_of(heading: str) -> str:
    """Give the unit a heading counts in: `Số tiền (triệu đồng)` is `trieu`; empty for đồng."""
    found = UNITS.search(folded(heading))
    return "" if found is None else found["unit"]


def read_amount(text: str, unit: str) -> Dong:
    """Read a promised amount as spoken; a bare number counts the heading's unit. Raises Invalid."""
    spoken = f"{text} {unit}" if unit and BARE.fullmatch(text.strip()) else text
    amount = parse_dong(spoken)
    if amount < LEAST:
        raise Invalid({"amount": N_("Số tiền quá nhỏ: có lẽ thiếu đơn vị (triệu, tỷ).")})
    return amount
