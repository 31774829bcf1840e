"""A desk says which admission it means: on a server put back to an older copy the number may be another's."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.guest import Guest
from tests.cast import Client
from tests.checkin.factories import counted, facts
from tests.guests.factories import said

DEEDS: tuple[tuple[str, dict[str, object]], ...] = (
    ("undo", {"reason": "quét nhầm"}),
    ("deputy", {"full_name": "Lê Văn Thay"}),
    ("reentry", {"desk": "Bàn 1"}),
)
EACH = pytest.mark.parametrize(("deed", "body"), DEEDS, ids=[deed for deed, _ in DEEDS])


@pytest.fixture
def inside(desk: Client, leader: Guest) -> dict[str, Any]:
    """Give the admission of a guest who came in by the attempt `mine`."""
    entry = desk.post("check-ins", json={"code": leader.code, "desk": "Bàn 1"}, key="mine")
    admission: dict[str, Any] = said(entry)["admission"]
    return admission


def test_an_admission_names_the_attempt_that_made_it(
    desk: Client, leader: Guest, inside: dict[str, Any]
) -> None:
    again = said(desk.post("check-ins", json={"code": leader.code}, key="second"))["admission"]
    kept = said(desk.get("scans/mine"))["admission"]
    assert (inside["scan"], again["scan"], kept["scan"]) == ("mine", "mine", "mine")


@EACH
def test_what_is_meant_is_done(
    desk: Client, inside: dict[str, Any], deed: str, body: dict[str, object]
) -> None:
    done = desk.post(f"check-ins/{inside['id']}/{deed}", json={**body, "scan": inside["scan"]})
    assert (done.status_code, said(done)["admission"]["scan"]) == (200, "mine")


@EACH
def test_an_admission_of_another_attempt_is_left_alone(
    app: Flask, forum: Forum, desk: Client, inside: dict[str, Any], deed: str, body: dict[str, object]
) -> None:
    refused = desk.post(f"check-ins/{inside['id']}/{deed}", json={**body, "scan": "of-before"})
    assert (refused.status_code, said(refused)["code"]) == (409, "another_admission")
    assert "quét lại thẻ" in said(refused)["detail"]
    assert (facts(app, forum), counted(desk)) == (["guest.admitted"], (1, 1))
    assert said(desk.get("scans/mine"))["admission"] == inside


@EACH
def test_the_refusal_is_told_in_english_too(
    desk: Client, inside: dict[str, Any], deed: str, body: dict[str, object]
) -> None:
    asked = {**body, "scan": "of-before"}
    refused = desk.post(f"check-ins/{inside['id']}/{deed}", json=asked, headers={"Accept-Language": "en"})
    assert "older copy" in said(refused)["detail"]


@pytest.mark.parametrize("scan", [5, "x" * 101])
def test_what_names_no_attempt_is_refused(desk: Client, inside: dict[str, Any], scan: object) -> None:
    assert desk.post(f"check-ins/{inside['id']}/undo", json={"scan": scan}).status_code == 422
