"""Every route says who may call it, and every answer carries the headers that keep it safe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from forum_app import create_app
from forum_app.config import Config
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from tests import databases
from tests.cast import SLUG, Client, FixedClock

# Open to everybody, on purpose: signing in, the public's pages, and what watches over the service.
PUBLIC = {
    "static_files",
    "service.healthz",
    "service.readyz",
    "service.metrics",
    "service.openapi",
    "accounts_api.open_session",
    "accounts_api.show_session",
    "accounts_api.close_session",
    "accounts_pages.front_door",
    "accounts_pages.show_sign_in",
    "accounts_pages.take_sign_in",
    "accounts_pages.take_sign_out",
    "accounts_pages.open_link",
    "accounts_pages.choose_language",
    "accounts_public.trust",
    "accounts_public.check",
    "accounts_public.certificate",
    "accounts_public.profile",
    "accounts_public.worker",
    "programme_api.programme",
    "show_public.agenda",
    "pledges_api.show_tote",
    "pledges_api.ask",
    "look_public.css",
    "look_public.logo",
    "look_public.code",
    "pledges_public.show",
    "pledges_public.ask",
    "pledges_public.take",
    "pledges_public.thank",
    "pledges_public.draw",
}


def _rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def _guard(app: Flask, endpoint: str) -> str:
    return str(getattr(app.view_functions[endpoint], "guarded_by", "unguarded"))


def test_every_route_says_who_may_call_it(app: Flask) -> None:
    assert [rule.endpoint for rule in _rules(app) if _guard(app, rule.endpoint) == "unguarded"] == []


def test_what_is_public_is_public_on_purpose(app: Flask) -> None:
    assert {rule.endpoint for rule in _rules(app) if _guard(app, rule.endpoint) == "public"} == PUBLIC


def test_no_reading_route_writes(app: Flask) -> None:
    """A prefetching browser or a stream deck's GET must never change the show."""
    mixed = [rule.rule for rule in _rules(app) if {"GET", "POST"} <= (rule.methods or set())]
    assert mixed == []


def test_answers_carry_the_policy(anonymous: Client) -> None:
    for path in ("/", "/healthz", f"/api/v1/forums/{SLUG}/tote", "/nowhere"):
        headers = anonymous.get(path).headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe-inline" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_missing_page_is_a_page_for_people_and_a_problem_for_programs(anonymous: Client) -> None:
    page = anonymous.get("/nowhere")
    assert (page.status_code, page.content_type) == (404, "text/html; charset=utf-8")
    problem = anonymous.get("/api/v1/nowhere")
    assert (problem.status_code, problem.json["code"]) == (404, "missing")
    assert problem.content_type == "application/problem+json"


def test_problems_speak_the_language_that_was_asked_for(anonymous: Client) -> None:
    vietnamese = anonymous.get("/api/v1/devices").json["title"]
    english = anonymous.get("/api/v1/devices", headers={"Accept-Language": "en"}).json["title"]
    assert (vietnamese, english) == ("Cần đăng nhập", "Sign-in needed")


@pytest.mark.parametrize("path", ["console", "rundown", "prompter", "desk", "timer", "stage"])
def test_a_page_for_the_crew_sends_a_stranger_to_sign_in_and_back(path: str, anonymous: Client) -> None:
    answer = anonymous.get(f"/f/{SLUG}/{path}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=%2Ff%2F")


def test_metrics_are_for_this_machine_only(anonymous: Client) -> None:
    assert anonymous.get("/metrics").status_code == 200
    far = anonymous.get("/metrics", environ_overrides={"REMOTE_ADDR": "192.0.2.7"})
    assert far.status_code == 403


@pytest.mark.parametrize(
    ("body", "content_type"),
    [("[1]", "application/json"), ("{", "application/json"), ("a=1", "application/x-www-form-urlencoded")],
)
def test_a_body_that_is_no_object_is_refused(body: str, content_type: str, anonymous: Client) -> None:
    answer = anonymous.post("/api/v1/session", data=body, content_type=content_type)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_a_huge_body_is_refused(anonymous: Client) -> None:
    body = b"{" + b" " * (13 * 1024 * 1024)
    answer = anonymous.post("/api/v1/session", data=body, content_type="application/json")
    assert answer.status_code == 413
    assert answer.json["code"] == "too_large"


def test_static_files_are_kept_for_ever_under_their_own_version(app: Flask, anonymous: Client) -> None:
    version = app.extensions["static_version"]
    current = anonymous.get(f"/static/{version}/css/tokens.css")
    assert "immutable" in current.headers["Cache-Control"]
    assert anonymous.get(f"/static/{version}/../wsgi.py").status_code == 404


def test_an_older_versions_file_is_never_given_out_as_todays(app: Flask, anonymous: Client) -> None:
    old = anonymous.get("/static/an-older-version/css/tokens.css")
    here = f"/static/{app.extensions['static_version']}/css/tokens.css"
    assert (old.status_code, old.location, old.headers["Cache-Control"]) == (302, here, "no-cache")


def test_what_the_public_polls_is_one_answer_for_all(anonymous: Client) -> None:
    """A cache in front must not keep one copy for each cookie."""
    for path in (f"/api/v1/forums/{SLUG}/tote", f"/api/v1/forums/{SLUG}/programme"):
        headers = anonymous.get(path).headers
        assert (headers.get("Vary"), "Set-Cookie" in headers) == (None, False)
        assert "max-age=1" in headers["Cache-Control"]


def test_brackets_without_end_are_refused(anonymous: Client) -> None:
    answer = anonymous.post("/api/v1/session", data="[" * 50_000, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_strangers_may_send_little(anonymous: Client) -> None:
    """JSON is read on the event loop: a large body from anybody would hold every screen."""
    body = b'{"username": "' + b"x" * 70_000 + b'"}'
    answer = anonymous.post("/api/v1/session", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_a_cached_answer_never_carries_a_sign_in(signed_in: Callable[[Role], Client]) -> None:
    client = signed_in("stage")
    for path in (f"/api/v1/forums/{SLUG}/tote", f"/api/v1/forums/{SLUG}/programme", "/healthz"):
        assert "Set-Cookie" not in client.get(path).headers


def test_a_wrong_method_is_told_the_right_ones(anonymous: Client) -> None:
    answer = anonymous.delete("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_readyz_asks_redis_where_it_is_used(tmp_path: Path, prepared: Path) -> None:
    databases.place(prepared, tmp_path)
    config = Config(
        tmp_path, databases.url_for(tmp_path), "x" * 40, redis_url="redis://127.0.0.1:1/0", testing=True
    )
    app = create_app(config, FixedClock())
    answer = app.test_client().get("/readyz", buffered=True)
    assert (answer.status_code, answer.json) == (
        503,
        {"status": "unavailable", "database": "ok", "redis": "unavailable"},
    )
    with app.app_context():
        db.engine.dispose()
