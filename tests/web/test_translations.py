"""English: every text of the code and the templates has one, with the same names filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from configparser import ConfigParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "forum_app/translations/en/LC_MESSAGES"
# As the Makefile says it.
KEYWORDS = DEFAULT_KEYWORDS | {"N_": None}


def _written() -> Catalog:
    with (CATALOGUE / "messages.po").open("rb") as file:
        return read_po(file, locale="en")


def _compiled() -> Catalog:
    with (CATALOGUE / "messages.mo").open("rb") as file:
        return read_mo(file)


def _said_in_code() -> set[str]:
    mapping = ConfigParser()
    mapping.read(ROOT / "babel.cfg")
    found: set[str] = set()
    for method, pattern in (section.split(": ") for section in mapping.sections()):
        folder, files = pattern.split("/", 1)
        said = extract_from_dir(ROOT / folder, [(files, method)], keywords=KEYWORDS)
        found |= {_one(text) for _, _, text, _, _ in said}
    return found


def _pairs(catalogue: Catalog) -> dict[str, str]:
    return {_one(message.id): _one(message.string) for message in catalogue if message.id}


def _one(text: str | Sequence[str] | None) -> str:
    """Give a text as it is, and one with a plural as both together, or as nothing where one is missing."""
    if isinstance(text, str):
        return text
    return " / ".join(text) if text and all(text) else ""


def _names(text: str) -> list[str]:
    return sorted(re.findall(r"%\((\w+)\)s", text))


def test_every_text_has_its_english_and_no_english_is_left_over() -> None:
    written = {text for text, english in _pairs(_written()).items() if english}
    assert sorted(_said_in_code() - written) == []
    assert sorted(written - _said_in_code()) == []


def test_no_english_was_guessed() -> None:
    assert [message.id for message in _written() if message.id and message.fuzzy] == []


def test_both_languages_fill_in_the_same_names() -> None:
    pairs = _pairs(_written())
    assert {text: english for text, english in pairs.items() if _names(text) != _names(english)} == {}


def test_what_runs_is_what_is_written() -> None:
    assert _pairs(_compiled()) == _pairs(_written())


def test_pages_are_vietnamese_until_a_person_chooses_english(anonymous: Client) -> None:
    vietnamese = anonymous.get("/sign-in", headers={"Accept-Language": "en"}).text
    anonymous.browser.set_cookie("language", "en")
    english = anonymous.get("/sign-in").text
    assert ('<html lang="vi"' in vietnamese, "Đăng nhập" in vietnamese) == (True, True)
    assert ('<html lang="en"' in english, "Sign in" in english, "Đăng nhập" in english) == (True, True, False)


def test_the_choice_is_kept(signed_in: Callable[[Role], Client]) -> None:
    caller = signed_in("stage")
    chosen = caller.post("/language/en", data={"next": f"/f/{SLUG}/rundown"})
    assert (chosen.status_code, chosen.headers["Location"]) == (303, f"/f/{SLUG}/rundown")
    page = caller.get(f"/f/{SLUG}/rundown").text
    assert '<html lang="en"' in page
    assert ("Rundown" in page, "Kịch bản chương trình" in page) == (True, False)


@pytest.mark.parametrize("page", ["stage", "overlay"])
def test_the_audience_reads_the_forums_language_whatever_the_operator_chose(
    page: str, signed_in: Callable[[Role], Client]
) -> None:
    caller = signed_in("stage")
    caller.post("/language/en", data={"next": "/"})
    assert '<html lang="vi"' in caller.get(f"/f/{SLUG}/{page}").text


def test_refusals_name_the_field_in_english(signed_in: Callable[[Role], Client]) -> None:
    answer = signed_in("pledges").get("pledges?limit=many", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert answer.json["title"] == "Not valid"
    assert answer.json["errors"] == {"limit": "Must be a whole number."}
