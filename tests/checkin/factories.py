"""Asking at the door."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from forum_app.forums.queries import Forum
from forum_app.store import feed
from forum_app.store.database import db
from tests.cast import Client

# What the real time says: 19:30 in Ninh Thuận, and a minute before.
NOW = "2024-10-17T12:30:00.000+00:00"
EARLIER = "2024-10-17T12:29:00.000+00:00"


def scan(desk: Client, code: str, at: str = "Bàn 1", **more: object) -> TestResponse:
    return desk.post("check-ins", json={"code": code, "desk": at, **more})


def facts(app: Flask, forum: Forum) -> list[str]:
    """Give the kinds of facts about the door, oldest first."""
    with app.app_context():
        told = [fact.kind for fact in feed.since(db.session(), forum.id, 0)]
    return [kind for kind in told if kind != "guest.added"]


def counted(desk: Client) -> tuple[int, int]:
    answer: Any = desk.get("attendance").json
    return answer["expected"], answer["present"]
