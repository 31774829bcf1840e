"""What is known of people stays with those who need it: planted, an evening played, then looked for."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.cast import SLUG
from tests.servers import ADMIN_PASSWORD, Caller, Server, serving
from tests.watchers import watching

# Plain letters and digits, which no answer writes in another way.
PROTECTED_NAME, PROTECTED_HOME = "Katora Hongheo Bimat", "Thon Bimat Phuoc Ha"
DEPUTY = "Nguoi Dithay Bimat"
GUEST_PHONE, GUEST_NOTE, BIRTH = "0912000111", "an chay bimat", "sinh ngay 12031950"
ANONYMOUS, CASH_NOTE, REASON = "Nguoigiau Andanh", "chuyen tien dem nay", "doc nham so tien"
ASKER, ASKER_PHONE, ASKER_MESSAGE = "Nguoihoi Dangcho", "0912000222", "xin giu kin giup"
CUE_NOTE = "tat den khi khoc"
WRONG_PASSWORD = "mat-khau-go-nham"

DOOR = {PROTECTED_NAME, PROTECTED_HOME, DEPUTY, GUEST_PHONE, GUEST_NOTE, BIRTH}
MONEY = {ANONYMOUS, CASH_NOTE, REASON, ASKER, ASKER_PHONE, ASKER_MESSAGE}
MAY_KNOW: dict[str, set[str]] = {
    "nobody": set(),
    "display": set(),
    "crew": {CUE_NOTE},
    "stage": {CUE_NOTE},
    "checkin": DOOR,
    "pledges": MONEY,
}
READ = (
    "/",
    "/sign-in",
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/v1/openapi.json",
    "/api/v1/session",
    "/api/v1/forums",
    "/api/v1/devices",
    f"/f/{SLUG}",
    *(
        f"/f/{SLUG}/{page}"
        for page in (
            *("pledge", "pledge/DK-0001-3", "console", "rundown", "log", "prompter", "stage", "overlay"),
            *("desk", "guests", "arrivals", "pledges"),
            *("crew/sound", "crew/light", "crew/screen", "crew/stage"),
        )
    ),
    *("tote", "programme", "show", "show/log", "show/log.xlsx", "rundown", "rundown.xlsx", "rundown.csv"),
    *("rundown.pdf", "show/log.pdf"),
    *(
        "desk-list",
        "scans/xung-dot",
        "attendance",
        "delegates-present",
        "guests",
        "guests.xlsx",
        "guest-groups",
        "guests/1",
        "guests/2",
    ),
    *("pledges", "pledges/1", "pledges/2", "pledge-requests", "donors", "donors?q=bimat"),
    f"guests?q={GUEST_PHONE}",
    f"pledges?q={ANONYMOUS}&limit=0",
)
# Refused, one for its body and one for its moment: errors and `current` may tell no more than answers do.
WRITTEN: tuple[tuple[str, object], ...] = (
    ("pledges/1/release", {"version": 99}),
    ("tote/spotlight", {"pledge_id": 1}),
    ("tote/freeze", {}),
    ("tote/release", {}),
    ("show/message", {"text": "xin cho"}),
    ("guests/1/cancel", {"version": 99}),
    ("check-ins", {"guest_id": 1}),
    ("check-ins/2/reentry", {}),
    ("check-ins/delegation", {"delegation_id": 9, "guest_ids": [1, 2]}),
    ("check-ins/batch", {"items": [{"key": "sau", "guest_id": 2, "offline": True}]}),
    ("scans/khong-co/settle", {}),
    ("pledges/1/void", {"version": 99, "reason": "x"}),
    ("pledge-requests/1/reject", {"reason": ""}),
)
TOPICS = ("show", "rundown", "tote", "attendance", "door", "pledges", "donors", "presence")
# What screens, crew phones and the other desks may see: no phone, and of a note not a word.
SEEN_BY_MANY = ("attendance", "delegates-present")
SEEN_AT_DESKS = ("desk-list", "scans/xung-dot")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("privacy"), founded) as server:
        yield server


def _plant_at_the_door(door: Caller) -> None:
    poor = {"full_name": PROTECTED_NAME, "organisation": PROTECTED_HOME, "note": GUEST_NOTE}
    assert door.post("guests", json={**poor, "phone": GUEST_PHONE, "group": 7}).status_code == 201
    deputy = {"full_name": DEPUTY, "position": "con"}
    assert door.post("check-ins", json={"guest_id": 1, "desk": "Bàn 1", "deputy": deputy}).status_code == 201
    note = f"{GUEST_NOTE}, {BIRTH}"
    leader = {"full_name": "Le Van Khach", "group": 1, "phone": GUEST_PHONE, "note": note}
    assert door.post("guests", json=leader).status_code == 201
    assert door.post("check-ins", json={"guest_id": 2, "desk": "Bàn 1"}).status_code == 201
    conflict = {"key": "xung-dot", "guest_id": 2, "desk": "Bàn 2", "offline": True}
    assert door.post("check-ins/batch", json={"items": [conflict]}).status_code == 200


def _plant_at_the_desk(desk: Caller, nobody: Caller) -> None:
    donor = {"name": ANONYMOUS, "kind": "person", "anonymous": True}
    for number, hold in ((1, True), (2, False)):
        body = {"donor": donor, "amount": "500tr", "description": CASH_NOTE, "hold": hold}
        assert desk.post("pledges", f"key {number}", json=body).status_code == 201
    change = {"version": 1, "amount": "450tr", "reason": REASON}
    assert desk.call("PATCH", "pledges/2", json=change).status_code == 200
    asked = {"donor": {"name": ASKER, "kind": "person"}, "amount": "1tr", "phone": ASKER_PHONE}
    assert nobody.post("pledge-requests", json=asked | {"message": ASKER_MESSAGE}).status_code == 202


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    made = {role: Caller(running.base) if role == "nobody" else running.caller(role) for role in MAY_KNOW}
    _plant_at_the_door(made["checkin"])
    _plant_at_the_desk(made["pledges"], made["nobody"])
    cue = {"title": "Múa Chăm", "planned_s": 60, "notes": {"light": CUE_NOTE}}
    assert made["stage"].post("rundown/cues", json=cue).status_code == 201
    assert made["stage"].post("show/go", json={}).status_code == 200
    assert made["stage"].post("tote/spotlight", json={"pledge_id": 1}).status_code == 200
    return made


def _text(answer: requests.Response) -> str:
    """Give all an answer says: its head, and the texts inside a workbook."""
    said = f"{answer.headers} {answer.content.decode(errors='replace')}"
    if answer.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            said += "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return said


def _found(said: str) -> set[str]:
    return {planted for planted in (*DOOR, *MONEY, CUE_NOTE) if planted in said}


@pytest.mark.parametrize("role", MAY_KNOW)
def test_nobody_reads_more_than_they_need(role: str, people: dict[str, Caller]) -> None:
    found = {path: _found(_text(people[role].get(path))) - MAY_KNOW[role] for path in READ}
    assert {path: said for path, said in found.items() if said} == {}


@pytest.mark.parametrize("role", MAY_KNOW)
def test_no_refusal_and_no_answer_to_a_write_tells_more(role: str, people: dict[str, Caller]) -> None:
    found = {path: _found(_text(people[role].post(path, json=body))) for path, body in WRITTEN}
    assert {path: said - MAY_KNOW[role] for path, said in found.items() if said - MAY_KNOW[role]} == {}


@pytest.mark.parametrize("role", MAY_KNOW)
def test_no_live_picture_tells_more(role: str, running: Server, people: dict[str, Caller]) -> None:
    for topic in TOPICS:
        with watching(running.base, people[role].token, topic) as screen:
            told = _found(json.dumps(screen.answer, ensure_ascii=False)) - MAY_KNOW[role]
            assert (topic, told) == (topic, set())


def test_a_desk_reads_no_phone_and_many_read_no_note(running: Server, people: dict[str, Caller]) -> None:
    desk = people["checkin"]
    entered = desk.post("check-ins/2/reentry", json={"desk": "Bàn 1"})
    many = {path: _found(_text(desk.get(path))) for path in SEEN_BY_MANY}
    desks = {path: _found(_text(desk.get(path))) for path in SEEN_AT_DESKS}
    with watching(running.base, desk.token, "attendance", "door") as screen:
        live = _found(json.dumps(screen.answer, ensure_ascii=False))
        conflicts = screen.states["door"]["state"]["conflicts"]
    assert "xung-dot" in [one["key"] for one in conflicts]
    assert (many, live) == ({path: set() for path in SEEN_BY_MANY}, set())
    assert desks["desk-list"] == {PROTECTED_NAME, PROTECTED_HOME, GUEST_NOTE, BIRTH}
    assert (desks["scans/xung-dot"], _found(_text(entered))) == ({GUEST_NOTE, BIRTH}, {GUEST_NOTE, BIRTH})


def test_the_stage_releases_a_pledge_without_learning_whose_it_is(people: dict[str, Caller]) -> None:
    released = people["stage"].post("pledges/1/release", json={"version": 1})
    assert (released.status_code, released.json()["donor"]["name"]) == (200, "Nhà hảo tâm")
    assert _found(_text(released)) == set()


def test_the_live_queue_has_no_phones_and_no_messages(running: Server, people: dict[str, Caller]) -> None:
    with watching(running.base, people["pledges"].token, "pledges") as desk:
        told = _found(json.dumps(desk.answer, ensure_ascii=False))
    assert told & {ASKER_PHONE, ASKER_MESSAGE, CASH_NOTE, REASON} == set()


def test_the_searches_find_what_was_planted(people: dict[str, Caller]) -> None:
    """Else the hunts above would look for nothing."""
    reads = (
        ("checkin", "guests"),
        ("pledges", "pledges"),
        ("pledges", "pledges/2"),
        ("pledges", "pledge-requests"),
        ("crew", "rundown"),
    )
    found = set().union(*(_found(_text(people[role].get(path))) for role, path in reads))
    assert found == DOOR - {DEPUTY} | MONEY | {CUE_NOTE}


def test_the_log_names_nobody_and_keeps_no_secret(running: Server, people: dict[str, Caller]) -> None:
    wrong = {"username": "admin", "password": WRONG_PASSWORD}
    assert requests.post(f"{running.base}/api/v1/session", json=wrong, timeout=10).status_code == 401
    for token in ("t" * 32, people["crew"].token):
        requests.get(f"{running.base}/d/{token}", timeout=10)
        Caller(running.base, token).get(f"guests?q={GUEST_PHONE}")
    log = running.log()
    secrets = {caller.token for caller in people.values() if caller.token}
    assert _found(log) == set()
    assert [secret for secret in secrets | {ADMIN_PASSWORD, WRONG_PASSWORD, "t" * 32} if secret in log] == []
    assert "Traceback" not in log


def test_no_secret_is_kept_as_it_is(running: Server, people: dict[str, Caller]) -> None:
    kept = b"".join(file.read_bytes() for file in running.folder.glob("forum.sqlite3*"))
    secrets = [caller.token for caller in people.values() if caller.token]
    assert [secret for secret in [*secrets, ADMIN_PASSWORD] if secret.encode() in kept] == []
    assert {file.stat().st_mode & 0o077 for file in running.folder.glob("secret*")} == {0}
