"""Screens around the stage: who opens them, what they may read, and that no note reaches them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.backstage import BackstageView
from forum_app.show.models import CueRow
from forum_app.store.transaction import transaction
from tests.cast import ROLES, SLUG, Client
from tests.show.factories import with_programme

SignIn = Callable[[Role], Client]

SCREENS = {"timer": "show/timer", "backstage": "show/backstage", "lower-third": "show/lower_third"}
STEPS = [
    {"id": 1, "title": "Bảng thứ nhất", "presenter": "Bà Hoa", "office": "HTX Nho", "text": "bí mật"},
    {"id": 2, "title": "Bảng thứ hai", "presenter": "", "office": "", "text": "", "skipped": True},
]


def with_steps(app: Flask) -> None:
    """Give the first item two steps, and its presenter an office."""
    with_programme(app)
    with app.app_context(), transaction(1) as session:
        cue = sa.update(CueRow).where(CueRow.id == 1)
        session.execute(cue.values(steps=STEPS, presenter="Ông Bình", office="Phó Bí thư Tỉnh ủy"))


def path(name: str) -> str:
    return f"/f/{SLUG}/{name}"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_opens_the_screens(role: Role, signed_in: SignIn) -> None:
    client = signed_in(role)
    assert [client.get(path(name)).status_code for name in SCREENS] == [200] * len(SCREENS)


def test_nobody_is_sent_to_sign_in(anonymous: Client) -> None:
    assert [anonymous.get(path(name)).status_code for name in SCREENS] == [302] * len(SCREENS)


def test_each_screen_names_its_module_and_carries_no_script(bearer: SignIn) -> None:
    client = bearer("display")
    for name, module in {**SCREENS, "agenda": "show/agenda"}.items():
        text = client.get(path(name)).text
        assert f'data-page="{module}"' in text
        assert (text.count("<script"), "style=" in text) == (1, False)


def test_everybody_reads_the_agenda_and_who_is_signed_in_follows_it(
    anonymous: Client, bearer: SignIn
) -> None:
    stranger, screen = anonymous.get(path("agenda")), bearer("display").get(path("agenda"))
    assert (stranger.status_code, "data-follows" in stranger.text) == (200, False)
    assert (screen.status_code, "data-follows" in screen.text) == (200, True)


def test_the_agenda_speaks_the_forums_language_or_the_addresss(anonymous: Client) -> None:
    heads = [anonymous.get(path(f"agenda{query}")).text for query in ("", "?language=en", "?language=xx")]
    assert ['lang="en"' in text for text in heads] == [False, True, False]


@pytest.mark.parametrize(
    ("query", "seconds"),
    [("", 12), ("?seconds=0", 0), ("?seconds=30", 30), ("?seconds=-5", 0), ("?seconds=x", 12)],
)
def test_the_lower_third_stays_as_long_as_its_address_says(query: str, seconds: int, bearer: SignIn) -> None:
    assert f'data-seconds="{seconds}"' in bearer("display").get(path(f"lower-third{query}")).text


def test_behind_the_stage_names_and_hours_are_read_and_no_note(app: Flask, bearer: SignIn) -> None:
    with_steps(app)
    answer = bearer("display").get("backstage")
    read = BackstageView.model_validate(answer.json)
    assert answer.json["items"][0] == {
        "id": 1,
        "number": 1,
        "title": "Văn nghệ chào mừng",
        "kind": "performance",
        "presenter": "Ông Bình",
        "office": "Phó Bí thư Tỉnh ủy",
        "planned_s": 900,
        "starts_at": None,
        "planned_at": "2024-10-17T19:30:00.000+07:00",
        "steps": [{"id": 1, "title": "Bảng thứ nhất", "presenter": "Bà Hoa", "office": "HTX Nho"}],
    }
    assert [item.planned_at[11:16] for item in read.items] == ["19:30", "19:45", "19:52"]
    assert ("bí mật" in answer.text, "Kính thưa" in answer.text) == (False, False)


def test_what_is_skipped_keeps_its_number_and_is_left_out(
    app: Flask, bearer: SignIn, signed_in: SignIn
) -> None:
    with_programme(app)
    signed_in("stage").patch("rundown/cues/2", json={"version": 1, "skipped": True})
    assert [item["number"] for item in bearer("crew").get("backstage").json["items"]] == [1, 3]


def test_a_stranger_reads_no_backstage_list(anonymous: Client) -> None:
    assert anonymous.get("backstage").status_code == 401


def test_the_backstage_list_cannot_be_written(signed_in: SignIn) -> None:
    assert signed_in("stage").post("backstage", json={}).status_code == 405
