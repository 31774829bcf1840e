"""What every writing route begins with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import request
from flask_babel import gettext
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid
from forum_app.show.api.bodies import Seen, SeenQuery
from forum_app.show.operations.work import Work
from forum_app.show.queries import rundown_state
from forum_app.show.queries.edits import to_redo, to_undo
from forum_app.show.rules.edits import Edit, Label
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, now


@contextmanager
def working(forum: Forum) -> Iterator[Work]:
    """Open the forum's transaction for the caller of this request."""
    caller = actor()
    with transaction(forum.id) as session:
        yield Work(session, forum, caller, now(), seat())


def seat() -> str | None:
    """Give which console a command comes from; None where it does not say."""
    return request.headers.get("X-Console")


def seen_version(json: Seen, query: SeenQuery) -> int:
    """Give which version somebody saw of what they delete: in the body, or in the query string."""
    version = query.version if json.version is None else json.version
    if version is None:
        raise Invalid({"version": N_("Cần điền mục này.")})
    return version


def seen_by_asker(session: Session, forum: Forum) -> dict[str, object]:
    """Give the rundown, and what the asker could undo and do again, in their language."""
    asker = actor().id
    return {
        **rundown_state(session, forum),
        "can_undo": _called(to_undo(session, forum.id, asker)),
        "can_redo": _called(to_redo(session, forum.id, asker)),
    }


def in_words(label: Label) -> str:
    """Call an edit by its name."""
    said: str = gettext(label.text)
    return said % label.params


def _called(edit: Edit | None) -> str | None:
    return None if edit is None else in_words(edit.label)
