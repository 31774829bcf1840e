"""Badges, invitations and table signs on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from pypdf import PdfReader

from forum_app.forums.queries import Forum
from forum_app.guests.models import DelegationRow, GuestRow
from forum_app.guests.rules.guest import Guest
from forum_app.kernel.actors import Role
from forum_app.kernel.codes import code_in_groups
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, Client
from tests.guests.factories import invite

SignIn = Callable[[Role], Client]
PAPERS = ("badges.pdf", "badges.pdf?layout=a6", "invitations.pdf", "table-signs.pdf", "qr.zip")
LONG = (
    "Nguyễn Phước Bửu Tôn Nữ Hoàng Thị Phương Thảo Quỳnh Như Ngọc Trâm Anh Thư Kiều Diễm Mộng Tuyền Thúy Hằng"
)
OFFICE = (
    "Ban Quản lý Dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh Ninh Thuận"
)
CARD = (round(90 / 25.4 * 72), round(65 / 25.4 * 72))
A4, A5, A6 = (595, 842), (420, 595), (298, 420)


def read(client: Client, path: str) -> PdfReader:
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, no-store"
    return PdfReader(BytesIO(answer.data))


def text_of(paper: PdfReader) -> str:
    """Read all that is printed, with lines wrapped anywhere read as one."""
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    return text.replace("\u200b", "").replace("\u00a0", " ")


def size(paper: PdfReader) -> tuple[int, ...]:
    return tuple(round(float(side)) for side in paper.pages[0].mediabox[2:])


def note(app: Flask, guest: Guest, **values: Any) -> None:
    """Write what the list knows beyond a name: zone, seat, vip, delegation."""
    with app.app_context(), transaction(None) as session:
        session.execute(sa.update(GuestRow).where(GuestRow.id == guest.id).values(values))


def test_a_badge_says_who_somebody_is_where_they_sit_and_their_code(
    app: Flask, forum: Forum, desk: Client
) -> None:
    guest = invite(app, forum, "Ông Nguyễn Văn Đức", position="Giám đốc", organisation=OFFICE)
    note(app, guest, zone="A", seat="A12")
    paper = read(desk, "badges.pdf")
    said = text_of(paper)
    wanted = (
        "ĐẠI BIỂU",
        forum.name,
        "Ông",
        "Nguyễn Văn Đức",
        "Giám đốc",
        OFFICE,
        "Doanh nghiệp, nhà hảo tâm",
        "Khu A · Ghế A12",
        code_in_groups(guest.code),
    )
    assert [text for text in wanted if text not in said] == []
    assert size(paper) == A4


@pytest.mark.parametrize(("people", "pages"), [(1, 1), (8, 1), (9, 2)])
def test_eight_cards_lie_on_a_page(app: Flask, forum: Forum, desk: Client, people: int, pages: int) -> None:
    for number in range(people):
        invite(app, forum, f"Lê An {'I' * number}")
    assert len(read(desk, "badges.pdf").pages) == pages
    alone = read(desk, "badges.pdf?layout=a6")
    assert (len(alone.pages), size(alone)) == (people, A6)


def test_a_long_name_is_printed_whole_on_all_that_carries_it(app: Flask, forum: Forum, desk: Client) -> None:
    guest = invite(app, forum, LONG, position=OFFICE, organisation=OFFICE)
    for path in (*PAPERS[:4], f"guests/{guest.id}/badge.pdf"):
        said = text_of(read(desk, path))
        assert LONG in said, path
        assert said.count(OFFICE) >= 2, path


def test_a_badge_does_not_say_that_somebody_is_poor(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Võ Thị Hương", group=7, position="Hộ nghèo", organisation="Phường Thanh Sơn")
    invite(app, forum, "Kator Long", group=7, position="Học sinh", organisation="Hộ cận nghèo thôn Đá Hang")
    for path in ("badges.pdf", "badges.pdf?layout=a6", "table-signs.pdf"):
        said = text_of(read(desk, path)).replace(forum.name, "")
        assert ("Võ Thị Hương" in said, "Phường Thanh Sơn" in said, "Kator Long" in said) == (
            True,
            True,
            True,
        )
        assert [word for word in ("nghèo", "Học sinh", "Đá Hang") if word in said] == []


def test_a_single_badge_is_a_card_to_be_shown_and_printed_at_once(
    app: Flask, forum: Forum, desk: Client
) -> None:
    invite(app, forum, "Trần Thị Bình")
    guest = invite(app, forum, "Lê An")
    answer = desk.get(f"guests/{guest.id}/badge.pdf")
    assert answer.headers["Content-Disposition"].startswith("inline;")
    paper = PdfReader(BytesIO(answer.data))
    assert (len(paper.pages), size(paper)) == (1, CARD)
    assert "Lê An" in text_of(paper)


def test_an_invitation_says_what_when_where_and_whom_to_ask(app: Flask, forum: Forum, desk: Client) -> None:
    guest = invite(app, forum, "Bà Trần Thị Bình", position="Chủ tịch", organisation="Hội Doanh nghiệp tỉnh")
    note(app, guest, seat="B3")
    paper = read(desk, "invitations.pdf?contact=Văn phòng Ủy ban, 0259 382 2222")
    said = text_of(paper)
    wanted = (
        "GIẤY MỜI",
        "Trân trọng kính mời: Bà Trần Thị Bình Chủ tịch Hội Doanh nghiệp tỉnh",
        forum.host.upper(),
        forum.name,
        forum.subtitle,
        "19 giờ 30, thứ Năm, ngày 17 tháng 10 năm 2024",
        forum.venue,
        "Ghế B3",
        "Văn phòng Ủy ban, 0259 382 2222",
        code_in_groups(guest.code),
    )
    assert [text for text in wanted if text not in said] == []
    assert size(paper) == A5


def test_an_invitation_is_in_the_language_of_the_forum(app: Flask, forum: Forum, signed_in: SignIn) -> None:
    invite(app, forum, "Lê An")
    english = signed_in("checkin")
    english.browser.set_cookie("language", "en")
    assert "GIẤY MỜI" in text_of(read(english, "invitations.pdf"))


def test_a_table_sign_is_read_from_both_sides(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", position="Giám đốc")
    paper = read(desk, "table-signs.pdf")
    turned: list[bool] = []
    paper.pages[0].extract_text(
        visitor_text=lambda text, matrix, *_: turned.append(matrix[0] < 0) if "Lê" in text else None
    )
    assert sorted(turned) == [False, True]
    assert size(paper) == A4


def test_what_looks_like_code_is_printed_as_it_was_typed(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê *An* #eval(1)", organisation='#read("/etc/passwd") $x$ <nhãn>')
    for path in PAPERS[:4]:
        said = text_of(read(desk, path)).replace(" ", "")
        assert ('#read("/etc/passwd")$x$<nhãn>' in said, "*An*#eval(1)" in said) == (True, True)


def names_in(client: Client, query: str) -> list[str]:
    answer = client.get(f"printing?{query}")
    assert answer.status_code == 200
    assert answer.json["count"] == len(answer.json["items"])
    return [item["name"] for item in answer.json["items"]]


def test_people_choose_whom_to_print_for(app: Flask, forum: Forum, desk: Client) -> None:
    leader = invite(app, forum, "Phạm Thị Bích Hà", group=1, position="Chủ tịch Ủy ban MTTQ")
    earlier = invite(app, forum, "Đỗ An", organisation="Công ty Trung Nam")
    late = invite(app, forum, "Lê Bình")
    note(app, late, vip=True)
    with app.app_context(), transaction(forum.id) as session:
        row = DelegationRow(forum_id=forum.id, name="Trung Nam", folded="trung nam", created_at=THE_EVENING)
        session.add(row)
        session.flush()
        delegation = row.id
    note(app, earlier, delegation_id=delegation, created_at=THE_EVENING.replace(day=10))
    everybody = ["Phạm Thị Bích Hà", "Đỗ An", "Lê Bình"]
    assert names_in(desk, "") == everybody
    assert names_in(desk, "sort=name") == ["Đỗ An", "Lê Bình", "Phạm Thị Bích Hà"]
    assert names_in(desk, "group=2") == ["Đỗ An", "Lê Bình"]
    assert names_in(desk, "who=vip") == ["Phạm Thị Bích Hà", "Lê Bình"]
    assert names_in(desk, "who=walk_ins") == ["Phạm Thị Bích Hà", "Lê Bình"]
    assert names_in(desk, f"delegation={delegation}") == ["Đỗ An"]
    assert names_in(desk, "q=nam trung") == ["Đỗ An"]
    assert names_in(desk, f"ids={late.id},{leader.id}") == ["Phạm Thị Bích Hà", "Lê Bình"]
    assert names_in(desk, "group=2&who=vip") == ["Lê Bình"]
    assert text_of(read(desk, "badges.pdf?group=2&who=vip")).count("ĐẠI BIỂU") == 1


def test_a_cancelled_guest_is_not_printed(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Trần Thị Bình")
    guest = invite(app, forum, "Lê An")
    assert desk.post(f"guests/{guest.id}/cancel", json={}).status_code == 200
    assert names_in(desk, "") == ["Trần Thị Bình"]
    assert "Lê An" not in text_of(read(desk, "badges.pdf"))
    gone = desk.get(f"guests/{guest.id}/badge.pdf")
    assert (gone.status_code, gone.json["code"]) == (410, "revoked")


@pytest.mark.parametrize("path", PAPERS)
def test_printing_for_nobody_says_so(desk: Client, path: str) -> None:
    answer = desk.get(f"{path}{'&' if '?' in path else '?'}q=khong-ai")
    assert (answer.status_code, answer.json["code"]) == (404, "nobody")


@pytest.mark.parametrize("path", PAPERS)
def test_after_erasing_there_is_nothing_to_print(app: Flask, forum: Forum, desk: Client, path: str) -> None:
    guest = invite(app, forum, "Lê An")
    with app.app_context(), transaction(None) as session:
        session.execute(sa.text("UPDATE forum SET erased_at = :at"), {"at": "2024-12-01 00:00:00"})
    for asked in (path, f"guests/{guest.id}/badge.pdf"):
        answer = desk.get(asked)
        assert (answer.status_code, answer.json["code"]) == (410, "erased")


@pytest.mark.parametrize(
    "query",
    [
        "group=99",
        "who=poor",
        "ids=1;2",
        "ids=0",
        "ids=99999999999",
        "delegation=x",
        "sort=age",
        f"q={'x' * 201}",
    ],
)
@pytest.mark.parametrize("path", ["badges.pdf", "qr.zip", "printing"])
def test_a_choice_nobody_can_mean_is_refused(desk: Client, path: str, query: str) -> None:
    answer = desk.get(f"{path}?{query}")
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_more_than_can_be_typeset_at_once_are_refused(
    app: Flask, forum: Forum, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand badges are some ten seconds of a processor; three thousand would run into the deadline."""
    monkeypatch.setattr("forum_app.guests.api.printing._rows.__defaults__", (2,))
    for name in ("Lê An", "Lê Bình"):
        invite(app, forum, name)
    assert desk.get("badges.pdf").status_code == 200
    invite(app, forum, "Lê Cúc")
    answer = desk.get("badges.pdf")
    assert (answer.status_code, answer.json["code"]) == (422, "too_many")
    assert "tối đa 2 khách" in answer.json["detail"]
    assert desk.get("qr.zip").status_code == 200


def test_unknown_layouts_and_guests_are_refused(desk: Client) -> None:
    assert desk.get("badges.pdf?layout=poster").status_code == 422
    assert desk.get("guests/999/badge.pdf").status_code == 404


@pytest.mark.parametrize("path", [*PAPERS, "printing", "guests/1/badge.pdf"])
def test_printing_is_for_those_who_read_the_guest_list(
    app: Flask, forum: Forum, bearer: SignIn, anonymous: Client, path: str
) -> None:
    invite(app, forum, "Lê An")
    codes = {role: bearer(role).get(path).status_code for role in ("stage", "crew", "pledges", "display")}
    assert codes == dict.fromkeys(codes, 403)
    assert anonymous.get(path).status_code == 401
    assert bearer("checkin").get(path).status_code == 200


def test_the_same_guests_give_the_same_bytes(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An")
    for path in PAPERS:
        assert desk.get(path).data == desk.get(path).data
