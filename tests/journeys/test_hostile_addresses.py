"""Hostile addresses, questions, heads of requests and links lead nowhere and break nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.cast import SLUG
from tests.journeys.hostile import HOSTILE, callers, hostile_server
from tests.servers import Caller, Server


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, founded: Path
) -> Iterator[Server]:
    with hostile_server(request.param, tmp_path_factory.mktemp("hostile"), founded) as server:
        yield server


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    return callers(running)


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


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(
    ("role", "path", "names"),
    [
        ("checkin", "guests", ("q", "group", "state", "sort", "cursor")),
        ("pledges", "pledges", ("q", "status", "cursor")),
        ("pledges", "pledge-requests", ("q", "status", "cursor")),
        ("pledges", "donors", ("q",)),
        ("pledges", "donor-list", ("q", "answer", "cursor")),
        ("pledges", "pledges/repeat-check?amount=1tr", ("donor",)),
        ("pledges", "pledges/repeat-check?donor=HTX", ("amount",)),
        ("stage", f"/f/{SLUG}", ("language",)),
        ("nobody", "/sign-in", ("next",)),
        ("nobody", f"/f/{SLUG}/pledge", ("language",)),
    ],
)
def test_a_hostile_question_is_answered_or_refused(
    role: str, path: str, names: tuple[str, ...], text: str, people: dict[str, Caller]
) -> None:
    for name in names:
        asked = text[:300].encode("utf-8", "surrogatepass")
        answer = people[role].get(path, params={name: asked})
        assert answer.status_code in {200, 422}
        page = answer.headers["Content-Type"].startswith("text/html")
        assert not page or "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer \xff\xfe"},
        {"Authorization": "Bearer " + "x" * 3000},
        {"Authorization": "Basic YTpi"},
        {"Cookie": "forum=nonsense; language=<script>"},
        {"Cookie": "forum=.eJw=.x.y; language=" + "v" * 3000},
        {"Accept-Language": "vi;q=x,*;q=9,-", "Accept": "*/*;q=zz"},
        {"If-None-Match": '"' + "x" * 3000},
        {"Host": "evil.example\\@x"},
        {"X-Forwarded-For": "1.2.3.4, '", "X-Forwarded-Host": "evil.example"},
        {"Range": "bytes=9999999999999-1"},
        {"Content-Length": "-1"},
        {"Origin": "null", "Referer": "x"},
    ],
    ids=range(12),
)
def test_hostile_heads_of_requests_do_no_harm(headers: dict[str, str], running: Server) -> None:
    for path in ("/", f"/api/v1/forums/{SLUG}/tote", f"/f/{SLUG}", "/api/v1/session"):
        sent = {name: value.encode("latin-1") for name, value in headers.items()}
        answer = requests.get(running.base + path, headers=sent, timeout=10, allow_redirects=False)
        assert answer.status_code in {200, 302, 400, 401}
        assert "evil.example" not in answer.text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_public_form_takes_or_refuses_any_text(text: str, running: Server) -> None:
    phone = requests.Session()
    url = f"{running.base}/f/{SLUG}/pledge"
    shown = phone.get(url, timeout=10).text
    token = shown.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    said = text.encode("utf-8", "surrogatepass")
    form = {"csrf_token": token, "name": said, "amount": said, "phone": said, "message": said, "key": said}
    for filled in (form, {**form, "name": "HTX Nho"}, {**form, "amount": "1tr", "phone": "", "message": ""}):
        answer = phone.post(url, data=filled, timeout=10)
        assert answer.status_code in {200, 422, 429}
        assert "<script>alert" not in answer.text
