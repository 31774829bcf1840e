"""The guide for stream decks is true: each button of its table, pressed with the token it names, works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import SLUG, Client, FixedClock

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "integrations.md"
ROW = re.compile(r"\| (?P<name>[^|]+) \| POST \| `(?P<uri>(?:show|tote)/[a-z]+)` \| `(?P<body>\{.*?\})` \|")
BUTTONS = [found.groups() for found in ROW.finditer(GUIDE.read_text(encoding="utf-8"))]
SCOPES = ["show.read", "show.call", "tote.steer"]


@pytest.fixture
def deck(app: Flask, admin: Client) -> Client:
    made = admin.post(
        "/api/v1/devices", json={"name": "Stream Deck", "role": "stage", "forum": SLUG, "scopes": SCOPES}
    )
    return Client(app.test_client(), {"Authorization": f"Bearer {made.json['token']}"})


def test_the_table_is_there() -> None:
    assert {name for name, _, _ in BUTTONS} >= {"GO", "BACK", "hold", "resume", "+30 s", "−30 s"}
    assert len(BUTTONS) == 17


@pytest.mark.parametrize(("name", "uri", "body"), BUTTONS, ids=[button[0] for button in BUTTONS])
def test_a_button_works_as_it_is_written(
    name: str, uri: str, body: str, deck: Client, clock: FixedClock
) -> None:
    for before in {"GO": (), "resume": ("go", "hold")}.get(name, ("go",)):
        assert deck.post(f"show/{before}", json={}).status_code == 200
        clock.forward(seconds=5)
    assert deck.post(uri, json=json.loads(body)).status_code == 200
    assert set(deck.get("show").json) >= {"current", "standby", "phase", "scene", "mode"}
