"""The programme for everybody, without notes."""

from __future__ import annotations

from hashlib import sha256

from flask import Blueprint, Response, request
from flask.json import dumps

from forum_app.forums.queries import Forum
from forum_app.show.api.models import ProgrammeView
from forum_app.show.queries.rundown import programme_state
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import public

blueprint = Blueprint("programme_api", __name__, url_prefix="/api/v1/forums/<forum>")


@blueprint.get("/programme")
@public
@documented(answers={200: ProgrammeView, 304: None}, tag="public")
def programme(forum: Forum) -> Response:
    """Give the public programme; a cache may keep it for a second."""
    state = programme_state(db.session(), forum)
    response = Response(dumps(state), content_type="application/json")
    response.cache_control.public = True
    response.cache_control.max_age = 1
    # Weak: the number of the newest fact may differ where nothing the public sees has changed.
    response.set_etag(sha256(dumps(state["items"]).encode()).hexdigest()[:32], weak=True)
    response.make_conditional(request)
    return response
