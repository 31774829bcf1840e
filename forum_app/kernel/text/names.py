"""Names of people: taken apart, and put in Vietnamese order."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from forum_app.kernel.text.cleaning import fold, narrow, nfc, tidy

# The 29 letters of Vietnamese and f j w z of foreign and Raglai names, in dictionary order.
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS: Mapping[str, str] = MappingProxyType(
    {char: str(rank) for rank, char in enumerate("0123456789" + _LETTERS, start=10)}
)
_LETTER_MARKS = frozenset("\u0302\u0306\u031b")  # â ê ô, ă, ơ ư
# Dictionary order of the tones: ngang (no mark), huyền, hỏi, ngã, sắc, nặng.
_TONES: Mapping[str, str] = MappingProxyType(
    {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
)

_SALUTATION = re.compile(
    r"(?P<said>ông ?/ ?bà|ông ?\( ?bà ?\)|ông|bà|anh|chị|cô|chú|thầy|đồng chí|đ ?/ ?c|đ\.c|đc)"
    r"(?P<mark> ?[.:])? ?(?P<name>(?<=[ .:)]).+)",
    re.IGNORECASE,
)
_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "đ/c": "Đồng chí",
        "đ.c": "Đồng chí",
        "đc": "Đồng chí",
        "ông/bà": "Ông/Bà",
        "ông(bà)": "Ông/Bà",
    }
)
_ALWAYS_SALUTATIONS = frozenset({"Đồng chí", "Ông/Bà"})
# Families one meets in Ninh Thuận (Kinh, Chăm, Raglai, Hoa), folded. Only asked after `Ông`.
_FAMILIES = (
    " an au ba bach bui cao cham chamalea chau chu dam dang dao dinh do doan dong duong giang ha han ho "
    "hoang hua huynh kator khuu kieu kim la lai lam le lieu lo luc luong luu ly ma mac mai mang nghiem ngo "
    "nguyen patau phan pham phu pi pinang quach quang quan son ta tain thach thai thanh thien tieu to ton "
    "tran trieu trinh tro truong tu tuan ung vo vu vuong "
)
_STRAY = " ,;:.-–—•*+"


class PersonName(NamedTuple):
    """A name as written on a badge, and how the person is addressed (`Ông`, `Bà`, … or nothing)."""

    salutation: str
    name: str


def person_name(text: str) -> PersonName:
    """Take the salutation off a name, repair blanks, accents and capitals.

    A salutation in front is cut where a name of two words or more remains; `Đ/c` always is. `Ông` is a
    family name as well (Ông Ích Khiêm): with two words left it is cut only before another known family
    name, and never before `Thị`, which no name begins with. A dot or colon (`Ông. Nam`) settles it.
    A name all in capitals or all in small letters gets one capital per word.
    """
    whole = narrow(tidy(text)).replace("Ð", "Đ").strip(_STRAY)
    match = _SALUTATION.fullmatch(whole)
    if match is None:
        return PersonName("", _capitalised(whole))
    said, rest = _spelling(match["said"]), match["name"].strip(_STRAY)
    if not rest or not (match["mark"] or _is_salutation(said, rest.split())):
        return PersonName("", _capitalised(whole))
    return PersonName(said, _capitalised(rest))


def sort_key(full_name: str) -> str:
    """Give the key that sorts Vietnamese names: given name first, then family and middle names.

    Letters decide before tones, word by word; where the tone mark stands (`Hoà`, `Hòa`) does not matter.
    The key has digits only, so every database sorts it alike, whatever its collation.
    """
    words = tidy(full_name).split()
    return "".join(_word_key(word) for word in [*words[-1:], *words[:-1]])


def _spelling(said: str) -> str:
    return _SPELLINGS.get(said.lower().replace(" ", ""), said.capitalize())


def _is_salutation(said: str, rest: list[str]) -> bool:
    if said in _ALWAYS_SALUTATIONS:
        return True
    if len(rest) < 2 or rest[0].lower() == "thị":
        return False
    return said != "Ông" or len(rest) > 2 or f" {fold(rest[0])} " in _FAMILIES


def _capitalised(name: str) -> str:
    if name not in (name.upper(), name.lower()):
        return name
    # K'BRƠI and Phan-rang keep their inner capitals.
    return re.sub(r"[^ '’\-]+", lambda word: word[0].capitalize(), name)


def _word_key(word: str) -> str:
    """Two digits per letter, 00, the tones, 0: a shorter word comes first, no tone before any tone."""
    letters, tones = "", ""
    for group in re.findall(r"[^\u0300-\u036f][\u0300-\u036f]*", _decomposed(word)):
        letters += _rank(group)
        tones += "".join(_TONES.get(mark, "") for mark in group[1:])
    return f"{letters}00{tones}0" if letters else ""


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", narrow(word).lower().replace("ð", "đ"))


def _rank(group: str) -> str:
    base = group[0]
    letter = nfc(base + "".join(mark for mark in group[1:] if mark in _LETTER_MARKS))
    if rank := _RANKS.get(letter) or _RANKS.get(base):
        return rank
    return f"99{ord(base):07d}" if base.isalnum() else ""
