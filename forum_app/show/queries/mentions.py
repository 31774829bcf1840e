"""Where the programme and its messages say a name: what somebody typed follows nobody's wish by itself."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from forum_app.show.models import CueRow
from forum_app.show.queries.prepared import prepared
from forum_app.show.queries.rows import cue_rows, show_of
from forum_app.show.queries.shapes import step_in
from forum_app.show.rules.steps import whole

TEXTS = ("title", "presenter", "office", "note_mc", "note_sound", "note_light", "note_screen", "note_stage")


def mentions(session: Session, forum_id: int, name: str) -> list[dict[str, object]]:
    """Find the items that say a name as whole words, in whatever case: in texts, notes, columns or steps.

    Each as `{"cue_id": 7, "number": 7, "title": "…"}`, in their order.
    """
    said = whole(name.casefold())
    return [
        {"cue_id": row.id, "number": number, "title": row.title}
        for number, row in enumerate(cue_rows(session, forum_id), start=1)
        if any(said.search(text.casefold()) for text in _texts(row))
    ]


def messages_saying(session: Session, forum_id: int, name: str) -> list[dict[str, object]]:
    """Find the messages that say a name: those that stand on screens, then those prepared to be sent.

    Each as `{"text": "…", "target": "mc", "prepared": false}`.
    """
    said = whole(name.casefold())
    standing = [(one.text, one.target, False) for one in show_of(session, forum_id).messages]
    waiting = [(row.text, row.target, True) for row in prepared(session, forum_id)]
    return [
        {"text": text, "target": target, "prepared": later}
        for text, target, later in (*standing, *waiting)
        if said.search(text.casefold())
    ]


def _texts(row: CueRow) -> Iterator[str]:
    yield from (getattr(row, name) for name in TEXTS)
    yield from (str(text) for text in row.custom.values())
    for step in map(step_in, row.steps):
        yield from (step.title, step.presenter, step.office, step.text)
