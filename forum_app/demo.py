"""A sped-up evening, played against the running app through its public API, as its users would.

Every name is invented. It refuses a forum that has guests, pledges or a show under way: the ledger of a
real evening cannot be cleaned of a play.
"""

from __future__ import annotations

import csv
import io
import json
import random
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from forum_app.kernel.actors import Role

CAST: tuple[Role, ...] = ("stage", "checkin", "pledges")
GUESTS = 150

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đàng", "Kator", "Chamaléa", "Bá", "Võ", "Đỗ", "Quảng")
MIDDLES = ("Thị", "Văn", "Minh", "Ngọc", "Thu", "Đức", "Quốc", "Xuân", "Thanh", "Bích")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Châu",
    "Dũng",
    "Đạt",
    "Giang",
    "Hằng",
    "Khánh",
    "Lan",
    "Nga",
    "Phúc",
    "Tâm",
    "Yến",
)
# (how many of 150, group heading, positions, organisations)
PARTIES = (
    (12, "I. Thường trực Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh, Đoàn ĐBQH",
     ("Ủy viên Ban Thường vụ", "Phó Chủ tịch"), ("Tỉnh ủy", "HĐND tỉnh", "UBND tỉnh")),
    (40, "II. Doanh nghiệp, doanh nhân, nhà hảo tâm", ("Giám đốc", "Chủ tịch HĐQT", "Kế toán trưởng"),
     ("Công ty CP Điện gió Biển Xanh", "HTX Nho Nắng Vàng", "Công ty TNHH Muối Trắng Cà Ná")),
    (30, "III. Lãnh đạo cơ quan, đơn vị, lực lượng vũ trang", ("Giám đốc", "Trưởng phòng"),
     ("Sở Lao động", "Sở Văn hóa", "Bộ Chỉ huy Quân sự tỉnh")),
    (20, "IV. Huyện ủy, UBND, Ủy ban MTTQ Việt Nam các huyện, thành phố", ("Bí thư", "Chủ tịch UBND"),
     ("Huyện Ninh Phước", "Huyện Bác Ái", "Huyện Thuận Bắc")),
    (28, "V. 16 xã, phường thuộc thành phố Phan Rang - Tháp Chàm", ("Bí thư Đảng ủy", "Chủ tịch UBMTTQ"),
     ("Phường Đài Sơn", "Phường Mỹ Hải", "Xã Thành Hải")),
    (20, "VII. Đại diện hộ nghèo, học sinh nghèo hiếu học", ("Hộ nghèo", "Học sinh"),
     ("Phường Đông Hải", "Xã Thành Hải")),
)  # fmt: skip
DONORS = (
    ("Công ty Cổ phần Điện gió Biển Xanh Ninh Thuận", "organisation", "1 tỷ"),
    ("Ngân hàng Thương mại Cổ phần Mặt Trời – Chi nhánh Ninh Thuận", "organisation", "500tr"),
    ("Hợp tác xã Nho Nắng Vàng", "organisation", "50tr"),
    ("Công ty TNHH Muối Trắng Cà Ná", "organisation", "200 triệu"),
    ("Bà Nguyễn Thị Thanh Hương", "person", "20tr"),
    ("Câu lạc bộ Doanh nhân trẻ tỉnh Ninh Thuận", "organisation", "1,2 tỷ"),
    ("Tập đoàn Năng lượng Gió Và Nắng Miền Trung", "organisation", "2ty5"),
    ("Ông Trần Văn Dũng", "person", "5.000.000"),
    ("Một gia đình ở phường Đài Sơn", "person", "2tr"),
    ("Công đoàn Viên chức tỉnh", "organisation", "75 triệu"),
)
MESSAGES = ("Mời doanh nghiệp lên sân khấu bên phải", "Còn 2 phút", "Chậm lại một chút")

Say = Callable[[str], None]


class DemoRefused(Exception):
    """The play would spoil a real evening, or the app does not answer."""


@dataclass(slots=True)
class Player:
    """One of the cast, calling the API with a device's token."""

    base: str
    token: str

    def get(self, path: str) -> Any:
        return self._call("GET", path, None, {})

    def post(self, path: str, body: Mapping[str, object]) -> Any:
        headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        return self._call("POST", path, json.dumps(body).encode(), headers)

    def send_file(self, path: str, name: str, content: bytes) -> Any:
        edge = uuid.uuid4().hex
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self._call("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def _call(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Any:
        request = urllib.request.Request(f"{self.base}/{path}", data=body, method=method)
        for name, value in {**headers, "Authorization": f"Bearer {self.token}"}.items():
            request.add_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            return json.load(refused)
        except urllib.error.URLError as fault:
            raise DemoRefused(f"{self.base} does not answer: is the app running? ({fault.reason})") from fault


@dataclass(slots=True)
class Evening:
    """The play: who acts, how long a beat is, and what chance decided (the same at every showing)."""

    stage: Player
    door: Player
    desk: Player
    beat_s: float
    say: Say
    chance: random.Random = field(default_factory=lambda: random.Random(17))

    def invite(self) -> list[dict[str, Any]]:
        self.door.send_file("guests/import", "khach-moi.csv", guest_list(self.chance))
        guests: list[dict[str, Any]] = self.door.get("guests?limit=500&state=expected")["items"]
        self.say(f"{len(guests)} guests are expected")
        self.chance.shuffle(guests)
        return guests

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
        """Call every item in turn; a message now and then."""
        state = self.stage.get("show")
        while state.get("standby"):
            state = self.stage.post("show/go", {"expected_version": state["version"]})
            if "current" not in state:
                raise DemoRefused(f"GO was refused: {state.get('detail')}")
            self.say(f"GO: {state['current']['title']}")
            if self.chance.random() < 0.3:
                text = self.chance.choice(MESSAGES)
                state = self.stage.post("show/message", {"text": text, "target": "mc", "level": "info"})
            yield
        self.stage.post("show/end", {"expected_version": state["version"]})

    def pledges(self) -> Iterator[None]:
        """Take pledges at the desk, put donors in the spotlight, let one come by the public form."""
        for name, kind, amount in DONORS:
            donor = {"name": name, "kind": kind, "anonymous": name.startswith("Một gia đình")}
            taken = self.desk.post(
                "pledges", {"donor": donor, "kind": "cash", "amount": amount, "channel": "desk"}
            )
            self.say(f"pledged: {taken.get('amount_in_words', taken.get('detail'))}")
            if kind == "organisation" and "id" in taken:
                self.desk.post("tote/spotlight", {"pledge_id": taken["id"]})
            yield
        self.desk.post(
            "pledge-requests", {"donor": {"name": "Đỗ Minh Khánh", "kind": "person"}, "amount": "1tr"}
        )
        self.desk.post("tote/spotlight", {"pledge_id": None})

    def play(self) -> None:
        guests = self.invite()
        door, show, money = self.arrivals(guests), self.programme(), self.pledges()
        for _ in door:
            time.sleep(self.beat_s)
        for number, _ in enumerate(show):
            for _ in range(3 if number >= 5 else 0):
                next(money, None)
                time.sleep(self.beat_s / 2)
            time.sleep(self.beat_s)
        for _ in money:
            time.sleep(self.beat_s / 2)
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
    beats = GUESTS / 12 + 11 * 2.5
    Evening(stage, door, desk, minutes * 60 / beats, say).play()


def _in_use(stage: Player, door: Player, desk: Player) -> bool:
    used = desk.get("pledges?limit=1")["items"] or door.get("guests?limit=1")["items"]
    return bool(used) or stage.get("show")["phase"] != "standby"


def guest_list(chance: random.Random) -> bytes:
    """Write the invented guests as an office would send them: group headings inside the table."""
    out = io.StringIO()
    sheet = csv.writer(out)
    sheet.writerow(["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Số điện thoại", "Ghế"])
    number = 0
    names = _names(chance)
    for count, heading, positions, organisations in PARTIES:
        sheet.writerow([heading, "", "", "", "", ""])
        for _ in range(count):
            number += 1
            row = [
                number,
                next(names),
                chance.choice(positions),
                chance.choice(organisations),
                "",
                f"{number}",
            ]
            sheet.writerow(row)
    return out.getvalue().encode("utf-8-sig")


def _names(chance: random.Random) -> Iterator[str]:
    """Invent names, each once."""
    every = [f"{family} {middle} {given}" for family in FAMILIES for middle in MIDDLES for given in GIVEN]
    chance.shuffle(every)
    return iter(every)
