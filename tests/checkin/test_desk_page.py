"""The desk's page and the script that opens it without the server."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import SLUG, Client

SignIn = Callable[[Role], Client]

DESK = f"/f/{SLUG}/desk"
WORKER = f"/f/{SLUG}/desk-worker.js"


def _kept(script: str) -> list[str]:
    named = re.search(r"^const FILES = (\[.*\]);$", script, re.MULTILINE)
    assert named is not None
    files: list[str] = json.loads(named[1])
    return files


def test_the_worker_keeps_what_the_desk_loads_and_nothing_that_is_not_there(signed_in: SignIn) -> None:
    desk = signed_in("checkin")
    answer = desk.get(WORKER)
    assert answer.content_type == "text/javascript; charset=utf-8"
    files = _kept(answer.text)
    assert {desk.get(address).status_code for address in files} == {200}
    version = files[0].split("/")[2]
    wanted = {"js/checkin/desk.js", "js/lib/http.js", "vendor/zxing-wasm/reader/zxing_reader.wasm"}
    assert wanted - {address.removeprefix(f"/static/{version}/") for address in files} == set()


def test_the_page_names_its_worker_and_is_of_the_same_version(signed_in: SignIn) -> None:
    desk = signed_in("checkin")
    page = desk.get(DESK).text
    assert f'data-worker="{WORKER}"' in page
    assert (
        _kept(desk.get(WORKER).text)[0].rsplit("/js/", 1)[0].rsplit("/fonts/", 1)[0] + "/js/main.js" in page
    )


def test_the_worker_says_the_policy_that_lets_it_ask_this_host_alone(signed_in: SignIn) -> None:
    policy = signed_in("checkin").get(WORKER).headers["Content-Security-Policy"]
    assert "connect-src 'self'" in policy
    assert "worker-src 'self'" in policy


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_nobody_else_gets_the_worker(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).get(WORKER).status_code == 403


def test_whoever_is_not_signed_in_is_sent_away(anonymous: Client) -> None:
    assert [anonymous.get(address).status_code for address in (DESK, WORKER)] == [302, 302]
