"""The public form, as a phone without JavaScript has it: sending, complaints, paces, thanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

PAGE = f"/f/{SLUG}"
FORM = f"{PAGE}/pledge"
FILLED = {
    "name": "Chị Hai",
    "kind": "person",
    "programme": "fund",
    "amount": "5tr",
    "name_shown": "yes",
    "amount_shown": "yes",
    "phone": "0912 345 678",
    "message": "Chúc thành công",
}

SignedIn = Callable[[Role], Client]


def field(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', text)
    assert found is not None
    return found[1]


def send(visitor: Client, *, key: str | None = None, **changes: Any) -> TestResponse:
    """Open the form, fill it in and send it, as a browser does."""
    shown = visitor.get(FORM).text
    hidden_fields = {"csrf_token": field(shown, "csrf_token"), "key": key or field(shown, "key")}
    return visitor.post(FORM, data=FILLED | hidden_fields | changes)


def complaints(text: str) -> dict[str, str]:
    return {name: said for name, said in re.findall(r'id="(\w+)-error">([^<]*)<', text) if said}


def waiting(desk: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = desk.get("pledge-requests").json["items"]
    return items


def test_a_language_once_chosen_goes_on_to_form_and_thanks(anonymous: Client) -> None:
    assert f'href="{FORM}?language=en"' in anonymous.get(f"{PAGE}?language=en").text
    shown = anonymous.get(f"{FORM}?language=en").text
    assert f'action="{FORM}?language=en"' in shown
    fields = FILLED | {"csrf_token": field(shown, "csrf_token"), "key": field(shown, "key")}
    answer = anonymous.post(f"{FORM}?language=en", data=fields)
    assert answer.headers["Location"] == f"{FORM}/DK-0001-3?language=en"
    assert '<html lang="en"' in anonymous.get(answer.headers["Location"]).text


def test_a_sent_form_waits_for_the_desk_and_is_thanked(anonymous: Client, signed_in: SignedIn) -> None:
    answer = send(anonymous)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{FORM}/DK-0001-3")
    (request,) = waiting(signed_in("pledges"))
    kept = {name: request[name] for name in ("reference", "amount", "phone", "message", "status")}
    assert kept == {
        "reference": "DK-0001-3",
        "amount": 5_000_000,
        "phone": "0912345678",
        "message": "Chúc thành công",
        "status": "waiting",
    }
    assert request["donor"] == {"name": "Chị Hai", "kind": "person", "anonymous": False}
    thanks = anonymous.get(answer.headers["Location"]).text
    assert [said in thanks for said in ("DK-0001-3", "5.000.000", "Năm triệu đồng")] == [True] * 3
    assert "Chị Hai" not in thanks


def test_a_sent_form_does_not_count_yet(anonymous: Client) -> None:
    send(anonymous)
    assert anonymous.get("tote").json["total"] == 0


def test_an_organisation_may_stay_unnamed(anonymous: Client, signed_in: SignedIn) -> None:
    send(anonymous, name="Công ty A", kind="organisation", name_shown="no")
    (request,) = waiting(signed_in("pledges"))
    assert request["donor"] == {"name": "Công ty A", "kind": "organisation", "anonymous": True}
    assert request["amount_shown"] is True


def test_the_amount_may_stay_untold_while_the_name_is_shown(anonymous: Client, signed_in: SignedIn) -> None:
    send(anonymous, amount_shown="no")
    (request,) = waiting(signed_in("pledges"))
    assert (request["amount_shown"], request["donor"]["anonymous"]) == (False, False)


def test_a_form_says_what_it_is_for(anonymous: Client, signed_in: SignedIn) -> None:
    send(anonymous, programme="social")
    send(anonymous, programme="something else")
    assert [request["programme"] for request in waiting(signed_in("pledges"))] == ["social", "fund"]


def test_consent_is_asked_apart_and_never_taken_for_granted(anonymous: Client, signed_in: SignedIn) -> None:
    shown = anonymous.get(FORM).text
    assert re.findall(r'name="(?:name|amount)_shown" value="(?:yes|no)"[^>]*checked', shown) == []
    answer = send(anonymous, name_shown="", amount_shown="maybe")
    assert answer.status_code == 422
    assert complaints(answer.text) == {
        "name_shown": "Xin chọn một trong hai.",
        "amount_shown": "Xin chọn một trong hai.",
    }
    assert waiting(signed_in("pledges")) == []


def test_what_was_chosen_comes_back_with_a_refused_form(anonymous: Client) -> None:
    text = send(anonymous, amount="", programme="social", name_shown="no", amount_shown="yes").text
    chosen = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', text)
    assert chosen == [
        ("programme", "social"),
        ("kind", "person"),
        ("name_shown", "no"),
        ("amount_shown", "yes"),
    ]


def test_a_double_tap_sends_once(anonymous: Client, signed_in: SignedIn) -> None:
    answers = [send(anonymous, key="one form shown") for _ in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [f"{FORM}/DK-0001-3"] * 2
    assert len(waiting(signed_in("pledges"))) == 1


def test_going_back_and_sending_something_else_asks_first(anonymous: Client, signed_in: SignedIn) -> None:
    send(anonymous, key="one form shown")
    answer = send(anonymous, key="one form shown", amount="7tr")
    assert answer.status_code == 422
    assert "Phiếu trước đã được gửi" in answer.text
    assert (field(answer.text, "amount"), field(answer.text, "key") == "one form shown") == ("7tr", False)
    assert send(anonymous, key=field(answer.text, "key"), amount="7tr").status_code == 303
    assert [request["amount"] for request in waiting(signed_in("pledges"))] == [5_000_000, 7_000_000]


def test_every_complaint_stands_at_its_field_and_nothing_typed_is_lost(
    anonymous: Client, signed_in: SignedIn
) -> None:
    answer = send(anonymous, name=" ", amount="nhiều lắm", phone="12", message="<b>Chào</b>", key="kept")
    assert answer.status_code == 422
    assert list(complaints(answer.text)) == ["amount", "name", "phone"]
    assert re.findall(r'<li><a href="#(\w+)">', answer.text) == ["amount", "name", "phone"]
    assert re.findall(r'id="(\w+)"[^>]* autofocus', answer.text) == ["amount"]
    assert [field(answer.text, name) for name in ("amount", "phone", "key")] == ["nhiều lắm", "12", "kept"]
    assert "&lt;b&gt;Chào&lt;/b&gt;</textarea>" in answer.text
    assert waiting(signed_in("pledges")) == []


@pytest.mark.parametrize(("name", "text"), [("name", "x" * 201), ("message", "x" * 501)])
def test_a_text_too_long_is_refused_not_cut(anonymous: Client, name: str, text: str) -> None:
    answer = send(anonymous, **{name: text})
    assert answer.status_code == 422
    assert re.search(rf'id="{name}-error">Nội dung quá dài', answer.text) is not None


def test_a_robot_that_fills_in_everything_is_turned_away(anonymous: Client, signed_in: SignedIn) -> None:
    answer = send(anonymous, website="https://example.com")
    assert (answer.status_code, field(answer.text, "website")) == (422, "")
    assert waiting(signed_in("pledges")) == []


def test_a_form_without_its_token_is_refused(anonymous: Client, signed_in: SignedIn) -> None:
    assert anonymous.post(FORM, data=FILLED).status_code == 403
    assert waiting(signed_in("pledges")) == []
