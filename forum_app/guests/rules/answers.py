"""What offices write in columns that are ticked or answered: VIP, head of the delegation, coming or not."""

from __future__ import annotations

import re
from typing import Final

from forum_app.guests.rules.guest import Rsvp, folded

YES: Final = frozenset({"x", "v", "co", "vip", "yes", "y", "true", "1", "dung"})
NO: Final = frozenset({"khong", "no", "n", "false", "0"})
TICKS: Final = re.compile(r"[\s✓✔☑×*+]+")

# As a word of its own: at the beginning of a note or after a comma.
VIP: Final = re.compile(r"(^\s*|[,;\n]\s*)(?:khách\s+)?vip(?!\w)[\s.:/|+–—-]*(?:[,;\n]\s*)?", re.IGNORECASE)

COMING: Final = frozenset({*YES, "du", "se du", "tham du", "co du", "co tham du", "se tham du", "xac nhan"})
COMING_WORDS: Final = ("dong y", "nhan loi", "da xac nhan", "coming")
DECLINED: Final = frozenset({*NO, "vang", "declined"})
DECLINED_WORDS: Final = (
    "khong du",
    "khong tham du",
    "khong den",
    "tu choi",
    "bao vang",
    "xin vang",
    "vang mat",
)
DEPUTY_WORDS: Final = (
    "du thay",
    "di thay",
    "thay the",
    "uy quyen",
    "cu nguoi",
    "cu pho",
    "cu can bo",
    "deputy",
)
OPEN: Final = frozenset({"chua", "chua ro", "chua xac nhan", "chua tra loi", "cho tra loi", "chua phan hoi"})


def read_tick(text: str) -> bool | None:
    """Read a ticked cell: yes, no, or None where it is blank or says something else."""
    said = folded(text)
    if said in YES or (text and TICKS.fullmatch(text)) or said.startswith("vip"):
        return True
    return False if said in NO else None


def vip_in_note(note: str) -> str | None:
    """Give what else a note says that calls somebody VIP (`VIP, ăn chay`), None of one that does not.

    Only where a part of it begins so: `ngồi cạnh khu VIP` tells of a place, `không phải VIP` the opposite.
    """
    rest, times = VIP.subn(r"\1", note)
    return rest.strip(" ,;\n") if times else None


def read_rsvp(text: str) -> Rsvp | None:
    """Read an answer to the invitation; "" where there is none yet, None where it is not understood."""
    said = folded(text)
    if any(words in said for words in DEPUTY_WORDS):
        return "deputy"
    if said in DECLINED or any(words in said for words in DECLINED_WORDS):
        return "declined"
    if said in COMING or any(words in said for words in COMING_WORDS) or (text and TICKS.fullmatch(text)):
        return "coming"
    return "" if not said or said in OPEN else None
