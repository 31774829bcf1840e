"""The door on a real server: eight desks at once, and a power cut in the middle of the queue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import requests

from tests.servers import Caller, Server
from tests.watchers import watching

DESKS = 8
GUESTS = 100


def _invite(door: Caller, number: int) -> str:
    invited = door.post("guests", json={"full_name": f"Lê An {number}", "group": 2})
    assert invited.status_code == 201
    code: str = invited.json()["code"]
    return code


def _together(desk: Caller, name: str, codes: Sequence[str], start: Barrier) -> list[tuple[int, str]]:
    """Scan each code at the same moment as all other desks; give how it ended and who admitted."""
    with requests.Session() as line:
        line.headers["Authorization"] = f"Bearer {desk.token}"
        address = f"{desk.base}/api/v1/forums/lang-nghe-2024/check-ins"
        ended = []
        for number, code in enumerate(codes):
            start.wait(timeout=60)
            key = {"Idempotency-Key": f"{name} {number}"}
            answer = line.post(address, json={"code": code, "desk": name}, headers=key, timeout=15)
            ended.append((answer.status_code, answer.json()["admission"]["desk"]))
    return ended


def test_the_same_badge_at_eight_desks_at_once_is_one_admission(server: Server) -> None:
    door = server.caller("checkin")
    codes = [_invite(door, number) for number in range(GUESTS)]
    names, start = [f"Bàn {number}" for number in range(DESKS)], Barrier(DESKS)
    with ThreadPoolExecutor(DESKS) as desks:
        at_work = [desks.submit(_together, door, name, codes, start) for name in names]
        ended = [work.result() for work in at_work]
    for number in range(GUESTS):
        answers = [of_desk[number] for of_desk in ended]
        assert Counter(status for status, _ in answers) == {201: 1, 409: DESKS - 1}
        assert len({desk for _, desk in answers}) == 1
    attendance = door.get("attendance").json()
    assert (attendance["present"], attendance["expected"]) == (GUESTS, GUESTS)


def _scan_until_it_dies(desk: Caller, name: str, codes: Sequence[str]) -> dict[str, tuple[int, bytes, str]]:
    """Scan one after another, each badge twice; give the answers that came, by the attempt's key."""
    answers: dict[str, tuple[int, bytes, str]] = {}
    for number, code in enumerate(code for code in codes for _ in range(2)):
        key = f"{name} {number}"
        try:
            answer = desk.post("check-ins", key, json={"code": code, "desk": name})
        except requests.RequestException:
            break
        answers[key] = answer.status_code, answer.content, code
    return answers


def test_every_answered_scan_survives_kill_9_and_is_answered_the_same(server: Server) -> None:
    desk = server.caller("checkin")
    codes = [_invite(desk, number) for number in range(120)]
    with ThreadPoolExecutor(4) as desks, watching(server.base, desk.token, "attendance") as screen:
        at_work = {
            f"Bàn {number}": desks.submit(_scan_until_it_dies, desk, f"Bàn {number}", codes[number::4])
            for number in range(4)
        }
        screen.until("attendance", lambda attendance: attendance["present"] >= 20)
        server.kill()
        answered: dict[str, dict[str, Any]] = {name: work.result() for name, work in at_work.items()}
    server.start()
    assert {status for answers in answered.values() for status, *_ in answers.values()} == {201, 409}
    for name, answers in answered.items():
        for key, (status, content, code) in answers.items():
            again = desk.post("check-ins", key, json={"code": code, "desk": name})
            assert (again.status_code, again.content) == (status, content)
            assert again.headers["Idempotency-Replayed"] == "true"
    admitted = sum(status == 201 for answers in answered.values() for status, *_ in answers.values())
    # A scan written but not yet answered may be there too: at most one a desk.
    assert 0 <= desk.get("attendance").json()["present"] - admitted <= 4


def test_a_scan_that_died_unanswered_is_asked_about_and_handed_over(server: Server) -> None:
    """Whether it was written or not: after the restart the key is looked up, or the scan comes in once."""
    desk = server.caller("checkin")
    codes = [_invite(desk, number) for number in range(60)]
    with ThreadPoolExecutor(1) as line, watching(server.base, desk.token, "attendance") as screen:
        work = line.submit(_scan_until_it_dies, desk, "Bàn 1", codes)
        screen.until("attendance", lambda attendance: attendance["present"] >= 5)
        server.kill()
        answers = work.result()
    server.start()
    lost = f"Bàn 1 {len(answers)}"
    code = codes[len(answers) // 2]
    known = desk.get(f"scans/{lost}")
    item = {"key": lost, "code": code, "desk": "Bàn 1", "offline": True}
    results = [desk.post("check-ins/batch", json={"items": [item]}).json()["results"] for _ in range(2)]
    assert results[0] == results[1]
    if known.status_code == 200:
        assert results[0][0]["status"] == known.json()["status"]
    assert known.status_code in (200, 404)
    admissions = desk.get("attendance").json()["present"]
    assert admissions == len({code for _, _, code in answers.values()} | {code})


def test_a_desk_that_comes_back_online_holds_nobody_up(server: Server) -> None:
    """While one hands over 500 scans the others are answered, between them and not after the last."""
    desk = server.caller("checkin")
    code = _invite(desk, 1)
    items = [{"key": f"kept {number}", "code": code, "desk": "Bàn 2"} for number in range(500)]
    answered = 0
    with ThreadPoolExecutor(1) as line:
        handing_over = line.submit(desk.post, "check-ins/batch", json={"items": items})
        while not handing_over.done():
            assert desk.post("check-ins", json={"code": code, "desk": "Bàn 1"}).status_code in (201, 409)
            answered += 1
    assert len(handing_over.result().json()["results"]) == 500
    assert answered >= 10
