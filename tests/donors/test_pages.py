"""The page of the donor list: who gets it, and its place in the menu."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

PAGE = f"/f/{SLUG}/donors"


@pytest.mark.parametrize("role", ["admin", "pledges"])
def test_the_page_opens_and_stands_in_the_menu(role: Role, signed_in: Callable[[Role], Client]) -> None:
    answer = signed_in(role).get(PAGE)
    text = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert 'data-page="donors/list"' in text
    assert f'href="{PAGE}" aria-current="page"' in text
    panels = ("panel-list", "panel-boards")
    assert [panel for panel in panels if f'aria-controls="{panel}"' not in text] == []


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_contacts_of_donors_are_not_for_everybody(role: Role, signed_in: Callable[[Role], Client]) -> None:
    assert signed_in(role).get(PAGE).status_code == 403


def test_nobody_is_sent_to_sign_in(anonymous: Client) -> None:
    assert anonymous.get(PAGE).status_code == 302


def test_a_forum_that_does_not_exist_has_no_list(office: Client) -> None:
    assert office.get("/f/khong-co/donors").status_code == 404
