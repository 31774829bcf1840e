"""Certificates, acknowledgements and the text of symbolic boards, on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.pledges.factories import DONOR, take

SignIn = Callable[[Role], Client]
PAPERS = ("certificates", "receipts", "boards")
LONG = "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng tái tạo Ninh Thuận – Chi nhánh Phan Rang"


def pages(client: Client, path: str) -> list[str]:
    """Read each page, lines wrapped anywhere as one."""
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (200, "application/pdf"), answer.text
    paper = PdfReader(BytesIO(answer.data))
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in paper.pages]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_says_who_gives_and_how_much(signed_in: SignIn, paper: str) -> None:
    desk = signed_in("pledges")
    take(desk, amount="1,25 tỷ", donor=DONOR | {"name": LONG})
    (page,) = pages(desk, f"pledges/{paper}.pdf")
    for said in (LONG, "1.250.000.000 đồng", "Một tỷ hai trăm năm mươi triệu đồng"):
        assert said in page


def test_there_is_a_page_for_each_pledge_in_the_order_they_were_taken(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    for name in ("Công ty Một", "Công ty Hai", "Công ty Ba"):
        take(desk, donor=DONOR | {"name": name})
    for wanted, named in (("", ("Một", "Hai", "Ba")), ("?ids=3,1", ("Một", "Ba"))):
        printed = pages(desk, f"pledges/certificates.pdf{wanted}")
        assert len(printed) == len(named)
        assert all(f"Công ty {name}" in page for name, page in zip(named, printed, strict=True))


def test_a_gift_is_what_is_given_and_its_value_is_not_promised(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, kind="in_kind", amount="40tr", description="10 tấn gạo")
    for paper in PAPERS:
        (page,) = pages(desk, f"pledges/{paper}.pdf")
        assert "10 tấn gạo" in page
        assert "40.000.000" not in page


def test_papers_name_the_programme_and_what_a_sponsorship_is(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, programme="social")
    take(desk, kind="sponsorship", amount=None, months=12, per_month="500k")
    take(desk, kind="scholarship", amount="100tr", quantity=50)
    money, sponsored, scholarship = pages(desk, "pledges/certificates.pdf")
    assert "đã ủng hộ chương trình an sinh xã hội số tiền" in money
    assert "12 tháng × 500.000 đồng mỗi tháng" in sponsored
    assert "50 suất học bổng" in scholarship
    assert "AN SINH XÃ HỘI" in pages(desk, "pledges/boards.pdf?ids=1")[0]
    assert "6.000.000 đồng" in pages(desk, "pledges/receipts.pdf?ids=2")[0]


def test_a_sum_not_to_be_shown_stands_on_the_receipt_alone(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, amount="77tr", amount_shown=False)
    take(desk, kind="sponsorship", amount=None, months=12, per_month="770k", amount_shown=False)
    for paper in ("certificates", "boards"):
        said = " ".join(pages(desk, f"pledges/{paper}.pdf"))
        assert [sum_ for sum_ in ("77.000.000", "770.000", "Bảy mươi bảy") if sum_ in said] == []
        assert str(DONOR["name"]) in said
    assert "77.000.000 đồng" in pages(desk, "pledges/receipts.pdf")[0]
    assert "Không công bố số tiền" in pages(desk, "pledges/receipts.pdf")[0]


def test_what_the_desk_noted_on_money_stays_at_the_desk(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, description="Để phong bì tại bàn 1")
    assert all("phong bì" not in pages(desk, f"pledges/{paper}.pdf")[0] for paper in PAPERS)


def test_a_board_is_painted_before_the_pledge_counts_and_thanks_come_after(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    take(desk, hold=True)
    assert len(pages(desk, "pledges/boards.pdf")) == 1
    for paper in ("certificates", "receipts"):
        answer = desk.get(f"pledges/{paper}.pdf")
        assert (answer.status_code, answer.json["code"]) == (404, "nothing")


@pytest.mark.parametrize("paper", PAPERS)
def test_a_void_pledge_is_not_printed(signed_in: SignIn, paper: str) -> None:
    desk = signed_in("pledges")
    take(desk)
    desk.post("pledges/1/void", json={"version": 1, "reason": "Ghi trùng"})
    assert desk.get(f"pledges/{paper}.pdf?ids=1").status_code == 404


@pytest.mark.parametrize("ids", ["x", "1;2", "0", "99999999999", "1,,2"])
def test_numbers_that_are_none_are_refused(signed_in: SignIn, ids: str) -> None:
    assert signed_in("pledges").get(f"pledges/receipts.pdf?ids={ids}").status_code == 422


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
@pytest.mark.parametrize("paper", PAPERS)
def test_other_roles_print_no_pledges(signed_in: SignIn, role: Role, paper: str) -> None:
    assert signed_in(role).get(f"pledges/{paper}.pdf").status_code == 403
