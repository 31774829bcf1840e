"""How many forms may come: a hall behind one address gets in, a machine behind one does not bury the desk."""

from __future__ import annotations

import pytest
from flask import Flask
from limits import parse_many
from werkzeug.test import TestResponse

from forum_app.pledges.public import pace
from tests.cast import Client
from tests.pledges.test_public_form import SignedIn, field, send, waiting

SLOWLY = "Nhiều phiếu đang được gửi cùng lúc"


def browser(app: Flask) -> Client:
    return Client(app.test_client(), {})


def test_a_hall_of_400_phones_behind_one_router_gets_in(app: Flask, signed_in: SignedIn) -> None:
    statuses = [send(browser(app), name=f"Khách {number}").status_code for number in range(400)]
    assert statuses == [303] * 400
    assert signed_in("pledges").get("pledge-requests?limit=500").json["items"][399]["number"] == 400


def test_one_browser_may_not_bury_the_desk(app: Flask, anonymous: Client, signed_in: SignedIn) -> None:
    statuses = [send(anonymous).status_code for _ in range(12)]
    assert statuses == [303] * 10 + [429] * 2
    assert send(browser(app)).status_code == 303
    assert len(waiting(signed_in("pledges"))) == 11


def test_mistakes_do_not_count_as_forms_sent(anonymous: Client) -> None:
    assert [send(anonymous, amount="nhiều").status_code for _ in range(15)] == [422] * 15
    assert send(anonymous).status_code == 303


def test_whoever_is_slowed_down_keeps_what_was_typed_and_may_send_it_again(
    anonymous: Client, monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn
) -> None:
    monkeypatch.setattr(pace, "OF_A_BROWSER", "0 per minute")
    refused = send(anonymous, name="Bà Nguyễn Thị Ánh", key="the form on this phone")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "30")
    assert SLOWLY in refused.text
    assert [field(refused.text, name) for name in ("name", "key")] == [
        "Bà Nguyễn Thị Ánh",
        "the form on this phone",
    ]
    monkeypatch.setattr(pace, "OF_A_BROWSER", "10 per minute")
    assert send(anonymous, key="the form on this phone").status_code == 303
    assert len(waiting(signed_in("pledges"))) == 1


def test_a_machine_that_throws_its_cookies_away_is_held_by_its_address(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "OF_AN_ADDRESS", "5 per minute")
    assert [send(browser(app)).status_code for _ in range(7)] == [303] * 5 + [429] * 2
    assert _from(app, "10.0.0.9").status_code == 303


def test_a_flood_from_everywhere_is_held_for_the_forum(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "OF_A_FORUM", "5 per minute")
    statuses = [_from(app, f"10.0.0.{host}").status_code for host in range(7)]
    assert statuses == [303] * 5 + [429] * 2


def test_no_address_alone_can_use_up_the_pace_of_the_forum() -> None:
    address, forum = parse_many(pace.OF_AN_ADDRESS), parse_many(pace.OF_A_FORUM)
    assert [2 * own.amount <= all_.amount for own, all_ in zip(address, forum, strict=True)] == [True, True]


def _from(app: Flask, address: str) -> TestResponse:
    visitor = browser(app)
    visitor.browser.environ_base["REMOTE_ADDR"] = address
    return send(visitor)
