"""An evening whose every personal value is known, so that it can be looked for afterwards."""

from __future__ import annotations

from typing import Any

from tests.cast import Client
from tests.donors.factories import promise
from tests.payments.factories import send, statement

# Each in its own field of what people type; none of them may be found afterwards.
PLANTED = {
    "full_name": "Quach Planted Name",
    "position": "Planted Position",
    "organisation": "Planted Office",
    "phone": "0912345987",
    "note": "Planted Note",
    "seat": "PLANTED9",
    "salutation": "PlantedTitle",
}
MORE = (
    "Planted Deputy",
    "Planted Rank",
    "Planted Undo Reason",
    "Planted Cancel Reason",
    "Planted Delegation",
    "Planted Contact",
    "0987654123",
    "Planted Delegation Note",
    "Planted Message",
    "0933444555",
    "Planted Refused Donor",
    "Planted Representative",
    "Planted Stage Hand",
    "0977123456",
    "Planted Address",
    "Planted Donor Note",
    "Planted Person",
    "Planted Payer",
    "Planted Transfer Words",
    "Planted Aside",
    "Planted Board Office",
    "Planted Board Hand",
    "Planted Prepared",
    "Planted Discarded",
    "Planted Said",
)


def plant(desk: Client, pledges: Client, stage: Client, public: Client) -> list[str]:
    """Play an evening that leaves every kind of personal value behind; give the badge codes."""
    first = ok(desk.post("guests", json={**PLANTED, "group": 2}, key="a"))
    second = ok(desk.post("guests", json={"full_name": "Quach Planted Second", "group": 1}))
    third = ok(desk.post("guests", json={"full_name": "Quach Planted Third", "group": 2}))
    deputy = {"full_name": "Planted Deputy", "position": "Planted Rank"}
    body = {"code": first["code"], "desk": "Bàn 1", "deputy": deputy}
    ok(desk.post("check-ins", json=body, key="scan-1"))
    entry = ok(desk.post("check-ins", json={"guest_id": second["id"], "desk": "Bàn 2"}, key="scan-2"))
    ok(desk.post(f"check-ins/{entry['admission']['id']}/undo", json={"reason": "Planted Undo Reason"}))
    desk.post("check-ins", json={"code": first["code"], "desk": "Bàn 2"}, key="scan-3")
    ok(desk.post(f"guests/{third['id']}/cancel", json={"reason": "Planted Cancel Reason"}))
    restored = ok(desk.post(f"guests/{third['id']}/restore", json={}))
    contact = {
        "name": "Planted Delegation",
        "contact_name": "Planted Contact",
        "contact_phone": "0987654123",
        "note": "Planted Delegation Note",
        "guest_ids": [first["id"], third["id"]],
    }
    ok(desk.post("delegations", json=contact))
    _donors(pledges, public)
    _boards(pledges, stage)
    _messages(stage)
    return [guest["code"] for guest in (first, second, third, restored)]


def _donors(pledges: Client, public: Client) -> None:
    sent = {"amount": "5tr", "phone": "0933444555", "message": "Planted Message"}
    for number, name in enumerate(("Kept Donor", "Planted Refused Donor")):
        ok(public.post("pledge-requests", json={"donor": name, **sent}, key=f"form-{number}"))
    ok(pledges.post("pledge-requests/1/accept"))
    ok(pledges.post("pledge-requests/2/reject", json={"reason": "trùng"}))
    listed = {
        "name": "Kept Company",
        "contact_name": "Planted Representative",
        "contact_phone": "0977123456",
        "address": "Planted Address",
        "note": "Planted Donor Note",
        "presenter": "Planted Stage Hand",
    }
    ok(pledges.post("donor-list", json=listed, key="donor-1"))
    ok(pledges.post("donor-list", json={"name": "Planted Person", "kind": "person"}, key="donor-2"))
    row = ("17/10/2024", "5.000.000", "Planted Transfer Words", "Planted Payer")
    sheet = statement(row, headings=("Ngày", "Ghi có", "Nội dung", "Người chuyển"))
    ok(send(pledges, sheet))
    ok(pledges.post("payments/lines/1/aside", json={"reason": "Planted Aside"}))


def _boards(pledges: Client, stage: Client) -> None:
    """Hand a board over on stage, and write down another item that is removed again."""
    promised = promise(pledges, 1)
    coming = {"presenter": "Planted Stage Hand", "office": "Planted Board Office"}
    step = {"title": "Kept Company", "pledge_id": promised["id"], "text": "Mời Planted Stage Hand!", **coming}
    cue = {"title": "Trao bảng", "planned_s": 60, "presenter": "Kept Official", "steps": [step]}
    ok(stage.post("rundown/cues", json=cue, key="cue-1"))
    other = {"title": "Kept Company", "pledge_id": promised["id"], "presenter": "Planted Board Hand"}
    gone = {"title": "Bỏ", "planned_s": 60, "steps": [other]}
    cue = ok(stage.post("rundown/cues", json=gone, key="cue-2"))
    ok(stage.delete(f"rundown/cues/{cue['id']}", json={"version": cue["version"]}))


def _messages(stage: Client) -> None:
    """Prepare a message, throw another away, and leave one on the MC's screen."""
    ok(
        stage.post(
            "show/prepared-messages", json={"text": "Mời Planted Prepared", "target": "mc"}, key="said-1"
        )
    )
    gone = ok(
        stage.post("show/prepared-messages", json={"text": "Planted Discarded", "target": "mc"}, key="said-2")
    )
    stage.delete(f"show/prepared-messages/{gone['id']}")
    ok(stage.post("show/message", json={"text": "Planted Said đã đến", "target": "mc", "level": "urgent"}))


def ok(answer: Any) -> dict[str, Any]:
    assert answer.status_code in (200, 201, 202), answer.text
    said: dict[str, Any] = answer.json
    return said
