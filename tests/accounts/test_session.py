"""Signing in, being somebody, signing out."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask

from forum_app.kernel.actors import Role
from tests.cast import PASSWORD, Client


def test_a_password_opens_a_session(anonymous: Client) -> None:
    answer = anonymous.post("/api/v1/session", json={"username": "stage", "password": PASSWORD})
    assert (answer.status_code, answer.json["role"], answer.json["user"]) == (200, "stage", "stage")
    assert anonymous.get("/api/v1/session").json["role"] == "stage"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(anonymous: Client) -> None:
    wrong = anonymous.post("/api/v1/session", json={"username": "stage", "password": "no"})
    unknown = anonymous.post("/api/v1/session", json={"username": "nobody", "password": "no"})
    assert wrong.status_code == 401
    assert wrong.json == unknown.json
    assert anonymous.get("/api/v1/session").json["role"] == "nobody"


def test_guessing_is_stopped_after_ten_failures(anonymous: Client) -> None:
    for _ in range(10):
        anonymous.post("/api/v1/session", json={"username": "admin", "password": "guess"})
    answer = anonymous.post("/api/v1/session", json={"username": "admin", "password": PASSWORD})
    assert (answer.status_code, answer.json["code"]) == (429, "rate_limited")
    other = anonymous.post("/api/v1/session", json={"username": "stage", "password": PASSWORD})
    assert other.status_code == 200


def test_signing_out_ends_the_session_for_a_stolen_cookie_too(
    app: Flask, signed_in: Callable[[Role], Client]
) -> None:
    client = signed_in("stage")
    with client.browser.session_transaction() as cookie:
        stolen = dict(cookie)
    assert client.delete("/api/v1/session").status_code == 204
    thief = Client(app.test_client(), {})
    with thief.browser.session_transaction() as cookie:
        cookie.update(stolen)
    assert thief.get("/api/v1/session").json["role"] == "nobody"


def test_a_write_without_the_page_token_is_refused(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in("admin")
    forged = client.post("/api/v1/devices", json={}, headers={"X-CSRF-Token": ""})
    assert (forged.status_code, forged.json["code"]) == (403, "csrf")


def test_the_sign_in_form_works_without_javascript(anonymous: Client) -> None:
    page = anonymous.get("/")
    assert page.status_code == 200
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"username": "pledges", "password": PASSWORD, "csrf_token": token}
    answer = anonymous.post("/sign-in", data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/f/lang-nghe-2024/pledges")


def test_a_sign_in_never_leads_to_another_host(anonymous: Client) -> None:
    for goal in ("https://evil.example/", "//evil.example", "/\\evil.example"):
        token = anonymous.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
        form = {"username": "stage", "password": PASSWORD, "csrf_token": token, "next": goal}
        answer = anonymous.post("/sign-in", data=form)
        assert answer.headers["Location"] == "/f/lang-nghe-2024/console"


def test_blanks_and_the_other_door_are_no_way_round_the_limit(anonymous: Client) -> None:
    for number in range(10):
        guess = {"username": "admin" + " " * number, "password": "guess"}
        assert anonymous.post("/api/v1/session", json=guess).status_code == 401
    token = anonymous.get("/sign-in").text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {"username": " admin", "password": PASSWORD, "csrf_token": token}
    assert anonymous.post("/sign-in", data=form).status_code == 429


def test_an_address_that_cannot_be_read_leads_nowhere(anonymous: Client) -> None:
    for goal in ("//[", "/%09/["):
        assert anonymous.get(f"/sign-in?next={goal}").status_code == 200


def test_a_password_asked_for_by_a_proxy_is_not_ours(anonymous: Client) -> None:
    answer = anonymous.get("/api/v1/session", headers={"Authorization": "Basic YTpi"})
    assert (answer.status_code, answer.json["role"]) == (200, "nobody")


def _form(page: str) -> dict[str, str]:
    """Give the sign-in form of a page, filled in as the stage manager does."""
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    return {"username": "stage", "password": PASSWORD, "csrf_token": token, "next": "/f/lang-nghe-2024/log"}


def test_a_sign_in_form_that_aged_in_another_tab_is_asked_again_and_leads_where_it_should(
    anonymous: Client,
) -> None:
    first, second = (anonymous.get("/sign-in").text for _tab in range(2))
    assert anonymous.post("/sign-in", data=_form(first)).status_code == 303
    aged = anonymous.post("/sign-in", data=_form(second))
    assert aged.status_code == 403
    assert "hãy nhập lại mật khẩu" in aged.text
    assert 'value="stage"' in aged.text
    again = anonymous.post("/sign-in", data=_form(aged.text))
    assert (again.status_code, again.headers["Location"]) == (303, "/f/lang-nghe-2024/log")


def test_signing_out_in_a_second_tab_is_no_fault(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in("stage")
    token = {"csrf_token": client.headers["X-CSRF-Token"]}
    for _tab in range(2):
        answer = Client(client.browser, {}).post("/sign-out", data=token)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_an_aged_token_signs_nobody_out(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in("stage")
    forged = Client(client.browser, {}).post("/sign-out", data={"csrf_token": "aged"})
    assert forged.status_code == 403
    assert client.get("/api/v1/session").json["role"] == "stage"


def test_choosing_a_language_keeps_where_the_sign_in_leads(anonymous: Client) -> None:
    token = _form(anonymous.get("/sign-in?next=/f/lang-nghe-2024/log").text)["csrf_token"]
    shown = anonymous.get("/sign-in?next=/f/lang-nghe-2024/log").text
    back = shown.split('action="/language/en"')[1].split('name="next" value="')[1].split('"')[0]
    answer = anonymous.post("/language/en", data={"csrf_token": token, "next": back})
    assert 'name="next" value="/f/lang-nghe-2024/log"' in anonymous.get(answer.headers["Location"]).text
