"""The pages of the door: who gets them, and what stands in them before any script runs."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from tests import cast
from tests.cast import SLUG, Client

DESK = f"/f/{SLUG}/desk"
ARRIVALS = f"/f/{SLUG}/arrivals"


def test_the_check_in_desk_opens_with_the_forums_groups(desk: Client) -> None:
    answer = desk.get(DESK)
    assert answer.status_code == 200
    text = answer.get_data(as_text=True)
    assert 'data-page="checkin/desk"' in text
    groups = json.loads(unescape(text.partition('data-groups="')[2].partition('"')[0]))
    assert [group["number"] for group in groups][:7] == [1, 2, 3, 4, 5, 6, 7]
    assert (groups[0]["short_name"], groups[0]["leaders"]) == ("Lãnh đạo tỉnh", True)
    assert '<option value="1">Lãnh đạo tỉnh</option>' in text


def test_a_device_brings_its_desks_name(app: Flask, forum: Forum) -> None:
    answer = cast.bearer(app, "checkin", "Bàn 2 <cửa sau>").get(DESK)
    assert 'data-desk="Bàn 2 &lt;cửa sau&gt;"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_only_those_who_admit_get_the_desk(
    role: Role, forum: Forum, signed_in: Callable[[Role], Client]
) -> None:
    assert signed_in(role).get(DESK).status_code == 403


@pytest.mark.parametrize("role", ["admin", "stage", "crew", "checkin"])
def test_the_lobby_board_is_for_all_who_may_know_who_came(
    role: Role, forum: Forum, signed_in: Callable[[Role], Client]
) -> None:
    answer = signed_in(role).get(ARRIVALS)
    assert answer.status_code == 200
    assert 'data-page="checkin/arrivals"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", [DESK, ARRIVALS])
def test_nobody_is_sent_to_sign_in(path: str, forum: Forum, anonymous: Client) -> None:
    answer = anonymous.get(path)
    assert answer.status_code == 302
    assert unquote(answer.headers["Location"]).startswith(f"/sign-in?next={path}")


@pytest.mark.parametrize("page", ["desk", "arrivals"])
def test_a_forum_that_does_not_exist_has_no_door(page: str, desk: Client) -> None:
    assert desk.get(f"/f/khong-co/{page}").status_code == 404
