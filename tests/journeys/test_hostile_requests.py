"""Whatever is sent, the answer is a clear refusal or the text comes back harmless; never a fault."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.cast import SLUG
from tests.servers import Caller, Server, serving
from tests.services import postgres

LONG = "N" * 10_000
HOSTILE = {
    "formula": '=cmd()|"/C calc"!A0',
    "script": "<script>alert(1)</script>",
    "long": LONG,
    "right to left": "\u202eăV nễyugN\u2066",
    "null": "Nguyễn\x00Văn",
    "surrogate": "Nguyễn \ud800 Văn",
    "percent": "%s %(name)s {0} ${x} {{7*7}}",
    "line breaks": "Nguyễn\r\nSet-Cookie: a=b",
    "sql": "'); DROP TABLE guest;--",
    "blank": " \t\u200b\u3164",
}
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
    """PostgreSQL takes no null in a text and no number too long, where SQLite does not mind."""
    with ExitStack() as stack:
        folder = tmp_path_factory.mktemp("hostile")
        settings = {}
        if request.param == "postgresql":
            settings["FORUM_DATABASE_URL"] = stack.enter_context(postgres())
            Server(folder, settings=settings).setup()
        server = stack.enter_context(serving(folder, founded, **settings))
        yield server
        assert "Traceback" not in server.log()


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    roles = ("stage", "crew", "checkin", "pledges")
    return {role: running.caller(role) for role in roles} | {"nobody": Caller(running.base)}


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


@pytest.mark.parametrize(
    "path",
    [
        "/static/../config.py",
        "/static/..%2f..%2fwsgi.py",
        "/static/%2e%2e/%2e%2e/etc/passwd",
        "/static//etc/passwd",
        "/static/x%00.js",
        f"/f/{SLUG}/crew/..%2fconsole",
        f"/f/{SLUG}/crew/%3Cscript%3E",
        f"/f/{SLUG}/pledge/%3Cscript%3E",
        "/f/%00/stage",
        "/f/%ED%A0%80",
        "/d/%00",
        "/d/" + "x" * 3000,
        "/api/v1/forums/%27%20OR%201=1--/tote",
        "/api/v1/forums/%ED%A0%80/tote",
    ],
)
def test_a_crooked_address_leads_nowhere(path: str, running: Server) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b"")).decode(errors="replace")
    assert answer.split()[1] in {"302", "308", "400", "404", "410"}
    assert "<script>" not in answer
    assert "root:" not in answer


@pytest.mark.parametrize("number", ["0", "-1", "9" * 30, "2147483648", "9223372036854775808", "1.5", "x"])
def test_a_number_in_the_address_that_is_none_is_missing(number: str, running: Server) -> None:
    admin = running.admin()
    base = f"{running.base}/api/v1/forums/{SLUG}"
    version = {"version": 1, "reason": "thử"}
    calls: list[tuple[str, str, Any]] = [
        ("GET", f"{base}/guests/{number}", None),
        ("GET", f"{base}/guests/{number}/qr.svg", None),
        ("POST", f"{base}/check-ins/{number}/undo", {}),
        ("GET", f"{base}/pledges/{number}", None),
        ("GET", f"{base}/pledges/{number}/vietqr", None),
        ("POST", f"{base}/pledges/{number}/void", version),
        ("POST", f"{base}/pledge-requests/{number}/accept", {}),
        ("PATCH", f"{base}/rundown/cues/{number}", {"version": 1}),
        ("DELETE", f"{base}/rundown/cues/{number}?version={number}", None),
        ("DELETE", f"{running.base}/api/v1/devices/{number}", None),
    ]
    for method, url, body in calls:
        answer = admin.request(method, url, json=body, timeout=10)
        assert (
            url,
            answer.status_code // 100,
            answer.json()["code"] in {"missing", "method_not_allowed"},
        ) == (
            url,
            4,
            True,
        )


@pytest.mark.parametrize(
    "link",
    [
        f"http://{'0' * 200}/d/{'0' * 32}",
        f"https://x/d/{'0' * 280}",
        "http://192.168.1.2:8000/d/abc?page=overlay",
    ],
    ids=["zeros", "more zeros", "ours"],
)
def test_any_link_can_be_drawn(link: str, running: Server) -> None:
    answer = running.admin().post(f"{running.base}/api/v1/links/qr", json={"link": link}, timeout=10)
    assert (answer.status_code, answer.json()["image"][:26]) == (200, "data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "http://x/d/a\x00", "http://x\x00/d/a", "https://e.vn/evil"]
)
def test_no_other_address_is_drawn(link: str, running: Server) -> None:
    answer = running.admin().post(f"{running.base}/api/v1/links/qr", json={"link": link}, timeout=10)
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["link"])
