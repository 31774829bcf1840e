"""The public pages, as a phone without JavaScript gets them: programme and total, the form, the thanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client
from tests.pledges.factories import take

PAGE = f"/f/{SLUG}"
FORM = f"{PAGE}/pledge"
FILLED = {
    "name": "Chị Hai",
    "kind": "person",
    "amount": "5tr",
    "phone": "0912 345 678",
    "message": "Chúc thành công",
}

SignedIn = Callable[[Role], Client]


def slots(text: str, name: str) -> list[str]:
    return re.findall(rf'data-slot="{name}"[^>]*>([^<]*)<', text)


def hidden(text: str, name: str) -> bool:
    return bool(re.search(rf'data-slot="{name}"[^>]* hidden', text))


def field(text: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', text)
    assert found is not None
    return found[1]


def send(visitor: Client, *, key: str | None = None, **changes: Any) -> TestResponse:
    """Open the form, fill it in and send it, as a browser does."""
    shown = visitor.get(FORM).text
    hidden_fields = {"csrf_token": field(shown, "csrf_token"), "key": key or field(shown, "key")}
    return visitor.post(FORM, data=FILLED | hidden_fields | changes)


def waiting(desk: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = desk.get("pledge-requests").json["items"]
    return items


def test_the_page_invites_before_the_first_pledge(anonymous: Client) -> None:
    answer = anonymous.get(PAGE)
    assert answer.status_code == 200
    assert slots(answer.text, "number") == ["10.000.000.000"]
    assert "Mục tiêu vận động" in answer.text
    assert (hidden(answer.text, "invitation"), hidden(answer.text, "reached")) == (False, True)


def test_the_page_says_the_total_and_who_gave_last(anonymous: Client, signed_in: SignedIn) -> None:
    desk = signed_in("pledges")
    take(desk, amount="1,2 tỷ")
    take(desk, amount=5_000_000, donor={"name": "Bà Giấu Tên", "kind": "person", "anonymous": True})
    text = anonymous.get(PAGE).text
    assert slots(text, "number") == ["1.205.000.000"]
    assert slots(text, "percent") == ["12%"]
    assert slots(text, "count") == ["2 lượt đăng ký"]
    assert re.findall(r'latest__name">([^<]*)<', text) == ["Nhà hảo tâm", "Công ty CP Xây dựng Ninh Thuận"]
    assert "Bà Giấu Tên" not in text


def test_the_page_says_the_programme_with_now_and_next(anonymous: Client, signed_in: SignedIn) -> None:
    stage = signed_in("stage")
    for title in ("Văn nghệ", "Phóng sự", "Giao lưu"):
        assert stage.post("rundown/cues", json={"title": title, "planned_s": 600}).status_code == 201
    assert stage.post("show/go", json={}).status_code == 200
    text = anonymous.get(PAGE).text
    assert re.findall(r'programme__item" data-state="(\w+)"', text) == ["now", "next", "later"]
    assert re.findall(r'programme__time">([^<]*)<', text) == ["19:30", "19:40", "19:50"]
    assert re.findall(r'programme__title">([^<]*)<', text) == ["Văn nghệ", "Phóng sự", "Giao lưu"]


def test_without_a_programme_none_is_shown(anonymous: Client) -> None:
    assert hidden(anonymous.get(PAGE).text, "programme")


def test_the_page_is_the_same_for_all_and_may_be_cached(anonymous: Client) -> None:
    answer = anonymous.get(PAGE)
    assert answer.headers["Cache-Control"] == "public, max-age=5, stale-while-revalidate=15"
    assert "Set-Cookie" not in answer.headers
    assert "csrf" not in answer.text
    again = anonymous.get(PAGE, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.text) == (304, "")


def test_a_page_for_somebody_with_a_cookie_is_kept_by_nobody(signed_in: SignedIn) -> None:
    assert signed_in("stage").get(PAGE).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_speaks_the_language_in_its_address(anonymous: Client, language: str) -> None:
    answer = anonymous.get(f"{PAGE}?language={language}")
    assert f'<html lang="{language}"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_a_language_once_chosen_goes_on_to_form_and_thanks(anonymous: Client) -> None:
    assert f'href="{FORM}?language=en"' in anonymous.get(f"{PAGE}?language=en").text
    shown = anonymous.get(f"{FORM}?language=en").text
    assert f'action="{FORM}?language=en"' in shown
    fields = FILLED | {"csrf_token": field(shown, "csrf_token"), "key": field(shown, "key")}
    answer = anonymous.post(f"{FORM}?language=en", data=fields)
    assert answer.headers["Location"] == f"{FORM}/DK-0001-3?language=en"
    assert '<html lang="en"' in anonymous.get(answer.headers["Location"]).text


def test_a_language_nobody_speaks_is_ignored(anonymous: Client) -> None:
    assert '<html lang="vi"' in anonymous.get(f"{PAGE}?language=<script>").text


def test_there_is_no_page_for_another_forum(anonymous: Client) -> None:
    assert [anonymous.get(path).status_code for path in ("/f/nowhere", "/f/nowhere/pledge")] == [404, 404]


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
    send(anonymous, name="Công ty A", kind="organisation", anonymous="yes")
    (request,) = waiting(signed_in("pledges"))
    assert request["donor"] == {"name": "Công ty A", "kind": "organisation", "anonymous": True}


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
    complaints = re.findall(r'id="(\w+)-error">([^<]*)<', answer.text)
    assert [name for name, complaint in complaints if complaint] == ["name", "amount", "phone"]
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


def test_one_address_may_not_bury_the_desk(anonymous: Client) -> None:
    assert [send(anonymous).status_code for _ in range(21)] == [303] * 20 + [429]


def test_the_amount_is_shown_only_to_the_browser_that_sent_it(app: Flask, anonymous: Client) -> None:
    send(anonymous)
    stranger = Client(app.test_client(), {})
    text = stranger.get(f"{FORM}/DK-0001-3").text
    assert ("DK-0001-3" in text, "Năm triệu" in text, "5.000.000" in text) == (True, False, False)


@pytest.mark.parametrize("reference", ["DK-0002-1", "DK-0001-4", "UH-0001-3", "x", "%00"])
def test_an_unknown_reference_has_no_page(anonymous: Client, reference: str) -> None:
    send(anonymous)
    assert anonymous.get(f"{FORM}/{reference}").status_code == 404


@pytest.mark.parametrize("path", ["stage", "stage?preview=1", "overlay"])
@pytest.mark.parametrize(("role", "status"), [("display", 200), ("stage", 200)])
def test_screens_open_their_pages(signed_in: SignedIn, path: str, role: Role, status: int) -> None:
    assert signed_in(role).get(f"{PAGE}/{path}").status_code == status


@pytest.mark.parametrize("path", ["stage", "overlay"])
def test_the_screens_of_the_evening_are_not_public(anonymous: Client, path: str) -> None:
    answer = anonymous.get(f"{PAGE}/{path}")
    assert (answer.status_code, answer.headers["Location"].startswith("/sign-in")) == (302, True)
