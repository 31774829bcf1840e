"""Opening the pages of the show: who may, who may not, and what each page carries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

SignedIn = Callable[[Role], Client]

CREW_PAGES = ("rundown", "log", "prompter", "crew/sound", "crew/light", "crew/screen", "crew/stage")
PAGES = ("console", *CREW_PAGES)


def path(name: str) -> str:
    return f"/f/{SLUG}/{name}"


@pytest.mark.parametrize("role", ["admin", "stage"])
def test_the_stage_manager_opens_every_page(signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    assert [client.get(path(name)).status_code for name in PAGES] == [200] * len(PAGES)


def test_the_crew_reads_but_does_not_call(signed_in: SignedIn) -> None:
    client = signed_in("crew")
    assert [client.get(path(name)).status_code for name in CREW_PAGES] == [200] * len(CREW_PAGES)
    assert client.get(path("console")).status_code == 403


@pytest.mark.parametrize("role", ["checkin", "pledges", "display"])
def test_others_are_refused(signed_in: SignedIn, role: Role) -> None:
    client = signed_in(role)
    assert [client.get(path(name)).status_code for name in PAGES] == [403] * len(PAGES)


def test_nobody_is_sent_to_sign_in(anonymous: Client) -> None:
    answers = [anonymous.get(path(name)) for name in PAGES]
    assert [answer.status_code for answer in answers] == [302] * len(PAGES)
    assert all("/sign-in" in answer.headers["Location"] for answer in answers)


def test_a_device_of_the_crew_opens_its_page_by_token(bearer: SignedIn) -> None:
    assert bearer("crew").get(path("crew/sound")).status_code == 200


def test_an_unknown_department_or_forum_is_not_found(signed_in: SignedIn) -> None:
    client = signed_in("stage")
    assert client.get(path("crew/catering")).status_code == 404
    assert client.get("/f/another-forum/console").status_code == 404


def test_each_page_names_its_module(signed_in: SignedIn) -> None:
    client = signed_in("stage")
    modules = {
        "console": "show/console",
        "rundown": "show/rundown",
        "log": "show/log",
        "prompter": "show/prompter",
        "crew/light": "show/crew",
    }
    for name, module in modules.items():
        assert f'data-page="{module}" data-forum="{SLUG}"' in client.get(path(name)).text


def test_the_crew_page_knows_its_department(signed_in: SignedIn) -> None:
    text = signed_in("crew").get(path("crew/light")).text
    assert 'data-department="light"' in text
    assert "Tổ kỹ thuật: Ánh sáng" in text


def test_only_an_editor_gets_the_tools_of_the_rundown(signed_in: SignedIn) -> None:
    edited, read = signed_in("stage").get(path("rundown")).text, signed_in("crew").get(path("rundown")).text
    assert [("data-editable" in text, "Nhập từ tệp" in text) for text in (edited, read)] == [
        (True, True),
        (False, False),
    ]


def test_pages_carry_no_script_or_style_of_their_own(signed_in: SignedIn) -> None:
    client = signed_in("stage")
    for name in PAGES:
        text = client.get(path(name)).text
        assert text.count("<script") == text.count('<script type="module" src=') == 1
        assert "style=" not in text
        assert "onclick" not in text
