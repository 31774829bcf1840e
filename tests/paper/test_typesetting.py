"""Templates become pages, the same on every machine."""

import hashlib
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from forum_app.paper import NotPrintable, pdf, pictures
from forum_app.paper.typesetting import FONTS

LETTERS = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY ằẳẵắặ ầẩẫấậ ềểễếệ ồổỗốộ ờởỡớợ ừửữứự ỳỷỹýỵ Ắ Ẩ Ễ Ộ Ợ Ự 0123456789"
PAGE = {
    "lang": "vi",
    "title": "Kịch bản",
    "part": "",
    "forum": LETTERS,
    "day": "",
    "venue": "",
    "foot": "",
    "words": {"page": "Trang", "empty": LETTERS},
    "whole": False,
    "rows": [],
}


def test_every_vietnamese_letter_comes_out_again() -> None:
    text = PdfReader(BytesIO(pdf("show/rundown", PAGE))).pages[0].extract_text()
    assert "".join(text.replace("\u200b", "").split()).count("".join(LETTERS.split())) == 2


def test_only_our_own_fonts_are_used_and_they_are_inside() -> None:
    content = pdf("show/rundown", PAGE)
    fonts = {name.decode() for name in re.findall(rb"/BaseFont ?/[A-Z]{6}\+(\w+)-", content)}
    assert fonts == {"BeVietnamPro", "Inter"}
    assert len(re.findall(rb"/FontFile[23]", content)) == len(
        re.findall(rb"/FontDescriptor\s*/FontName", content)
    )


def test_the_same_filling_gives_the_same_bytes() -> None:
    assert pdf("show/rundown", PAGE) == pdf("show/rundown", PAGE)


def test_each_page_can_be_looked_at() -> None:
    pages = pictures("show/rundown", PAGE)
    assert [page[:8] for page in pages] == [b"\x89PNG\r\n\x1a\n"]


def test_a_filling_that_does_not_fit_is_a_fault_that_says_where() -> None:
    with pytest.raises(NotPrintable, match="show/rundown"):
        pdf("show/rundown", {})


def test_fonts_are_those_of_the_manifest_with_their_licences() -> None:
    sums = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))
    assert {path.name: digest(path) for path in FONTS.iterdir() if path.name != "manifest.json"} == sums
    for family in ("BeVietnamPro", "Inter"):
        assert "SIL Open Font License" in (FONTS / f"{family}-OFL.txt").read_text(encoding="utf-8")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
