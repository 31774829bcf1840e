"""Pledges as tests like them: values, request bodies, and pledges really taken at the desk."""

from __future__ import annotations

from itertools import count
from typing import Any

from forum_app.kernel.clock import utc
from forum_app.kernel.money import Dong
from forum_app.pledges.rules.values import Donor, Pledge, Request
from tests.cast import Client, Reply

TAKEN_AT = utc(2024, 10, 17, 12, 30)
ADDRESSES = (f"10.{number // 62500}.{number // 250 % 250}.{number % 250}" for number in count())
KEYS = (f"key-{number}" for number in count())

DONOR = {"name": "Công ty CP Xây dựng Ninh Thuận", "kind": "organisation", "anonymous": False}


def pledge(**changes: Any) -> Pledge:
    """Make a pledge of 500 million, as it stands after it was taken."""
    amount = Dong(changes.pop("amount", 500_000_000))
    values: dict[str, Any] = {
        "id": 1,
        "number": 1,
        "reference": "UH-0001-3",
        "donor": Donor("Công ty Muối Cà Ná"),
        "kind": "cash",
        "amount": amount,
        "promised": amount,
        "description": "",
        "channel": "desk",
        "status": "confirmed",
        "version": 1,
        "taken_at": TAKEN_AT,
        "taken_by": "Bàn 1",
    }
    return Pledge(**values | changes)


def request(**changes: Any) -> Request:
    """Make a waiting public request."""
    values: dict[str, Any] = {
        "id": 1,
        "number": 1,
        "reference": "DK-0001-3",
        "donor": Donor("Chị Hai", "person"),
        "amount": Dong(5_000_000),
        "phone": "0912345678",
        "message": "",
        "status": "waiting",
        "at": TAKEN_AT,
    }
    return Request(**values | changes)


def body(**changes: Any) -> dict[str, Any]:
    """Write what the desk sends for a cash pledge of 500 million."""
    return {"donor": DONOR, "kind": "cash", "amount": "500tr", "channel": "desk"} | changes


def take(desk: Client, **changes: Any) -> dict[str, Any]:
    """Take a pledge at the desk and give the answer."""
    answer = desk.post("pledges", json=body(**changes), key=next(KEYS))
    assert answer.status_code == 201, answer.json
    return json_of(answer)


def ask(public: Client, **changes: Any) -> dict[str, Any]:
    """Send the public form and give the answer."""
    sent = {"donor": "Chị Hai", "amount": "5tr", "phone": "0912 345 678"} | changes
    answer = public.post("pledge-requests", json=sent, key=next(KEYS))
    assert answer.status_code == 202, answer.json
    return json_of(answer)


def tote(caller: Client) -> dict[str, Any]:
    """Read the tote."""
    return json_of(caller.get("tote"))


def json_of(answer: Any) -> dict[str, Any]:
    """Give the JSON object of an answer."""
    found: dict[str, Any] = answer.json
    return found


def written(caller: Client, slug: str, path: str, sent: dict[str, object], key: str, *, twice: bool) -> Reply:
    """Send a write to a forum, perhaps twice with the same key, and make sure that both answers are one.

    `path` may begin with `PATCH `. Each comes from an address of its own, for there are paces.
    """
    call = caller.patch if path.startswith("PATCH ") else caller.post
    url = f"/api/v1/forums/{slug}/{path.removeprefix('PATCH ')}"
    options: dict[str, Any] = {"json": sent, "key": key, "environ_base": {"REMOTE_ADDR": next(ADDRESSES)}}
    answer = call(url, **options)
    if twice:
        again = call(url, **options)
        assert (again.status_code, again.json) == (answer.status_code, answer.json)
    return answer
