"""Who may call what, as the contract's tables say, asked of a real server with each role's token."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.cast import SLUG
from tests.servers import Caller, Server, serving

ROLES = ("stage", "crew", "checkin", "pledges", "display", "nobody")
SIGNED_IN = {"stage", "crew", "checkin", "pledges", "display"}
CREW = {"stage", "crew"}
DOOR = {"stage", "crew", "checkin"}
MONEY = {"stage", "pledges"}
EVERYBODY = set(ROLES)
# Bodies are wrong on purpose: who may call gets a complaint about them, and nothing is changed.
CALLS = (
    ("GET", "/api/v1/forums", SIGNED_IN),
    ("GET", f"/api/v1/forums/{SLUG}", SIGNED_IN),
    ("GET", "/api/v1/devices", set()),
    ("POST", "/api/v1/devices", set()),
    ("DELETE", "/api/v1/devices/9999", set()),
    ("GET", "show", SIGNED_IN),
    ("GET", "show/log", CREW),
    ("GET", "show/log.xlsx", CREW),
    ("GET", "show/log.pdf", CREW),
    ("GET", "rundown.pdf", CREW),
    *(
        ("POST", f"show/{command}", {"stage"})
        for command in ("go", "back", "hold", "resume", "end", "reset", "standby", "adjust")
    ),
    ("POST", "show/message", {"stage"}),
    ("POST", "show/scene", {"stage"}),
    ("POST", "show/timer", {"stage"}),
    ("POST", "show/caller", {"stage"}),
    ("DELETE", "show/caller", {"stage"}),
    ("POST", "show/ready", CREW),
    ("POST", "show/messages/9999/ack", CREW),
    ("GET", "show/prepared-messages", {"stage"}),
    ("POST", "show/prepared-messages", {"stage"}),
    ("DELETE", "show/prepared-messages/9999", {"stage"}),
    ("GET", "rundown", CREW),
    ("GET", "rundown.xlsx", CREW),
    ("GET", "rundown.csv", CREW),
    ("POST", "rundown/import", {"stage"}),
    ("POST", "rundown/cues", {"stage"}),
    ("PATCH", "rundown/cues/9999", {"stage"}),
    ("DELETE", "rundown/cues/9999", {"stage"}),
    ("POST", "rundown/cues/9999/move", {"stage"}),
    ("POST", "rundown/cues/9999/duplicate", {"stage"}),
    ("POST", "rundown/batch", {"stage"}),
    ("POST", "rundown/blocks", {"stage"}),
    ("PATCH", "rundown/blocks/9999", {"stage"}),
    ("DELETE", "rundown/blocks/9999", {"stage"}),
    ("POST", "rundown/columns", {"stage"}),
    ("PATCH", "rundown/columns/9999", {"stage"}),
    ("DELETE", "rundown/columns/9999", {"stage"}),
    ("POST", "rundown/undo", {"stage"}),
    ("POST", "rundown/redo", {"stage"}),
    ("GET", "guests", {"checkin"}),
    ("POST", "guests", {"checkin"}),
    ("PATCH", "guests/9999", {"checkin"}),
    ("POST", "guests/9999/cancel", {"checkin"}),
    ("POST", "guests/import", {"checkin"}),
    ("GET", "guests.xlsx", {"checkin"}),
    ("GET", "guests.csv", {"checkin"}),
    ("GET", "guests-template.xlsx", {"checkin"}),
    ("POST", "guests/9999/merge", {"checkin"}),
    ("POST", "guests/9999/reissue", {"checkin"}),
    ("POST", "guests/9999/move", {"checkin"}),
    ("GET", "delegations", {"checkin"}),
    ("POST", "delegations", {"checkin"}),
    ("GET", "seats", {"checkin"}),
    ("POST", "seats/import", {"checkin"}),
    ("GET", "badges.pdf", {"checkin"}),
    ("GET", "invitations.pdf", {"checkin"}),
    ("GET", "attendance.xlsx", {"checkin"}),
    ("GET", "guests/9999/qr.svg", {"checkin"}),
    ("GET", "guests/9999/qr.png", {"checkin"}),
    ("POST", "check-ins", {"checkin"}),
    ("POST", "check-ins/batch", {"checkin"}),
    ("POST", "check-ins/9999/undo", {"checkin"}),
    ("POST", "check-ins/9999/reentry", {"checkin"}),
    ("POST", "check-ins/delegation", {"checkin"}),
    ("GET", "scans/nothing-yet", {"checkin"}),
    ("POST", "scans/nothing-yet/settle", {"checkin"}),
    ("GET", "desk-list", {"checkin"}),
    ("GET", "attendance", DOOR),
    ("GET", "delegates-present", DOOR),
    ("GET", "pledges", {"pledges"}),
    ("POST", "pledges", {"pledges"}),
    ("PATCH", "pledges/9999", {"pledges"}),
    ("POST", "pledges/9999/void", {"pledges"}),
    ("GET", "pledges.xlsx", {"pledges"}),
    ("GET", "statement.xlsx", {"pledges"}),
    ("GET", "pledges/certificates.pdf", {"pledges"}),
    ("GET", "pledges/slips.pdf?first=1&last=4", {"pledges"}),
    ("GET", "pledges/held", MONEY),
    ("GET", "pledges/on-stage", CREW),
    ("POST", "pledges/9999/release", MONEY),
    ("GET", "pledges/9999/vietqr", {"pledges"}),
    ("GET", "pledges/9999/vietqr.png", {"pledges"}),
    ("GET", "donors", {"pledges"}),
    ("GET", "donor-list", {"pledges"}),
    ("POST", "donor-list", {"pledges"}),
    ("PATCH", "donor-list/9999", {"pledges"}),
    ("DELETE", "donor-list/9999", {"pledges"}),
    ("POST", "donor-list/marks", {"pledges"}),
    ("POST", "donor-list/9999/promises", {"pledges"}),
    ("POST", "donor-list/import", {"pledges"}),
    ("GET", "donor-list/template.xlsx", {"pledges"}),
    ("GET", "donor-list.xlsx", {"pledges"}),
    ("GET", "boards", MONEY),
    ("POST", "boards/9999/move", {"pledges"}),
    ("POST", "boards/9999/leave", {"pledges"}),
    ("GET", "payments/lines", {"pledges"}),
    ("GET", "payments/pledges", {"pledges"}),
    ("GET", "payments/banks", {"pledges"}),
    ("GET", "payments.xlsx", {"pledges"}),
    ("GET", "payments/receipts.pdf", {"pledges"}),
    ("POST", "payments/statements", {"pledges"}),
    ("POST", "payments/receipts", {"pledges"}),
    ("POST", "payments/receipts/9999/undo", {"pledges"}),
    ("POST", "payments/lines/9999/aside", {"pledges"}),
    ("POST", "payments/lines/9999/back", {"pledges"}),
    ("GET", "pledge-requests", {"pledges"}),
    ("POST", "pledge-requests", EVERYBODY),
    ("POST", "pledge-requests/9999/accept", {"pledges"}),
    ("POST", "pledge-requests/9999/reject", {"pledges"}),
    ("GET", "tote", EVERYBODY),
    ("GET", "programme", EVERYBODY),
    ("POST", "tote/freeze", MONEY),
    ("POST", "tote/release", MONEY),
    ("POST", "tote/spotlight", MONEY),
    ("GET", "webhooks", set()),
    ("POST", "webhooks", set()),
    ("PATCH", "webhooks/9999", set()),
    ("DELETE", "webhooks/9999", set()),
    ("POST", "webhooks/9999/retry", set()),
    ("GET", "webhooks/9999/deliveries", set()),
    ("GET", "osc", set()),
)
PAGES = (
    ("console", {"stage"}),
    ("rundown", CREW),
    ("prompter", CREW),
    ("crew/sound", CREW),
    ("crew/light", CREW),
    ("crew/screen", CREW),
    ("crew/stage", CREW),
    ("stage", SIGNED_IN),
    ("overlay", SIGNED_IN),
    ("desk", {"checkin"}),
    ("guests", {"checkin"}),
    ("arrivals", DOOR),
    ("pledges", {"pledges"}),
    ("donors", {"pledges"}),
    ("payments", {"pledges"}),
    ("pledge", EVERYBODY),
)
NOT_LET_IN = {401: "unauthenticated", 403: "forbidden"}
WRONG = {"no such member": 1}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("roles"), founded) as server:
        yield server


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    nobody = {"nobody": Caller(running.base)}
    return nobody | {role: running.caller(role) for role in sorted(SIGNED_IN)}


def _refusal(answer: requests.Response) -> tuple[int, str] | None:
    if answer.status_code not in NOT_LET_IN:
        return None
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def _named(part: object) -> str:
    """Name a case alike in every process that runs the tests: a set has no order."""
    return " ".join(sorted(part)) if isinstance(part, set) else str(part)[:40]


@pytest.mark.parametrize(("method", "path", "allowed"), CALLS, ids=_named)
def test_a_call_is_for_its_roles(
    method: str, path: str, allowed: set[str], people: dict[str, Caller]
) -> None:
    body = None if method == "GET" else WRONG
    answers = {role: people[role].call(method, path, json=body) for role in ROLES}
    expected = {role: None if role in allowed else (403, "forbidden") for role in ROLES}
    if "nobody" not in allowed:
        expected["nobody"] = (401, "unauthenticated")
    assert {role: _refusal(answer) for role, answer in answers.items()} == expected
    assert {answer.status_code // 100 for answer in answers.values()} <= {2, 4}


@pytest.mark.parametrize(("path", "allowed"), PAGES, ids=_named)
def test_a_page_is_for_its_roles(path: str, allowed: set[str], people: dict[str, Caller]) -> None:
    got = {role: people[role].get(f"/f/{SLUG}/{path}", allow_redirects=False) for role in ROLES}
    expected = {role: 200 if role in allowed else 403 for role in ROLES}
    if "nobody" not in allowed:
        expected["nobody"] = 302
    assert {role: answer.status_code for role, answer in got.items()} == expected


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("stage", "console"),
        ("crew", "crew/sound"),
        ("checkin", "desk"),
        ("pledges", "pledges"),
        ("display", "stage"),
    ],
)
def test_a_link_opens_the_roles_page_signed_in(role: str, page: str, running: Server) -> None:
    phone = requests.Session()
    opened = phone.get(running.device(role)["link"], timeout=10)
    assert (opened.status_code, opened.url) == (200, f"{running.base}/f/{SLUG}/{page}")
    assert phone.get(f"{running.base}/", timeout=10).url == opened.url
    assert phone.get(f"{running.base}/api/v1/session", timeout=10).json()["role"] == role


def test_the_administrator_may_do_everything(running: Server) -> None:
    admin = running.admin()
    refused = []
    for method, path, _ in CALLS:
        full = path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}"
        body = None if method == "GET" else WRONG
        answer = admin.request(method, running.base + full, json=body, timeout=10)
        refused += [path] * (answer.status_code in NOT_LET_IN)
    assert refused == []


def test_a_cookie_alone_writes_nothing(running: Server) -> None:
    admin = running.admin()
    del admin.headers["X-CSRF-Token"]
    for method, path, allowed in CALLS:
        if method != "GET" and "nobody" not in allowed:
            full = path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}"
            answer = admin.request(method, running.base + full, json={}, timeout=10)
            assert (path, answer.status_code, answer.json()["code"]) == (path, 403, "csrf")


def test_the_token_of_the_page_is_given_by_the_session(running: Server) -> None:
    admin = running.admin()
    del admin.headers["X-CSRF-Token"]
    token = admin.get(f"{running.base}/api/v1/session", timeout=10).json()["csrf_token"]
    url = f"{running.base}/api/v1/forums/{SLUG}/tote/freeze"
    assert admin.post(url, json={}, headers={"X-CSRF-Token": token}, timeout=10).status_code == 200
