"""The evening, end to end: GO, scan, pledge, and every screen follows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from tests.servers import Caller, Server
from tests.watchers import watching

DONOR = {"name": "HTX Nho Nắng Vàng", "kind": "organisation", "anonymous": False}
PLEDGE = {"donor": DONOR, "kind": "cash", "amount": "1,2 tỷ", "channel": "desk"}


def _guest(door: Caller) -> dict[str, Any]:
    body = {"full_name": "Đàng Thị Thu An", "organisation": "Phường Đài Sơn", "group": 5}
    answer = door.post("guests", key="walk-in", json=body)
    assert answer.status_code == 201, answer.text
    guest: dict[str, Any] = answer.json()
    return guest


def test_the_screens_follow_the_evening(server: Server) -> None:
    stage, door, desk = server.caller("stage"), server.caller("checkin", "Bàn 2"), server.caller("pledges")
    guest = _guest(door)
    with (
        watching(server.base, server.device("display")["token"], "show", "tote") as wall,
        watching(server.base, server.device("crew")["token"], "show", "attendance") as crew,
        watching(server.base, None, "tote") as phone,
    ):
        version = wall.states["show"]["state"]["version"]
        called = stage.post("show/go", json={"expected_version": version})
        assert called.status_code == 200
        wall.until("show", lambda show: (show["current"] or {}).get("title") == "Văn nghệ chào mừng")
        crew.until("show", lambda show: show["version"] == called.json()["version"])

        assert door.post("check-ins", json={"code": guest["code"], "desk": "Bàn 2"}).status_code == 201
        crew.until("attendance", lambda attendance: attendance["present"] == 1)

        assert desk.post("pledges", key="board-1", json=PLEDGE).status_code == 201
        for screen in (wall, phone):
            screen.until("tote", lambda tote: tote["total"] == 1_200_000_000)


def test_a_corrected_pledge_is_corrected_everywhere(server: Server) -> None:
    desk = server.caller("pledges")
    with watching(server.base, None, "tote") as screen:
        pledge = desk.post("pledges", key="one", json=PLEDGE).json()
        screen.until("tote", lambda tote: tote["total"] == 1_200_000_000)
        change = {"version": pledge["version"], "amount": "120tr", "reason": "đọc nhầm"}
        corrected = desk.call("PATCH", f"pledges/{pledge['id']}", json=change)
        assert corrected.status_code == 200
        screen.until("tote", lambda tote: tote["total"] == 120_000_000)
        reason = {"version": corrected.json()["version"], "reason": "nhập thử"}
        assert desk.post(f"pledges/{pledge['id']}/void", json=reason).status_code == 200
        screen.until("tote", lambda tote: tote["total"] == 0)
    assert requests.get(f"{desk.base}/api/v1/forums/lang-nghe-2024/tote", timeout=10).json()["total"] == 0


def _at_once(count: int, do: Any) -> list[int]:
    with ThreadPoolExecutor(count) as pool:
        return sorted(answer.status_code for answer in pool.map(do, range(count)))


def test_ten_simultaneous_gos_call_one_cue(server: Server) -> None:
    stage = server.caller("stage")
    version = stage.get("show").json()["version"]
    go = {"expected_version": version}
    assert _at_once(10, lambda _: stage.post("show/go", json=go)) == [200] + [409] * 9
    assert stage.get("show").json()["version"] == version + 1


def test_one_code_at_eight_desks_is_one_admission(server: Server) -> None:
    door = server.caller("checkin", "Bàn 1")
    code = _guest(door)["code"]
    scans = _at_once(8, lambda desk: door.post("check-ins", json={"code": code, "desk": f"Bàn {desk}"}))
    assert scans == [201] + [409] * 7
    assert door.get("attendance").json()["present"] == 1


def test_a_pledge_sent_ten_times_counts_once(server: Server) -> None:
    desk = server.caller("pledges")
    assert _at_once(10, lambda _: desk.post("pledges", key="same", json=PLEDGE)) == [201] * 10
    assert desk.get("tote").json()["total"] == 1_200_000_000


@pytest.mark.parametrize("topic", ["show", "attendance", "pledges", "presence", "rundown"])
def test_nobody_watches_anything_but_the_tote(topic: str, server: Server) -> None:
    with watching(server.base, None, "tote", topic) as stranger:
        assert stranger.answer["ok"] is False
        assert stranger.states == {}


def test_a_revoked_device_loses_its_socket_at_once(server: Server) -> None:
    made = server.device("crew")
    with watching(server.base, made["token"], "show") as phone:
        admin = server.admin()
        assert admin.delete(f"{server.base}/api/v1/devices/{made['id']}", timeout=10).status_code == 204
        phone.wait_until_cut_off()
