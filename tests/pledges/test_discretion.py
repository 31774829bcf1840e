"""Households and pupils in need are named in public one by one, and sums only where their donors wish it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader

from forum_app.kernel.actors import Role
from forum_app.pledges.topics import tote_state
from forum_app.sheets import read_sheets
from forum_app.store.database import db
from tests.cast import SLUG, THE_EVENING, Client
from tests.pledges.factories import take

SignIn = Callable[[Role], Client]
NAMED, UNNAMED = "em Katơr Thị Mơ", "hộ bà Pi Năng Xa"
SECRET_SUM = 77_123_456
SECRET_MONTH = 654_321


def tote_over_http(app: Flask, desk: Client) -> str:
    return desk.get("tote").text


def tote_as_pushed(app: Flask, desk: Client) -> str:
    with app.app_context():
        return str(tote_state(db.session(), 1, THE_EVENING))


def public_page(app: Flask, desk: Client) -> str:
    return app.test_client().get(f"/f/{SLUG}").text


def statement(app: Flask, desk: Client) -> str:
    return str([list(page.rows) for page in read_sheets(desk.get("statement.xlsx").data, "a.xlsx")])


def paper(name: str) -> Callable[[Flask, Client], str]:
    def printed(app: Flask, desk: Client) -> str:
        pages = PdfReader(BytesIO(desk.get(f"pledges/{name}.pdf").data)).pages
        return " ".join(" ".join(page.extract_text().replace("\u200b", "").split()) for page in pages)

    return printed


OUTPUTS: dict[str, Callable[[Flask, Client], str]] = {
    "tote over HTTP": tote_over_http,
    "tote as pushed to screens": tote_as_pushed,
    "public page": public_page,
    "statement": statement,
    "certificates": paper("certificates"),
    "boards": paper("boards"),
}
# What is between the Fund and the donor may say sums, and names as little as the others.
PRIVATE = {"receipts": paper("receipts")}
# Where a released name has to appear: the test would pass for an output that says nothing at all.
NAMING = ("statement", "certificates", "boards", "receipts")


@pytest.fixture
def desk(signed_in: SignIn) -> Client:
    """Take two sponsorships, one of a released name, and money whose sum is not to be shown."""
    desk = signed_in("pledges")
    parts = {"kind": "sponsorship", "amount": None, "months": 12, "amount_shown": False}
    take(desk, **parts, per_month=SECRET_MONTH, beneficiary=NAMED)
    take(desk, **parts, per_month=SECRET_MONTH, beneficiary=UNNAMED)
    take(desk, amount=SECRET_SUM, amount_shown=False)
    take(desk, amount=345_678_901)  # so that the secret sum is no part of the total
    take(desk, kind="in_kind", amount=None, quantity=1, unit="căn nhà", beneficiary=UNNAMED)
    desk.post("pledges/1/beneficiary", json={"version": 1, "released": True})
    return desk


def folded(text: str) -> str:
    return text.casefold().replace(".", "")


@pytest.mark.parametrize("name", [*OUTPUTS, *PRIVATE])
@pytest.mark.parametrize("spotlit", [1, 2, 5])
def test_a_name_is_public_only_once_it_is_released(app: Flask, desk: Client, name: str, spotlit: int) -> None:
    desk.post("tote/spotlight", json={"pledge_id": spotlit})
    said = folded((OUTPUTS | PRIVATE)[name](app, desk))
    assert folded(UNNAMED) not in said
    if name in NAMING or (spotlit == 1 and name.startswith("tote")):
        assert folded(NAMED) in said


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("spotlit", [1, 3])
def test_a_sum_is_public_only_where_its_donor_wishes_it(
    app: Flask, desk: Client, name: str, spotlit: int
) -> None:
    desk.post("tote/spotlight", json={"pledge_id": spotlit})
    said = folded(OUTPUTS[name](app, desk))
    # One line of the statement adds up what is not shown; it names nobody.
    times = 1 if name == "statement" else 0
    assert (said.count(str(SECRET_SUM)), said.count(str(SECRET_MONTH))) == (times, 0)


def test_the_stage_hears_no_name_from_the_list_of_held_pledges(signed_in: SignIn) -> None:
    desk = signed_in("pledges")
    parts = {"kind": "sponsorship", "amount": None, "months": 12, "per_month": "500k"}
    held = take(desk, **parts, beneficiary=UNNAMED, hold=True)
    stage = signed_in("stage")
    release = {"version": held["version"]}
    assert UNNAMED not in stage.get("pledges/held").text
    assert UNNAMED not in stage.post(f"pledges/{held['id']}/release", json=release).text
    assert UNNAMED not in stage.post(f"pledges/{held['id']}/release", json=release).text
