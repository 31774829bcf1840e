"""After the public form: thanks, and how to pay, for the browser that sent it alone."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.kernel.money import Dong
from forum_app.kernel.qr import qr_png
from forum_app.pledges.rules.vietqr import Transfer, payload
from forum_app.store.transaction import transaction
from tests.cast import Client
from tests.pledges.test_public_form import FORM, SignedIn, send


def account(app: Flask) -> None:
    """Name the account gifts are paid to."""
    with app.app_context(), transaction(None) as session:
        to = "bank_bin = '970415', account_number = '113000123456', account_name = 'MTTQ NINH THUAN'"
        session.execute(sa.text(f"UPDATE forum SET {to}"))


def paying(text: str) -> list[str]:
    return re.findall(r"<dt>[^<]*</dt><dd[^>]*>([^<]*)</dd>", text)


def test_a_sent_form_is_paid_by_its_reference(app: Flask, anonymous: Client) -> None:
    account(app)
    answer = send(anonymous)
    text = anonymous.get(answer.headers["Location"]).text
    amount = "5.000.000 đồng"
    assert paying(text) == ["VietinBank", "113000123456", "MTTQ NINH THUAN", amount, "DK00013"]
    drawn = anonymous.get(f"{FORM}/DK-0001-3/vietqr.png")
    code = payload(Transfer("970415", "113000123456", Dong(5_000_000), "DK00013"))
    assert (drawn.status_code, drawn.content_type, drawn.data) == (200, "image/png", qr_png(code))
    assert drawn.headers["Cache-Control"] == "private, max-age=86400"


def test_half_a_billion_and_more_goes_by_ordinary_transfer(app: Flask, anonymous: Client) -> None:
    account(app)
    text = anonymous.get(send(anonymous, amount="500tr").headers["Location"]).text
    assert ("Chuyển nhanh 247 chỉ nhận dưới 500 triệu" in text, "vietqr.png" in text) == (True, False)
    assert paying(text)[-1] == "DK00013"
    assert anonymous.get(f"{FORM}/DK-0001-3/vietqr.png").status_code == 404
    assert "vietqr.png" in anonymous.get(send(anonymous, amount=499_999_999).headers["Location"]).text


def test_how_to_pay_is_for_the_browser_that_sent_it(app: Flask, anonymous: Client) -> None:
    account(app)
    send(anonymous)
    stranger = Client(app.test_client(), {})
    assert paying(stranger.get(f"{FORM}/DK-0001-3").text) == []
    assert stranger.get(f"{FORM}/DK-0001-3/vietqr.png").status_code == 404


def test_without_an_account_there_is_nothing_to_pay_to(anonymous: Client) -> None:
    text = anonymous.get(send(anonymous).headers["Location"]).text
    assert (paying(text), "vietqr.png" in text) == ([], False)
    assert anonymous.get(f"{FORM}/DK-0001-3/vietqr.png").status_code == 404


def test_the_thanks_say_what_the_desk_did(app: Flask, anonymous: Client, signed_in: SignedIn) -> None:
    account(app)
    pages = [send(anonymous).headers["Location"] for _ in range(2)]
    desk = signed_in("pledges")
    assert desk.post("pledge-requests/1/accept").status_code == 200
    assert desk.post("pledge-requests/2/reject", json={"reason": "Gửi thử"}).status_code == 200
    accepted, rejected = (anonymous.get(page).text for page in pages)
    assert "Bàn tiếp nhận đã xác nhận" in accepted
    assert ("Gửi thử" in rejected, paying(rejected)) == (False, [])


def test_the_amount_is_shown_only_to_the_browser_that_sent_it(app: Flask, anonymous: Client) -> None:
    send(anonymous)
    stranger = Client(app.test_client(), {})
    text = stranger.get(f"{FORM}/DK-0001-3").text
    assert ("DK-0001-3" in text, "Năm triệu" in text, "5.000.000" in text) == (True, False, False)


@pytest.mark.parametrize("reference", ["DK-0002-1", "DK-0001-4", "UH-0001-3", "x", "%00"])
def test_an_unknown_reference_has_no_page(anonymous: Client, reference: str) -> None:
    send(anonymous)
    assert anonymous.get(f"{FORM}/{reference}").status_code == 404
