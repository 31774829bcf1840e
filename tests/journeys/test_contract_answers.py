"""What answers look like: problems, lists, repeats, files, imports, the service's own calls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.cast import SLUG
from tests.servers import Caller, Server, serving

DATA = Path(__file__).resolve().parents[1] / "data"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PEOPLE = ("Đàng Thị Thu An", "Nguyễn Văn Đức", "Châu Thị Diệu")
PLEDGE = {"kind": "cash", "channel": "desk"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("answers"), founded) as server:
        yield server


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    """One caller of each role, and three guests, pledges and requests to list."""
    roles = ("stage", "crew", "checkin", "pledges", "display")
    made = {role: running.caller(role, "Bàn 1") for role in roles} | {"nobody": Caller(running.base)}
    for name in PEOPLE:
        donor = {"name": name, "kind": "person", "anonymous": False}
        taken = made["checkin"].post("guests", json={"full_name": name, "group": 2})
        pledged = made["pledges"].post("pledges", name[-3:].encode().hex(), json=PLEDGE | _gift(donor))
        asked = made["nobody"].post("pledge-requests", json=_gift(donor))
        assert [taken.status_code, pledged.status_code, asked.status_code] == [201, 201, 202]
    return made


def _gift(donor: dict[str, Any]) -> dict[str, Any]:
    return {"donor": donor, "amount": "500tr"}


LISTS = (("checkin", "guests"), ("pledges", "pledges"), ("pledges", "pledge-requests"))


@pytest.mark.parametrize(("role", "path"), LISTS)
def test_a_list_is_found_without_accents_and_cut_into_pages(
    role: str, path: str, people: dict[str, Caller]
) -> None:
    def names(query: str) -> tuple[list[str], str | None]:
        answer = people[role].get(f"{path}?{query}")
        assert set(answer.json()) == {"items", "next_cursor"}
        items = answer.json()["items"]
        return [item.get("full_name") or item["donor"]["name"] for item in items], answer.json()[
            "next_cursor"
        ]

    assert names("q=DANG thi thu") == (["Đàng Thị Thu An"], None)
    assert names("q=nguyen van duc") == (["Nguyễn Văn Đức"], None)
    first, cursor = names("limit=2")
    rest, end = names(f"limit=2&cursor={cursor}")
    assert (sorted(first + rest), end) == (sorted(PEOPLE), None)


@pytest.mark.parametrize(("role", "path"), LISTS)
@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "cursor=x", f"q={'a' * 201}"])
def test_a_list_refuses_what_it_cannot_read(
    role: str, path: str, query: str, people: dict[str, Caller]
) -> None:
    answer = people[role].get(f"{path}?{query}")
    field = query.split("=")[0]
    assert (answer.status_code, answer.json()["code"], list(answer.json()["errors"])) == (
        422,
        "invalid",
        [field],
    )


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "status", "code"),
    [
        ("nobody", "GET", "show", None, 401, "unauthenticated"),
        ("display", "POST", "show/go", {}, 403, "forbidden"),
        ("stage", "GET", f"/api/v1/forums/{SLUG}-x/show", None, 404, "missing"),
        ("stage", "GET", "/api/v1/nowhere", None, 404, "missing"),
        ("stage", "DELETE", "show", None, 405, "method_not_allowed"),
        ("stage", "POST", "show/go", {"expected_version": 999}, 409, "stale"),
        ("stage", "POST", "show/go", {"expected_version": "1"}, 422, "invalid"),
        ("stage", "POST", "show/go", {"version": 1}, 422, "invalid"),
        ("checkin", "POST", "check-ins", {"code": "12345678901234567833"}, 404, "unknown_code"),
        ("pledges", "GET", "pledges/999", None, 404, "missing"),
        ("nobody", "POST", "/api/v1/session", {"username": "admin", "password": "x"}, 401, "unauthenticated"),
    ],
)
def test_a_refusal_is_a_problem(
    role: str, method: str, path: str, body: Any, status: int, code: str, people: dict[str, Caller]
) -> None:
    answer = people[role].call(method, path, json=body)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert {"type", "title", "status", "code", "detail"} - set(problem) == set()
    assert problem["type"] == f"urn:forum:{code}"
    assert ("errors" in problem) == (status == 422)


def test_a_stale_command_is_told_the_present_state(people: dict[str, Caller]) -> None:
    stale = people["stage"].post("show/go", json={"expected_version": 999}).json()["current"]
    now = people["stage"].get("show").json()
    assert set(stale) == set(now)
    assert [stale[name] for name in ("seq", "version", "standby")] == [
        now[name] for name in ("seq", "version", "standby")
    ]


@pytest.mark.parametrize(
    ("role", "path", "body", "other"),
    [
        ("checkin", "guests", {"full_name": "Lưu Thị Hạnh"}, {"full_name": "Lưu Thị Hương"}),
        ("pledges", "pledges", _gift({"name": "HTX Nho"}), _gift({"name": "HTX Táo"})),
        ("nobody", "pledge-requests", _gift({"name": "HTX Nho"}), _gift({"name": "HTX Táo"})),
        (
            "stage",
            "rundown/cues",
            {"title": "Múa Chăm", "planned_s": 60},
            {"title": "Trống", "planned_s": 60},
        ),
    ],
)
def test_a_repeat_is_answered_as_the_first_time(
    role: str, path: str, body: dict[str, Any], other: dict[str, Any], people: dict[str, Caller]
) -> None:
    key = f"repeat {path}"
    first, again, changed = (people[role].post(path, key, json=said) for said in (body, body, other))
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (changed.status_code, changed.json()["code"]) == (422, "invalid")
    assert people[role].post(path, "x" * 101, json=body).status_code == 422


@pytest.mark.parametrize(
    ("role", "path", "content_type", "begins"),
    [
        ("crew", "rundown.xlsx", XLSX, b"PK\x03\x04"),
        ("crew", "rundown.csv", "text/csv; charset=utf-8", b"\xef\xbb\xbf"),
        ("crew", "show/log.xlsx", XLSX, b"PK\x03\x04"),
        ("checkin", "guests.xlsx", XLSX, b"PK\x03\x04"),
        ("checkin", "guests/1/qr.svg", "image/svg+xml", b"<"),
        ("checkin", "guests/1/qr.png", "image/png", b"\x89PNG"),
    ],
)
def test_a_file_is_of_its_type(
    role: str, path: str, content_type: str, begins: bytes, people: dict[str, Caller]
) -> None:
    answer = people[role].get(path)
    told = answer.headers["Content-Type"].replace("; charset=utf-8", "")
    assert (answer.status_code, told) == (200, content_type.replace("; charset=utf-8", ""))
    assert answer.content.startswith(begins)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    saved = answer.headers.get("Content-Disposition", "").startswith("attachment; filename=")
    assert saved == (path.rsplit(".", 1)[1] in ("xlsx", "csv"))


@pytest.mark.parametrize(
    ("role", "path", "name"),
    [("stage", "rundown", "kich-ban.xlsx"), ("checkin", "guests", "khach-moi.xlsx")],
)
def test_a_dry_run_says_row_by_row_what_it_would_do(
    role: str, path: str, name: str, people: dict[str, Caller]
) -> None:
    before = people[role].get(path).json()
    with (DATA / name).open("rb") as file:
        sent = people[role].post(f"{path}/import", files={"file": file}, data={"dry_run": "true"})
    told = sent.json()
    assert {"rows", "created", "updated", "unchanged", "warnings", "errors"} - set(told) == set()
    assert all(
        {"row", "action", "what"} <= set(row) <= {"row", "action", "what", "why"} for row in told["rows"]
    )
    assert {row["action"] for row in told["rows"]} <= {"create", "update", "unchanged", "skip"}
    assert all(set(said) == {"row", "column", "message"} for said in told["warnings"] + told["errors"])
    assert told["created"] == sum(row["action"] == "create" for row in told["rows"]) > 0
    assert people[role].get(path).json() == before


def test_the_tote_may_be_kept_for_a_second(people: dict[str, Caller]) -> None:
    first = people["nobody"].get("tote")
    assert "max-age=1" in first.headers["Cache-Control"]
    url = f"{people['nobody'].base}/api/v1/forums/{SLUG}/tote"
    again = requests.get(url, headers={"If-None-Match": first.headers["ETag"]}, timeout=10)
    assert (again.status_code, again.content) == (304, b"")
    assert "Set-Cookie" not in first.headers


def test_the_tote_and_the_show_have_the_members_of_the_contract(people: dict[str, Caller]) -> None:
    tote = people["nobody"].get("tote").json()
    wanted = "seq total opening_total tonight_total goal percent pledge_count latest spotlight frozen scene"
    assert set(wanted.split()) - set(tote) == set()
    assert tote["latest"]
    assert all({"name", "amount"} <= set(given) for given in tote["latest"])
    show = people["display"].get("show").json()
    wanted = "seq version phase mode current standby scene message over_s forecast_end_at planned_end_at"
    assert {*wanted.split(), "server_time"} - set(show) == set()


@pytest.mark.parametrize("text", ["500tr", "1,2 tỷ", "1.250.000.000", "50k", "2ty5", "500000000"])
def test_an_amount_is_read_back_as_a_number_and_in_words(text: str, people: dict[str, Caller]) -> None:
    said = {"500tr": 500_000_000, "1,2 tỷ": 1_200_000_000, "1.250.000.000": 1_250_000_000}
    said |= {"50k": 50_000, "2ty5": 2_500_000_000, "500000000": 500_000_000}
    body = {"donor": {"name": "HTX Nho"}, "amount": text}
    pledge = people["pledges"].post("pledges", f"said {text}".encode().hex(), json=body).json()
    assert (pledge["amount"], pledge["amount_in_words"][-4:]) == (said[text], "đồng")


def test_a_button_without_a_version_is_refused_within_a_moment(people: dict[str, Caller]) -> None:
    assert people["stage"].post("show/go", json={}).status_code == 200
    again = people["stage"].post("show/go", json={})
    assert (again.status_code, again.json()["code"]) == (409, "too_soon")


def test_guessing_a_password_is_stopped(running: Server) -> None:
    who = {"username": "nobody we know", "password": "x"}
    url = f"{running.base}/api/v1/session"
    answers = [requests.post(url, json=who, timeout=10) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert answers[-1].json()["code"] == "rate_limited"


def test_a_session_is_opened_told_and_closed(running: Server) -> None:
    admin = running.admin()
    url = f"{running.base}/api/v1/session"
    told = admin.get(url, timeout=10).json()
    assert (set(told), told["role"]) == ({"user", "role", "csrf_token"}, "admin")
    assert admin.delete(url, timeout=10).status_code == 204
    assert admin.get(url, timeout=10).json()["role"] == "nobody"


def test_a_device_is_made_listed_and_revoked(running: Server) -> None:
    made = running.device("crew")
    assert {"id", "token", "link"} - set(made) == set()
    assert Caller(running.base, made["token"]).get("show").status_code == 200
    admin, url = running.admin(), f"{running.base}/api/v1/devices"
    listed = next(one for one in admin.get(url, timeout=10).json()["items"] if one["id"] == made["id"])
    assert listed["last_seen_at"] is not None
    assert "token" not in listed
    assert admin.delete(f"{url}/{made['id']}", timeout=10).status_code == 204
    assert Caller(running.base, made["token"]).get("show").status_code == 401


def test_the_service_tells_how_it_is(running: Server) -> None:
    up, ready = (requests.get(f"{running.base}/{path}", timeout=10) for path in ("healthz", "readyz"))
    assert (up.status_code, up.json()) == (200, {"status": "ok"})
    assert (ready.status_code, ready.json()["status"]) == (200, "ok")
    metrics = requests.get(f"{running.base}/metrics", timeout=10)
    assert metrics.headers["Content-Type"].startswith("text/plain")
    assert "forum_live_connections" in metrics.text


def test_times_have_their_offset(people: dict[str, Caller]) -> None:
    assert people["crew"].get(f"/api/v1/forums/{SLUG}").json()["starts_at"].endswith("+07:00")
    told = people["crew"].get("show").json()["server_time"]
    assert told[-6] in "+-"
    assert time.strptime(told[:19], "%Y-%m-%dT%H:%M:%S").tm_year > 2023
