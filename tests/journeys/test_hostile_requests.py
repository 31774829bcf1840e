"""Whatever is sent, the answer is a clear refusal or the text comes back harmless; never a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.cast import SLUG
from tests.journeys.hostile import HOSTILE, LONG, callers, hostile_server
from tests.servers import Caller, Server

# Where a person's text can be sent: who sends it, where, and the body around it.
FIELDS: tuple[tuple[str, str, str, str], ...] = (
    (
        "stage",
        "POST",
        "rundown/cues",
        '{"title": TEXT, "planned_s": 60, "presenter": TEXT, "notes": {"mc": TEXT}}',
    ),
    ("stage", "POST", "show/message", '{"text": TEXT, "target": "all"}'),
    (
        "checkin",
        "POST",
        "guests",
        '{"full_name": TEXT, "salutation": TEXT, "position": TEXT, "organisation": TEXT, "note": TEXT}',
    ),
    ("checkin", "POST", "guests", '{"full_name": "Lưu Thị Hạnh", "group": TEXT}'),
    ("checkin", "POST", "check-ins", '{"code": TEXT, "desk": TEXT}'),
    (
        "checkin",
        "POST",
        "check-ins",
        '{"guest_id": 1, "desk": TEXT, "deputy": {"full_name": TEXT, "position": TEXT}}',
    ),
    ("checkin", "POST", "check-ins/batch", '{"items": [{"key": TEXT, "code": TEXT, "scanned_at": TEXT}]}'),
    ("checkin", "POST", "check-ins/1/undo", '{"reason": TEXT}'),
    ("pledges", "POST", "pledges", '{"donor": {"name": TEXT}, "amount": "1tr", "description": TEXT}'),
    ("pledges", "POST", "pledges", '{"donor": {"name": "HTX Nho"}, "amount": TEXT}'),
    ("nobody", "POST", "/api/v1/session", '{"username": TEXT, "password": TEXT}'),
    ("nobody", "POST", "/api/v1/session", "TEXT"),
)
NUMBERS = (
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "-1",
    "1.5",
    "9" * 400,
    "9223372036854775808",
    "true",
    "[]",
)
NUMBERED = (
    ("stage", "POST", "show/go", '{"expected_version": N}'),
    ("stage", "POST", "show/adjust", '{"expected_version": null, "seconds": N}'),
    ("stage", "POST", "show/standby", '{"cue_id": N}'),
    ("stage", "POST", "rundown/cues", '{"title": "Múa", "planned_s": N}'),
    ("stage", "POST", "rundown/cues", '{"title": "Múa", "planned_s": 60, "before": N}'),
    ("stage", "PATCH", "rundown/cues/1", '{"version": N}'),
    ("stage", "POST", "rundown/cues/1/move", '{"version": N, "before": N}'),
    ("checkin", "POST", "guests", '{"full_name": "Lưu Thị Hạnh", "group": N}'),
    ("checkin", "PATCH", "guests/1", '{"version": N}'),
    ("checkin", "POST", "check-ins", '{"guest_id": N}'),
    ("pledges", "POST", "pledges", '{"donor": {"name": "HTX Nho"}, "amount": N}'),
    ("pledges", "PATCH", "pledges/1", '{"version": N, "amount": N}'),
    ("pledges", "POST", "pledges/1/release", '{"version": N}'),
    ("pledges", "POST", "tote/spotlight", '{"pledge_id": N}'),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, founded: Path
) -> Iterator[Server]:
    with hostile_server(request.param, tmp_path_factory.mktemp("hostile"), founded) as server:
        yield server


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    return callers(running)


def _send(
    who: Caller, method: str, path: str, body: str, kind: str = "application/json"
) -> requests.Response:
    """Send a body as it is, with a key of its own."""
    headers = {"Content-Type": kind, "Idempotency-Key": str(abs(hash((path, body))))}
    if who.token:
        headers["Authorization"] = f"Bearer {who.token}"
    url = who.base + (path if path.startswith("/") else f"/api/v1/forums/{SLUG}/{path}")
    return requests.request(method, url, data=body.encode(), headers=headers, timeout=15)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    ("role", "method", "path", "body"), FIELDS, ids=[f"{f[2]} {i}" for i, f in enumerate(FIELDS)]
)
def test_a_hostile_text_is_refused_or_harmless(
    role: str, method: str, path: str, body: str, text: str, people: dict[str, Caller]
) -> None:
    answer = _send(people[role], method, path, body.replace("TEXT", json.dumps(text)))
    assert answer.status_code in {200, 201, 401, 404, 409, 422, 429}
    assert answer.headers["Content-Type"].startswith("application/")
    kept = json.dumps(answer.json(), ensure_ascii=False)
    assert [part for part in ("\\u0000", "\\ud800", LONG) if part in kept] == []
    # A desk's own name for a scan comes back letter by letter.
    assert path.endswith("batch") or [mark for mark in "\u202e\u2066" if mark in kept] == []


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:9])
@pytest.mark.parametrize(
    ("role", "method", "path", "body"), NUMBERED, ids=[f"{n[2]} {i}" for i, n in enumerate(NUMBERED)]
)
def test_a_number_that_is_none_is_refused(
    role: str, method: str, path: str, body: str, number: str, people: dict[str, Caller]
) -> None:
    before = people["stage"].get("show").json()["version"]
    answer = _send(people[role], method, path, body.replace("N}", f"{number}}}").replace("N,", f"{number},"))
    assert answer.status_code in {404, 409, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert people["stage"].get("show").json()["version"] == before


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("{" * 5000, "application/json"),
        ('{"text":' * 5000 + "1" + "}" * 5000, "application/json"),
        ("[" * 100_000 + "]" * 100_000, "application/json"),
        ("\x00", "application/json"),
        ("{}", "text/plain"),
        ("text=a", "application/x-www-form-urlencoded"),
        ("--x\r\nContent-Disposition: form-data; name=", "multipart/form-data; boundary=x"),
        ("{}", "multipart/form-data"),
        ("<a/>", "application/xml"),
        ('{"text": "a"}', "application/json; charset=utf-7"),
        ('{"text": "a", "text": "b", "__proto__": {}}', "application/json"),
    ],
    ids=range(11),
)
def test_a_body_of_another_kind_is_refused(body: str, kind: str, people: dict[str, Caller]) -> None:
    for role, path in (("stage", "show/message"), ("checkin", "guests"), ("pledges", "pledges")):
        answer = _send(people[role], "POST", path, body, kind)
        assert (answer.status_code in {400, 413, 415, 422}, path) == (
            path != "show/message" or "utf-7" not in kind,
            path,
        )
        assert answer.status_code < 500


def test_bytes_that_are_no_text_are_refused(people: dict[str, Caller]) -> None:
    headers = {"Authorization": f"Bearer {people['stage'].token}", "Content-Type": "application/json"}
    url = f"{people['stage'].base}/api/v1/forums/{SLUG}/show/message"
    for body in (b'{"text": "\xff\xfe"}', b"\x80\x81", '{"text": "ế"}'.encode("utf-16")[:9]):
        answer = requests.post(url, data=body, headers=headers, timeout=10)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
