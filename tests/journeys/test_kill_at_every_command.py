"""Killed with -9 after every kind of command: the same item runs with the same countdown."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import requests

from tests.servers import Caller, Server
from tests.show.picture import State, still

# What all processes of the server may work until the show is served again. The app promises two seconds by
# the clock of a machine of its own; on a shared one the clock says nothing, and even work counts double.
RESTART_S = 8.0

Press = Callable[[], requests.Response]


class Crew:
    """A stage manager who holds the show, and one of the crew."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.stage, self.sound = server.caller("stage"), server.caller("crew")

    def show(self) -> State:
        state: State = self.stage.get("show").json()
        return state

    def press(self, command: str, **body: object) -> Press:
        """Give a command on what is true now."""
        return lambda: self.stage.post(
            f"show/{command}", json={"expected_version": self.show()["version"], **body}
        )

    def cues(self) -> list[dict[str, Any]]:
        cues: list[dict[str, Any]] = self.stage.get("rundown").json()["cues"]
        return cues

    def give_steps(self) -> requests.Response:
        cue = self.cues()[1]
        steps = [{"title": f"Trao bảng {number}"} for number in range(1, 4)]
        return self.stage.call(
            "PATCH", f"rundown/cues/{cue['id']}", json={"version": cue["version"], "steps": steps}
        )

    def add_an_item(self) -> requests.Response:
        body = {"title": "Chen vào", "planned_s": 60, "before": self.cues()[3]["id"]}
        return self.stage.post("rundown/cues", json=body)

    def say_ready(self) -> requests.Response:
        return self.sound.post("show/ready", json={"department": "sound", "ready": True})

    def acknowledge(self) -> requests.Response:
        return self.sound.post(f"show/messages/{self.show()['message']['id']}/ack", json={})

    def jump(self) -> requests.Response:
        return self.press("standby", cue_id=self.cues()[4]["id"])()

    def prepare(self) -> requests.Response:
        return self.stage.post("show/prepared-messages", json={"text": "Mời rời sân khấu", "target": "timer"})

    def all_that_is_kept(self) -> dict[str, object]:
        """Read what a restart must not change. Countdowns follow from the hours and lengths in it."""
        rundown, log = self.stage.get("rundown").json(), self.stage.get("show/log").json()
        return {
            "show": still(self.show()),
            "prepared": self.stage.get("show/prepared-messages").json(),
            "rundown": [(cue["id"], cue["title"], cue["steps"], cue["version"]) for cue in rundown["cues"]],
            "log": log["entries"],
            "runs": log["runs"],
        }

    def whole_evening(self) -> list[tuple[str, Press]]:
        """Every kind of command, in an order in which each one means something."""
        press = self.press
        return [
            ("steps", self.give_steps),
            ("prepare", self.prepare),
            ("caller", press("caller", seat="console-1")),
            ("ready", self.say_ready),
            ("go", press("go")),
            ("message", press("message", text="Còn 2 phút", target="mc", level="urgent")),
            ("ack", self.acknowledge),
            ("adjust", press("adjust", seconds=90)),
            ("hold", press("hold")),
            ("resume", press("resume")),
            ("next item", press("go")),
            ("hold before a step", press("hold")),
            ("step", press("go")),
            ("back to the hold", press("back")),
            ("step again", press("go")),
            ("edit", self.add_an_item),
            ("jump", self.jump),
            ("scene", press("scene", scene="black")),
            ("timer", press("timer", dark=True)),
            ("end", press("end")),
            ("back after the end", press("back")),
            ("reset", press("reset", mode="rehearsal")),
        ]


def restarted(server: Server, caller: Caller) -> float:
    """Kill the server and start it; give what it worked until the show was served again, in seconds."""
    server.kill()
    server.start()
    assert caller.get("show").status_code == 200
    assert server.process is not None
    return sum(
        worked_s(stat) for stat in Path("/proc").glob("[0-9]*/stat") if group(stat) == server.process.pid
    )


def group(stat: Path) -> int:
    """Read which group of processes one belongs to; 0 where it has just gone."""
    return int((_fields(stat) or ["", "", "0"])[2])


def worked_s(stat: Path) -> float:
    """Read how long a process has worked."""
    fields = _fields(stat)
    return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def _fields(stat: Path) -> list[str]:
    """Read what follows the name of the command; see proc(5)."""
    try:
        return stat.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


@pytest.mark.timeout(600)
def test_killed_after_any_command_the_show_is_where_it_was(server: Server) -> None:
    crew, worked = Crew(server), []
    for name, command in crew.whole_evening():
        answer = command()
        assert answer.status_code < 300, (name, answer.text)
        before = crew.all_that_is_kept()
        worked.append(restarted(server, crew.stage))
        assert crew.all_that_is_kept() == before, name
    assert median(worked) < RESTART_S
