"""The rundown on paper."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from forum_app.kernel.actors import Role
from forum_app.show.queries.paper import PARTS
from tests.cast import Client
from tests.show.factories import show, with_programme

SignIn = Callable[[Role], Client]
NOTES = {
    "mc": "Kính thưa quý vị đại biểu!",
    "sound": "Nhạc nền số 3",
    "light": "Tắt dần trong năm giây",
    "screen": "Ảnh những mái nhà nghĩa tình",
    "stage": "Bảng tượng trưng",
}
EVENING: tuple[Mapping[str, Any], ...] = (
    {"title": "Tiếp nhận ủng hộ của các doanh nghiệp", "planned_s": 900, "notes": NOTES},
    {"title": "Phóng sự về thôn Đá Hang", "planned_s": 450, "presenter": "Đài PT-TH Ninh Thuận"},
)


def read(client: Client, part: str = "all", **options: Any) -> PdfReader:
    answer = client.get(f"rundown.pdf?department={part}", **options)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    return PdfReader(BytesIO(answer.data))


def text_of(paper: PdfReader) -> str:
    """Read all that is printed, with lines wrapped anywhere read as one."""
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_the_whole_script_lies_across_the_page_and_says_everything(app: Flask, bearer: SignIn) -> None:
    with_programme(app, EVENING)
    paper = read(bearer("crew"))
    text = text_of(paper)
    wanted = ["Tiếp nhận ủng hộ của các doanh nghiệp", "Đài PT-TH Ninh Thuận", *NOTES.values()]
    assert [said for said in wanted if said not in text] == []
    assert "Diễn đàn “Lắng nghe tiếng nói của người nghèo”" in text
    assert "19:30 ngày 17/10/2024" in text
    assert "Phiên bản 1 · in lúc 19:30 17/10/2024 Trang 1/1" in text
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [842, 595]


@pytest.mark.parametrize("part", [part for part in PARTS if part != "all"])
def test_a_department_reads_its_own_notes_alone(app: Flask, bearer: SignIn, part: str) -> None:
    with_programme(app, EVENING)
    paper = read(bearer("crew"), part)
    assert [name for name, said in NOTES.items() if said in text_of(paper)] == [part]
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]


def test_what_is_skipped_is_marked_and_takes_no_time(app: Flask, bearer: SignIn) -> None:
    with_programme(app, EVENING)
    bearer("stage").patch("rundown/cues/2", json={"version": 1, "skipped": True})
    text = text_of(read(bearer("crew")))
    assert "BỎ QUA" in text
    assert "Tổng thời lượng: 15' · Kết thúc: 19:45" in text


def test_a_hundred_and_fifty_items_are_numbered_pages(app: Flask, bearer: SignIn) -> None:
    items = tuple({"title": f"Tiết mục số {n}", "planned_s": 60, "notes": NOTES} for n in range(1, 151))
    with_programme(app, items)
    paper = read(bearer("crew"))
    count = len(paper.pages)
    assert count > 5
    assert f"Trang {count}/{count}" in paper.pages[-1].extract_text()
    assert all("STT" in page.extract_text() for page in paper.pages)
    assert "Tiết mục số 150" in text_of(paper)


def letters(text: str) -> str:
    """Leave out blanks, and where a long word may break."""
    return "".join(text.replace("\u200b", "").split())


HOSTILE = (
    '#eval("1+1")',
    "*đậm* _nghiêng_ = Đề mục",
    "$ x^2 $ `mã` <nhãn> @tham-chiếu",
    "\\ \" ' // /* #include",
    '#read("/etc/passwd") #import "x.typ": *',
)


@pytest.mark.parametrize("title", HOSTILE)
def test_what_looks_like_code_is_printed_as_it_was_typed(app: Flask, bearer: SignIn, title: str) -> None:
    with_programme(app, ({"title": title, "planned_s": 60, "notes": {"mc": title}},))
    assert letters(text_of(read(bearer("crew")))).count(letters(title)) == 2


def test_ten_thousand_characters_go_on_overleaf(app: Flask, bearer: SignIn) -> None:
    words = " ".join(f"chữ{n}" for n in range(1500))
    with_programme(app, ({"title": "Dài", "planned_s": 60, "notes": {"mc": words, "sound": "x" * 10_000}},))
    text = text_of(read(bearer("crew"), "mc"))
    assert [word for word in ("chữ0", "chữ777", "chữ1499") if word not in text] == []
    assert len(read(bearer("crew"), "sound").pages) > 1


def test_an_empty_programme_says_so(bearer: SignIn) -> None:
    assert "Chương trình chưa có tiết mục nào." in text_of(read(bearer("crew")))


def test_in_english(app: Flask, signed_in: SignIn) -> None:
    with_programme(app, EVENING)
    stage = signed_in("stage")
    stage.browser.set_cookie("language", "en")
    text = text_of(read(stage))
    assert "Rundown" in text
    assert "Kịch bản chương trình" not in text


def test_an_unknown_department_is_refused(bearer: SignIn) -> None:
    assert bearer("crew").get("rundown.pdf?department=catering").status_code == 422


@pytest.mark.parametrize("role", ["checkin", "pledges", "display"])
def test_it_is_for_the_crew(bearer: SignIn, anonymous: Client, role: Role) -> None:
    assert bearer(role).get("rundown.pdf").status_code == 403
    assert anonymous.get("rundown.pdf").status_code == 401


def test_printing_changes_nothing_and_a_repeat_is_the_same(app: Flask, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    before = show(stage)
    assert stage.get("rundown.pdf").data == stage.get("rundown.pdf").data
    assert show(stage) == before
