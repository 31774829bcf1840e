"""The page of the guest list: who gets it, and what stands in it before any script runs."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from urllib.parse import unquote

import pytest

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

LIST = f"/f/{SLUG}/guests"


@pytest.mark.parametrize("role", ["admin", "checkin"])
def test_the_guest_list_opens_with_groups_and_its_live_topic(
    role: Role, forum: Forum, signed_in: Callable[[Role], Client]
) -> None:
    answer = signed_in(role).get(LIST)
    assert answer.status_code == 200
    text = unescape(answer.get_data(as_text=True))
    assert 'data-page="guests/list"' in text
    assert 'data-topics="attendance" data-edits' in text
    assert '<option value="1">Lãnh đạo tỉnh</option>' in text
    panels = ("panel-list", "panel-delegations", "panel-doubles", "panel-order")
    assert [panel for panel in panels if f'aria-controls="{panel}"' not in text] == []
    assert f'href="/f/{SLUG}/seats"' in text


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_names_of_guests_are_not_for_everybody(
    role: Role, forum: Forum, signed_in: Callable[[Role], Client]
) -> None:
    assert signed_in(role).get(LIST).status_code == 403


def test_nobody_is_sent_to_sign_in(forum: Forum, anonymous: Client) -> None:
    answer = anonymous.get(LIST)
    assert answer.status_code == 302
    assert unquote(answer.headers["Location"]).startswith(f"/sign-in?next={LIST}")


def test_a_forum_that_does_not_exist_has_no_list(desk: Client) -> None:
    assert desk.get("/f/khong-co/guests").status_code == 404
