"""One console calls the show: others watch, and take over knowingly, never by accident."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Refused
from forum_app.show.api.models import ShowView
from forum_app.show.operations import calling
from forum_app.show.operations.work import Work
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client, FixedClock
from tests.show.factories import press, show, with_programme

SignIn = Callable[[Role], Client]

HELD: tuple[tuple[str, dict[str, object]], ...] = (
    ("go", {}),
    ("back", {}),
    ("hold", {}),
    ("resume", {}),
    ("end", {}),
    ("reset", {}),
    ("standby", {"cue_id": 3}),
    ("adjust", {"seconds": 5}),
)


def at(client: Client, seat: str) -> Client:
    """The same person at a console that says its name."""
    return replace(client, headers=client.headers | {"X-Console": seat})


@pytest.fixture
def lan(app: Flask, signed_in: SignIn) -> Client:
    """A stage manager at her console, who holds the show."""
    with_programme(app)
    console = at(signed_in("stage"), "console-lan")
    press(console, "caller", seat="console-lan")
    return console


@pytest.fixture
def minh(lan: Client, signed_in: SignIn) -> Client:
    """Another who may call the show."""
    return at(signed_in("admin"), "console-minh")


def refused(client: Client, command: str, **body: object) -> tuple[int, str]:
    answer = client.post(f"show/{command}", json=body)
    return answer.status_code, answer.json["code"]


def test_everybody_sees_who_calls(lan: Client, minh: Client) -> None:
    state = show(minh)
    assert ShowView.model_validate(state).model_dump() == state
    since = "2024-10-17T19:30:00.000+07:00"
    assert state["caller"] == {"name": "stage", "seat": "console-lan", "since": since}
    assert press(lan, "go")["current"]["number"] == 1


@pytest.mark.parametrize(("command", "body"), HELD)
def test_another_person_is_refused_and_told_who_holds_it(
    lan: Client, minh: Client, command: str, body: dict[str, object]
) -> None:
    press(lan, "go")
    before = show(lan)
    answer = minh.post(f"show/{command}", json={"expected_version": before["version"], **body})
    assert (answer.status_code, answer.json["code"]) == (409, "not_caller")
    assert "stage" in answer.json["detail"]
    assert show(lan) == before


@pytest.mark.parametrize(("command", "body"), HELD)
def test_her_other_console_is_refused_too(lan: Client, command: str, body: dict[str, object]) -> None:
    press(lan, "go")
    assert refused(at(lan, "console-lan-2"), command, **body) == (409, "not_caller")


def test_a_request_of_hers_that_names_no_console_is_hers(lan: Client) -> None:
    blind = replace(lan, headers={name: value for name, value in lan.headers.items() if name != "X-Console"})
    assert press(blind, "go")["version"] == 2


def test_a_program_with_scopes_acts_for_the_caller(lan: Client, app: Flask, forum: Forum) -> None:
    deck = replace(cast.actor("crew"), id="device:9", program=True)
    other = replace(deck, program=False)
    with pytest.raises(Refused) as not_caller, transaction(forum.id) as session:
        calling.go(Work(session, forum, other, THE_EVENING), None)
    assert not_caller.value.code == "not_caller"
    with transaction(forum.id) as session:
        assert calling.go(Work(session, forum, deck, THE_EVENING), None)["phase"] == "running"


def test_taking_over_makes_the_other_one_watch(lan: Client, minh: Client, clock: FixedClock) -> None:
    press(lan, "go")
    clock.forward(minutes=3)
    taken = press(minh, "caller", seat="console-minh")
    since = "2024-10-17T19:33:00.000+07:00"
    assert taken["caller"] == {"name": "admin", "seat": "console-minh", "since": since}
    assert refused(lan, "go") == (409, "not_caller")
    assert press(minh, "go")["current"]["number"] == 2


def test_taking_over_on_an_old_picture_is_stale(lan: Client, minh: Client) -> None:
    seen = show(minh)["version"]
    press(lan, "go")
    assert refused(minh, "caller", expected_version=seen, seat="console-minh") == (409, "stale")
    assert show(minh)["caller"]["seat"] == "console-lan"


def test_taking_what_one_holds_changes_nothing_for_the_others(lan: Client, minh: Client) -> None:
    press(lan, "caller", seat="console-lan")
    assert show(minh)["caller"]["name"] == "stage"
    assert press(lan, "go")["phase"] == "running"


def test_a_go_pressed_before_somebody_took_over_is_not_carried_out_after_it(
    lan: Client, minh: Client
) -> None:
    seen = show(lan)["version"]
    press(minh, "caller", seat="console-minh")
    assert refused(lan, "go", expected_version=seen) == (409, "not_caller")
    assert show(lan)["phase"] == "standby"


def test_handing_back_lets_anybody_call(lan: Client, minh: Client) -> None:
    answer = lan.delete("show/caller", json={"expected_version": show(lan)["version"]})
    assert (answer.status_code, answer.json["caller"]) == (200, None)
    assert press(minh, "go")["phase"] == "running"


def test_only_who_holds_the_show_hands_it_back(lan: Client, minh: Client) -> None:
    answer = minh.delete("show/caller", json={})
    assert (answer.status_code, answer.json["code"]) == (409, "not_caller")
    assert show(minh)["caller"]["name"] == "stage"


def test_handing_back_twice_is_harmless(lan: Client) -> None:
    answers = [lan.delete("show/caller", json={}) for _ in range(2)]
    assert [(answer.status_code, answer.json["caller"]) for answer in answers] == [(200, None)] * 2


@pytest.mark.parametrize(
    ("command", "body"),
    [
        ("message", {"text": "Kéo dài thêm", "target": "mc"}),
        ("scene", {"scene": "black"}),
        ("timer", {"dark": True}),
    ],
)
def test_who_watches_may_still_say_and_show(
    lan: Client, minh: Client, command: str, body: dict[str, object]
) -> None:
    press(minh, command, **body)
    assert show(lan)["caller"]["name"] == "stage"


def test_a_reset_leaves_the_show_in_the_same_hands(lan: Client, minh: Client) -> None:
    assert press(lan, "reset", mode="rehearsal")["caller"]["seat"] == "console-lan"
    assert refused(minh, "go") == (409, "not_caller")


@pytest.mark.parametrize("seat", ["", "short", "x" * 61, "có dấu cách", 7, None])
def test_a_console_needs_a_name_of_its_own(minh: Client, seat: object) -> None:
    assert refused(minh, "caller", seat=seat) == (422, "invalid")


def test_the_log_says_who_took_over(lan: Client, minh: Client, session: Session) -> None:
    press(minh, "caller", seat="console-minh")
    minh.delete("show/caller", json={})
    entries = lan.get("show/log").json["entries"]
    told = [(entry["actor"], entry["details"]["caller"]) for entry in entries if "caller" in entry["details"]]
    assert told == [("stage", "stage"), ("admin", "admin"), ("admin", None)]
