"""The order guests are greeted in: the province's usual order, and what a person makes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from forum_app.kernel.text import nfc, tidy

COMMUNES = r"(?:xã|phường|thị trấn)"
# A department's own party committee leads nobody but the department; a commune's leads the commune.
PARTY = rf"(?:tỉnh ủy|huyện ủy|thành ủy|thị ủy|đảng ủy[^,;]*{COMMUNES})"
YOUTH = rf"(?:tỉnh|huyện|thành) đoàn|đoàn (?:thanh niên|khối)|đảng ủy(?![^,;]*{COMMUNES})"
COUNCIL = r"(?:hđnd|hội đồng nhân dân)"
COMMITTEE = r"(?:ubnd|ủy ban nhân dân)"
FRONT = r"(?:mttq|ubmttq|mặt trận)"
DEPUTIES = r"(?:đbqh|đại biểu quốc hội)"
COMPANY = r"(?:công ty|tập đoàn|ngân hàng|doanh nghiệp|htx|hợp tác xã|chi nhánh|câu lạc bộ)"
# The title itself, not its deputy and not who held it once; `[^,;]*` keeps to one title of several.
HEAD = r"(?<!phó )(?<!nguyên )(?<!phó tổng )"

USUAL_ORDER = (
    r"bộ chính trị|\bbộ trưởng|\bthứ trưởng|ủy ban trung ương",
    rf"(?<!phó )(?<!nguyên )bí thư(?:[^,;]*{PARTY}|$)",
    rf"phó bí thư thường trực(?![^,;]*(?:{YOUTH}))",
    rf"{HEAD}chủ tịch [^,;]*{COUNCIL}",
    rf"{HEAD}chủ tịch [^,;]*{COMMITTEE}",
    rf"{HEAD}chủ tịch [^,;]*{FRONT}",
    rf"{HEAD}trưởng đoàn [^,;]*{DEPUTIES}",
    rf"phó bí thư(?![^,;]*(?:{YOUTH}))",
    rf"phó chủ tịch [^,;]*{COUNCIL}",
    rf"phó chủ tịch [^,;]*{COMMITTEE}",
    rf"phó chủ tịch [^,;]*{FRONT}",
    rf"phó trưởng đoàn [^,;]*(?:{DEPUTIES}|{FRONT})",
    r"ủy viên ban thường vụ|ủy viên btv|thường vụ (?:tỉnh|huyện|thành) ủy",
    r"nguyên (?:phó )?(?:bí thư|chủ tịch|trưởng đoàn)",
    rf"{HEAD}(?:giám đốc sở|giám đốc công an|chỉ huy trưởng|chánh án|viện trưởng|chánh văn phòng|trưởng ban)",
    rf"^(?!.*{COMPANY}).*{HEAD}(?:giám đốc|chủ tịch|cục trưởng|trưởng phòng|hiệu trưởng|bí thư)",
    rf"^(?!.*{COMPANY}).*(?:\bphó\b|ủy viên)",
    rf"{HEAD}chủ tịch (?:hđqt|hđtv|hội đồng)",
    rf"{HEAD}(?<!phó )tổng giám đốc",
    rf"{HEAD}(?<!tổng )(?:giám đốc|chủ nhiệm|chủ tịch)",
    r"phó (?:tổng giám đốc|chủ tịch)",
    r"phó giám đốc",
    r"kế toán trưởng",
)
RUNGS = tuple(re.compile(words) for words in USUAL_ORDER)

# After everybody whose position says something.
NOWHERE = (9, 0)
# Words that hold `xã` and mean no commune.
NO_COMMUNE = re.compile(r"xã hội|hợp tác xã|thị xã")
COMMUNE = re.compile(rf"\b{COMMUNES}\b")
ENTERPRISE = re.compile(COMPANY)
DISTRICT = re.compile(r"\b(?:huyện|thành phố|thị xã|thành ủy|thị ủy)\b")


class Placed(NamedTuple):
    """A guest as a place in the order needs one."""

    id: int
    position: str
    organisation: str


def usual_order(people: Sequence[Placed]) -> list[int]:
    """Put the people of a group into the province's usual order; gives their ids.

    The order is that of the plan's own groups and of the headings in them: the Party's committee, the
    People's Council, the People's Committee, the Fatherland Front, the National Assembly's deputies of the
    province (group 1), their deputies and members of the standing committee, then directors of departments
    and enterprises (2 and 3), districts and the city (4), communes and wards (5 and 6). Who bears two titles
    stands by the higher one. Those of equal standing keep their order, and so do, after everybody else, those
    whose position says nothing.
    """
    return [one.id for one in sorted(people, key=standing)]


def standing(one: Placed) -> tuple[int, int]:
    """Give a guest's place on the ladder: whether of province, district or commune, then the title."""
    words = _words(f"{one.position} {one.organisation}")
    rung = next((number for number, titled in enumerate(RUNGS) if titled.search(words)), len(RUNGS))
    return (_level(words), rung) if rung < len(RUNGS) else NOWHERE


def _level(words: str) -> int:
    if ENTERPRISE.search(words):  # its address may name a ward
        return 0
    if COMMUNE.search(NO_COMMUNE.sub("", words)):
        return 2
    return 1 if DISTRICT.search(words) else 0


def _words(text: str) -> str:
    # The same word, its tone mark on the other letter.
    return nfc(tidy(text)).lower().replace("uỷ", "ủy").replace("uỵ", "ụy").replace(" - ", ", ")
