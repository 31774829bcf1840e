"""A sped-up evening, played against the running app through its public API, as its users would.

Every name is invented. It refuses a forum that has guests, pledges or a show under way: the ledger of a
real evening cannot be cleaned of a play.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from forum_app.demo import invented
from forum_app.demo.player import DemoRefused, Player
from forum_app.kernel.actors import Role
from forum_app.kernel.money import format_dong

CAST: tuple[Role, ...] = ("stage", "checkin", "pledges")
# Beats of the evening: a dozen guests at the door, and each GO with what goes on meanwhile.
BEATS = 150 / 12 + 15 * 2.5
HANDOVER = "handover"

Say = Callable[[str], None]


@dataclass(slots=True)
class Evening:
    """The play: who acts, how long a beat is, and what chance decided (the same at every showing)."""

    stage: Player
    door: Player
    desk: Player
    beat_s: float
    say: Say
    chance: random.Random = field(default_factory=lambda: random.Random(17))

    def prepare(self) -> list[dict[str, Any]]:
        """Send in what an office prepares in the weeks before; give the guests who are expected."""
        self.door.send_file("guests/import", "khach-moi.csv", invented.guest_list(self.chance))
        self.door.send_file("seats/import", "hoi-truong.csv", invented.seating_plan())
        self.desk.send_file("donor-list/import", "nha-tai-tro.csv", invented.donor_list())
        for amount, title in invented.MILESTONES:
            self.stage.post("tote/milestones", {"amount": amount, "title": title})
        self._bring_boards_on_stage()
        guests: list[dict[str, Any]] = self.door.get("guests?limit=500&state=expected")["items"]
        self.say(f"{len(guests)} guests are expected")
        self.chance.shuffle(guests)
        return guests

    def _bring_boards_on_stage(self) -> None:
        """Make each promised board a step of the hand-over, in the order they were promised."""
        for pledge in sorted(self.desk.get("boards")["items"], key=lambda pledge: int(pledge["id"])):
            self.desk.post(f"boards/{pledge['id']}/move", {"before": None})
        steps = [_step(board) for board in self.stage.get("boards")["items"]]
        for cue in self.stage.get("rundown")["cues"]:
            if cue["kind"] == HANDOVER:
                self.stage.patch(f"rundown/cues/{cue['id']}", {"version": cue["version"], "steps": steps})

    def arrivals(self, guests: list[dict[str, Any]]) -> Iterator[None]:
        """Scan most of the guests in, a dozen a beat, with one who comes twice and one deputy."""
        coming = guests[: len(guests) * 9 // 10]
        for number, guest in enumerate(coming):
            scan: dict[str, object] = {"code": guest["code"], "desk": f"Bàn {number % 3 + 1}"}
            if number == 20:
                scan["deputy"] = {"full_name": "Lê Thị Thu An", "position": "Phó Giám đốc"}
            self.door.post("check-ins", scan)
            if number == 30:
                self.door.post("check-ins", scan)
            if number % 12 == 11:
                yield

    def programme(self) -> Iterator[None]:
        """Call every item and every donor in turn; a message now and then."""
        state = self.stage.get("show")
        while state.get("standby") or state.get("next_step"):
            state = self.stage.post("show/go", {"expected_version": state["version"]})
            if "current" not in state:
                raise DemoRefused(f"GO was refused: {state.get('detail')}")
            self.say(f"GO: {(state['current'].get('step') or state['current'])['title']}")
            if self.chance.random() < 0.3:
                text = self.chance.choice(invented.MESSAGES)
                state = self.stage.post("show/message", {"text": text, "target": "mc", "level": "info"})
            yield
        self.stage.post("show/end", {"expected_version": state["version"]})

    def pledges(self) -> Iterator[None]:
        """Take pledges at the desk, put donors in the spotlight, let one come by the public form."""
        for name, kind, gift in invented.GIVERS:
            donor = {"name": name, "kind": kind, "anonymous": name.startswith("Một gia đình")}
            taken = self.desk.post("pledges", {"donor": donor, "channel": "desk", **gift})
            if "id" not in taken:
                raise DemoRefused(f"a pledge was refused: {taken.get('errors', taken.get('detail'))}")
            self.say(f"pledged: {taken['amount_in_words']}")
            if kind == "organisation":
                self.desk.post("tote/spotlight", {"pledge_id": taken["id"]})
            yield
        self.desk.post(
            "pledge-requests", {"donor": {"name": "Đỗ Minh Khánh", "kind": "person"}, "amount": "1tr"}
        )
        self.desk.post("tote/spotlight", {"pledge_id": None})

    def settle(self) -> None:
        """Read the bank's statement the day after: some of the money has come."""
        taken = [one for one in self.desk.get("pledges?limit=100")["items"] if one["kind"] == "cash"]
        paid = [(one["reference"], one["amount"]) for one in taken[1::3]]
        day = self.stage.get("show")["server_time"][:10]
        content = invented.bank_statement("/".join(reversed(day.split("-"))), paid)
        read = self.desk.send_file("payments/statements", "sao-ke.csv", content, bank="Ngân hàng Mặt Trời")
        self.say(f"the bank's statement: {len(read['rows'])} lines")

    def play(self) -> None:
        guests = self.prepare()
        door, show, money = self.arrivals(guests), self.programme(), self.pledges()
        for _ in door:
            time.sleep(self.beat_s)
        for number, _ in enumerate(show):
            for _ in range(3 if number >= 10 else 0):
                next(money, None)
                time.sleep(self.beat_s / 2)
            time.sleep(self.beat_s)
        for _ in money:
            time.sleep(self.beat_s / 2)
        self.settle()
        self.say("The evening is over. Everything it did is in the log.")


def play(
    address: str, slug: str, tokens: Mapping[Role, str], *, minutes: float, anyway: bool, say: Say
) -> None:
    """Play the evening in about so many minutes. Raises DemoRefused where the forum is in use."""
    base = f"{address}/api/v1/forums/{slug}"
    stage, door, desk = (Player(base, tokens[role]) for role in CAST)
    if not anyway and _in_use(stage, door, desk):
        raise DemoRefused(
            "This forum is in use already; play the demo in an instance of its own (or --anyway)."
        )
    Evening(stage, door, desk, minutes * 60 / BEATS, say).play()


def _in_use(stage: Player, door: Player, desk: Player) -> bool:
    used = desk.get("pledges?limit=1")["items"] or door.get("guests?limit=1")["items"]
    return bool(used) or stage.get("show")["phase"] != "standby"


def _step(board: Mapping[str, Any]) -> dict[str, object]:
    """Make the step that calls a donor, as the rundown editor does."""
    said = f"{format_dong(board['amount'])} ({board['amount_in_words']})"
    return {
        "title": board["donor"]["name"],
        "presenter": board["presenter"],
        "text": said,
        "scene": "spotlight",
        "pledge_id": board["id"],
    }
