"""Whom the MC calls on stage, as JSON: what may be said of each, as it stands now and not as scripted."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app
from flask_babel import force_locale, ngettext
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.pledges.api import shapes
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.queries.on_stage import called
from forum_app.pledges.rules.tote import called_state
from forum_app.pledges.rules.values import Pledge
from forum_app.pledges.rules.wording import gift_in_words
from forum_app.store import feed
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may
from forum_app.web.writing import State

NamedBySteps = Callable[[Session, int], list[int]]


@blueprint.get("/pledges/on-stage")
@may("rundown.read")
@documented(answers={200: shapes.CalledList}, tag="pledges")
def list_on_stage(forum: Forum) -> State:
    """List what may be said of the donors of the running item and of the next one; of nobody else.

    Which those are the show says: `create_app` puts its reader at `app.extensions["pledges_on_stage"]`.
    """
    session = db.session()
    named_by_steps: NamedBySteps = current_app.extensions["pledges_on_stage"]
    seq, named = feed.head(session, forum.id), named_by_steps(session, forum.id)
    found = called(session, forum.id, named)
    with force_locale(forum.locale):  # the language the MC speaks, whatever the tablet's
        items = [_said(pledge) | {"pledge_id": number} for number, pledge in found.items()]
    return {"seq": seq, "items": items, "missing": [number for number in named if number not in found]}


def _said(pledge: Pledge) -> State:
    gift = gift_in_words(pledge.kind, pledge.description, pledge.particulars, ngettext)
    return called_state(pledge, gift)
