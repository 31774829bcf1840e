"""A lively evening in the middle: guests inside, an item running, pledges taken, a request waiting."""

from __future__ import annotations

from tests.servers import ROOT, Server

LIST = ROOT / "tests" / "data" / "khach-moi.xlsx"
DONORS = (
    ("Công ty Cổ phần Điện gió Biển Xanh Ninh Thuận", "1 tỷ"),
    ("HTX Nho Nắng Vàng", "50tr"),
    ("Ngân hàng Thương mại Cổ phần Đầu tư và Phát triển Việt Nam – Chi nhánh tỉnh Ninh Thuận", "2ty5"),
    ("Bà Nguyễn Thị Thanh Hương", "20tr"),
)


def enliven(server: Server) -> None:
    """Play the first half of the evening through the API."""
    stage, door, desk = server.caller("stage"), server.caller("checkin", "Bàn 1"), server.caller("pledges")
    imported = door.post("guests/import", files={"file": (LIST.name, LIST.read_bytes())})
    assert imported.status_code == 200, imported.text
    guests = door.get("guests?limit=500").json()["items"]
    for guest in guests[::2]:
        door.post("check-ins", json={"code": guest["code"], "desk": "Bàn 1"})
    for number, (name, amount) in enumerate(DONORS):
        donor = {"name": name, "kind": "organisation", "anonymous": False}
        body = {"donor": donor, "kind": "cash", "amount": amount, "channel": "desk"}
        assert desk.post("pledges", key=f"board {number}", json=body).status_code == 201
    request = {"donor": {"name": "Đỗ Minh Khánh", "kind": "person"}, "amount": "1tr", "phone": "0912345678"}
    assert desk.post("pledge-requests", key="form", json=request).status_code == 202
    version = stage.get("show").json()["version"]
    for step in range(7):
        answer = stage.post("show/go", json={"expected_version": version + step})
        assert answer.status_code == 200, answer.text
    message = {"text": "Mời doanh nghiệp lên sân khấu bên phải", "target": "mc", "level": "info"}
    assert stage.post("show/message", json=message).status_code == 200


def hand_over(server: Server, *names: str, scene: str | None = None) -> list[int]:
    """Give the running cue, else the first, a step for each donor who hands a board over. Gives their ids."""
    stage = server.caller("stage")
    cues = stage.get("rundown").json()["cues"]
    cue = next((one for one in cues if one["place"] == "running"), cues[0])
    steps = [
        {
            "title": name,
            "presenter": "Ông Trần Văn Minh",
            "office": "Tổng Giám đốc",
            "text": f"Xin trân trọng kính mời đại diện {name} bước lên sân khấu.",
            "scene": scene,
        }
        for name in names
    ]
    answer = stage.call(
        "PATCH", f"rundown/cues/{cue['id']}", json={"version": cue["version"], "steps": steps}
    )
    assert answer.status_code == 200, answer.text
    after = stage.get("rundown").json()["cues"]
    return [step["id"] for one in after if one["id"] == cue["id"] for step in one["steps"]]
