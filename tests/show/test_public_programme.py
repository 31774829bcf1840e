"""Everybody reads the programme."""

from collections.abc import Callable

from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.show.api.models import ProgrammeView
from tests.cast import Client
from tests.show.factories import with_programme

SignIn = Callable[[Role], Client]


def states(client: Client) -> list[tuple[int, str]]:
    answer = client.get("programme")
    assert answer.status_code == 200
    return [(item.number, item.state) for item in ProgrammeView.model_validate(answer.json).items]


def test_the_programme_holds_nothing_for_the_crew(app: Flask, anonymous: Client) -> None:
    with_programme(app)
    answer = anonymous.get("programme").json
    assert answer is not None
    assert answer["title"] == "Diễn đàn “Lắng nghe tiếng nói của người nghèo”"
    assert answer["items"][1] == {
        "number": 2,
        "title": "Phóng sự",
        "kind": "film",
        "presenter": "Đài PT-TH",
        "planned_s": 450,
        "starts_at": "2024-10-17T19:45:00.000+07:00",
        "state": "later",
    }


def test_the_programme_follows_the_show(app: Flask, anonymous: Client, signed_in: SignIn) -> None:
    with_programme(app)
    stage = signed_in("stage")
    assert states(anonymous) == [(1, "next"), (2, "later"), (3, "later")]
    stage.post("show/go", json={"expected_version": 0})
    stage.post("show/go", json={"expected_version": 1})
    assert states(anonymous) == [(1, "done"), (2, "now"), (3, "next")]
    stage.post("show/end", json={"expected_version": 2})
    assert states(anonymous) == [(1, "done"), (2, "done"), (3, "done")]


def test_a_skipped_cue_is_left_out(app: Flask, anonymous: Client, signed_in: SignIn) -> None:
    with_programme(app)
    signed_in("stage").patch("rundown/cues/2", json={"version": 1, "skipped": True})
    assert states(anonymous) == [(1, "next"), (3, "later")]


def test_a_cache_may_ask_whether_it_changed(app: Flask, anonymous: Client, signed_in: SignIn) -> None:
    with_programme(app)
    first = anonymous.get("programme")
    assert first.headers["Cache-Control"] == "public, max-age=1"
    tag = {"If-None-Match": first.headers["ETag"]}
    assert anonymous.get("programme", headers=tag).status_code == 304
    signed_in("stage").post("show/message", json={"text": "Không ai ngoài kia thấy"})
    assert anonymous.get("programme", headers=tag).status_code == 304
    signed_in("stage").post("show/go")
    assert anonymous.get("programme", headers=tag).status_code == 200


def test_an_unknown_forum_is_missing(anonymous: Client) -> None:
    assert anonymous.get("/api/v1/forums/khong-co/programme").status_code == 404


def test_the_programme_cannot_be_written(anonymous: Client) -> None:
    assert anonymous.post("programme").status_code == 405
