"""Opening the page of the integrations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

PAGE = f"/f/{SLUG}/integrations"


def test_an_administrator_opens_it_and_finds_it_in_the_menu(admin: Client) -> None:
    text = admin.get(PAGE).text
    assert f'data-page="integrations/webhooks" data-forum="{SLUG}"' in text
    assert text.count('name="kinds"') == 5
    assert f'href="{PAGE}"' in admin.get(f"/f/{SLUG}/console").text


@pytest.mark.parametrize("role", ["stage", "crew", "display"])
def test_others_are_refused(role: Role, signed_in: Callable[[Role], Client]) -> None:
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get(f"/f/{SLUG}/stage").text


def test_nobody_is_sent_to_sign_in(anonymous: Client) -> None:
    assert anonymous.get(PAGE).status_code == 302
