"""Rundowns for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.show.models import CueRow
from forum_app.show.operations import load_programme
from forum_app.show.operations.changing import Change
from forum_app.show.operations.work import Work
from forum_app.show.queries.shapes import step_out
from forum_app.show.rules.cues import Cue, CueId
from forum_app.show.rules.steps import Step, StepId
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import cast
from tests.cast import THE_EVENING, Client

# Three items: 15, 7½ and 20 minutes.
SHORT: tuple[Mapping[str, Any], ...] = (
    {
        "title": "Văn nghệ chào mừng",
        "kind": "performance",
        "planned_s": 900,
        "notes": {"mc": "Kính thưa quý vị"},
    },
    {"title": "Phóng sự", "kind": "film", "planned_s": 450, "presenter": "Đài PT-TH", "scene": "tote"},
    {"title": "Giao lưu", "kind": "talk", "planned_s": 1200, "scene": "spotlight"},
)


def cue(number: int, planned_s: int = 600, *, at: datetime | None = None, skipped: bool = False) -> Cue:
    """Make a cue whose id is its number."""
    planned = timedelta(seconds=planned_s)
    return Cue(CueId(number), number, f"Tiết mục {number}", planned, starts_at=at, skipped=skipped)


def with_programme(app: Flask, items: tuple[Mapping[str, Any], ...] = SHORT) -> None:
    """Give the forum a rundown. In a context of its own: requests of a test must not inherit its reads."""
    with app.app_context():
        forum = forum_by_slug(db.session(), cast.SLUG)
        assert forum is not None
        with transaction(forum.id) as session:
            load_programme(session, forum, items, actor=cast.actor("admin"), at=THE_EVENING)


def step(number: int, title: str = "", **more: Any) -> Step:
    """Make a step whose id is its number."""
    return Step(StepId(number), title or f"Bước {number}", **more)


def with_steps(app: Flask, cue_id: int, *steps: Step) -> None:
    """Give a cue of the forum these steps, as an edit of the rundown."""
    with app.app_context():
        forum = forum_by_slug(db.session(), cast.SLUG)
    assert forum is not None
    rewrite_steps(app, forum, cue_id, steps)


def rewrite_steps(app: Flask, forum: Forum, cue_id: int, steps: Sequence[Step]) -> None:
    """Give a cue these steps, as an edit of the rundown."""
    with app.app_context(), transaction(forum.id) as session:
        change = Change.begin(work(session, forum))
        row = session.get(CueRow, cue_id)
        assert row is not None
        row.steps = [step_out(one) for one in steps]
        change.finish("cue.edited", CueId(cue_id), fields=["steps"])


def work(session: Any, forum: Forum, at: datetime = THE_EVENING) -> Work:
    """Make the work of a stage manager inside a transaction."""
    return Work(session, forum, cast.actor("stage"), at)


def show(client: Client) -> dict[str, Any]:
    """Read the show state."""
    answer = client.get("show")
    assert answer.status_code == 200
    state: dict[str, Any] = answer.json
    return state


def cues(client: Client) -> list[dict[str, Any]]:
    """Read the cues of the rundown."""
    answer = client.get("rundown")
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json["cues"]
    return found


def titles(client: Client) -> list[str]:
    """Read the titles of the rundown in order."""
    return [str(found["title"]) for found in cues(client)]


def press(client: Client, command: str, **body: object) -> dict[str, Any]:
    """Give a command on what the client sees now; make sure it is taken."""
    answer = client.post(f"show/{command}", json={"expected_version": show(client)["version"], **body})
    assert answer.status_code == 200, answer.json
    state: dict[str, Any] = answer.json
    return state
