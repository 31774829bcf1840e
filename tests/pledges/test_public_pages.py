"""The public page, as a phone without JavaScript gets it: programme and total, the same for all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.store.transaction import transaction
from tests.cast import SLUG, Client, FixedClock
from tests.pledges.factories import take

PAGE = f"/f/{SLUG}"
CACHED = "public, max-age=1, stale-while-revalidate=10, stale-if-error=60"

SignedIn = Callable[[Role], Client]


def slots(text: str, name: str) -> list[str]:
    return re.findall(rf'data-slot="{name}"[^>]*>([^<]*)<', text)


def hidden(text: str, name: str) -> bool:
    return bool(re.search(rf'data-slot="{name}"[^>]* hidden', text))


def test_the_page_invites_before_the_first_pledge(anonymous: Client) -> None:
    answer = anonymous.get(PAGE)
    assert answer.status_code == 200
    assert slots(answer.text, "number") == ["10.000.000.000"]
    assert "Mục tiêu vận động" in answer.text
    assert (hidden(answer.text, "invitation"), hidden(answer.text, "reached")) == (False, True)


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/pledge"])
def test_an_address_with_a_slash_behind_it_is_the_same_page(anonymous: Client, path: str) -> None:
    assert anonymous.get(f"{path}/").status_code == 200
    assert anonymous.get(f"{path}/").text.count("<h1") == anonymous.get(path).text.count("<h1") == 1


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


def test_the_page_counts_in_good_english(anonymous: Client, signed_in: SignedIn, clock: FixedClock) -> None:
    said = []
    for amount in (5_000_000, 6_000_000):
        take(signed_in("pledges"), amount=amount)
        clock.forward(seconds=1)
        said += slots(anonymous.get(f"{PAGE}?language=en").text, "count")
    assert said == ["1 pledge", "2 pledges"]


def test_the_page_says_the_programme_with_now_and_next(anonymous: Client, signed_in: SignedIn) -> None:
    stage = signed_in("stage")
    for title in ("Văn nghệ", "Phóng sự", "Giao lưu"):
        assert stage.post("rundown/cues", json={"title": title, "planned_s": 600}).status_code == 201
    assert stage.post("show/go", json={}).status_code == 200
    text = anonymous.get(PAGE).text
    assert re.findall(r'programme__item" data-state="(\w+)"', text) == ["now", "next", "later"]
    assert re.findall(r'programme__time">([^<]*)<', text) == ["19:30", "19:40", "19:50"]
    assert re.findall(r'programme__title">([^<]*)<', text) == ["Văn nghệ", "Phóng sự", "Giao lưu"]


def given_out(app: Flask, anonymous: Client, **changes: Any) -> str:
    """Draw the page of a tote that says something else."""
    state = anonymous.get("tote").json | changes
    totes = app.extensions["totes"]
    ((forum_id, kept),) = totes.kept.items()
    totes.kept[forum_id] = replace(kept, text=json.dumps(state))
    return anonymous.get(PAGE).text


def test_a_donor_who_wants_the_amount_untold_is_named_without_it(app: Flask, anonymous: Client) -> None:
    latest = [{"name": "Bà Ánh", "anonymous": False, "amount": None}]
    text = given_out(app, anonymous, total=5_000_000, latest=latest)
    assert re.findall(r'latest__name">([^<]*)</span>(.*)</li>', text) == [("Bà Ánh", "")]
    assert [word for word in ("None", "null", "NaN") if word in text] == []


def test_fund_and_social_security_are_told_apart(app: Flask, anonymous: Client) -> None:
    text = given_out(app, anonymous, total=9_000_000, programmes={"fund": 5_000_000, "social": 4_000_000})
    assert not hidden(text, "parts")
    assert slots(text, "fund") + slots(text, "social") == ["5.000.000 đồng", "4.000.000 đồng"]


def test_a_rehearsal_is_called_one(app: Flask, anonymous: Client) -> None:
    assert hidden(given_out(app, anonymous), "trial")
    app.extensions["public_pages"].kept.clear()
    assert not hidden(given_out(app, anonymous, rehearsal=True), "trial")


def test_without_a_programme_none_is_shown(anonymous: Client) -> None:
    assert hidden(anonymous.get(PAGE).text, "programme")


def test_the_page_is_the_same_for_all_and_may_be_cached(anonymous: Client) -> None:
    answer = anonymous.get(PAGE)
    assert answer.headers["Cache-Control"] == CACHED
    assert ("Set-Cookie" in answer.headers, "Vary" in answer.headers) == (False, False)
    assert "csrf" not in answer.text
    again = anonymous.get(PAGE, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.text, again.headers["Cache-Control"]) == (304, "", CACHED)


@pytest.mark.parametrize("role", ["admin", "stage", "display"])
def test_whoever_has_a_cookie_gets_the_very_same_page(
    anonymous: Client, signed_in: SignedIn, role: Role
) -> None:
    known = signed_in(role)
    known.browser.set_cookie("language", "en")
    answer, everybodys = known.get(PAGE), anonymous.get(PAGE)
    assert (answer.text, answer.headers["ETag"]) == (everybodys.text, everybodys.headers["ETag"])
    assert (answer.headers["Cache-Control"], answer.headers.get("Vary")) == (CACHED, None)
    assert "Set-Cookie" not in answer.headers


def test_a_page_is_never_older_than_a_second(
    anonymous: Client, signed_in: SignedIn, clock: FixedClock
) -> None:
    before = anonymous.get(PAGE)
    take(signed_in("pledges"), amount="1,2 tỷ")
    clock.forward(seconds=1)
    after = anonymous.get(PAGE, headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, slots(after.text, "number")) == (200, ["1.200.000.000"])


def test_the_page_speaks_each_forums_language_without_being_asked(app: Flask, anonymous: Client) -> None:
    with app.app_context(), transaction(None) as session:
        session.execute(sa.text("UPDATE forum SET locale = 'en'"))
    assert '<html lang="en"' in anonymous.get(PAGE).text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_speaks_the_language_in_its_address(anonymous: Client, language: str) -> None:
    answer = anonymous.get(f"{PAGE}?language={language}")
    assert f'<html lang="{language}"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_a_language_nobody_speaks_is_ignored(anonymous: Client) -> None:
    assert '<html lang="vi"' in anonymous.get(f"{PAGE}?language=<script>").text


def test_there_is_no_page_for_another_forum(anonymous: Client) -> None:
    assert [anonymous.get(path).status_code for path in ("/f/nowhere", "/f/nowhere/pledge")] == [404, 404]


@pytest.mark.parametrize("path", ["stage", "stage?preview=1", "overlay"])
@pytest.mark.parametrize(("role", "status"), [("display", 200), ("stage", 200)])
def test_screens_open_their_pages(signed_in: SignedIn, path: str, role: Role, status: int) -> None:
    assert signed_in(role).get(f"{PAGE}/{path}").status_code == status


@pytest.mark.parametrize("path", ["stage", "overlay"])
def test_the_screens_of_the_evening_are_not_public(anonymous: Client, path: str) -> None:
    answer = anonymous.get(f"{PAGE}/{path}")
    assert (answer.status_code, answer.headers["Location"].startswith("/sign-in")) == (302, True)


@pytest.mark.parametrize("path", ["tote", "programme"])
def test_what_the_page_polls_is_the_same_for_whoever_has_a_cookie(
    anonymous: Client, signed_in: SignedIn, path: str
) -> None:
    answer, everybodys = signed_in("pledges").get(path), anonymous.get(path)
    assert answer.data == everybodys.data
    assert answer.headers["Cache-Control"].startswith("public, max-age=1")
    assert [name for name in ("Set-Cookie", "Vary") if name in answer.headers] == []
    again = anonymous.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
