"""Messages written before the show."""

from __future__ import annotations

from flask import Blueprint, Response
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.show.api.message_models import NewPrepared, PreparedList, PreparedView
from forum_app.show.api.working import working
from forum_app.show.operations.prepared import discard_message, prepare_message
from forum_app.show.operations.work import Work
from forum_app.show.queries.prepared import prepared_state
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

blueprint = Blueprint("prepared_messages_api", __name__, url_prefix="/api/v1/forums/<forum>/show")
PREPARED = "<int(max=2147483647):prepared>"


@blueprint.get("/prepared-messages")
@may("show.call")
@documented(answers={200: PreparedList}, tag="show")
def prepared_messages(forum: Forum) -> State:
    """List the messages written beforehand."""
    return prepared_state(db.session(), forum.id)


@blueprint.post("/prepared-messages")
@may("show.call")
@documented(json=NewPrepared, answers={201: PreparedView}, tag="show")
def prepare(forum: Forum, json: NewPrepared) -> Written:
    """Keep a message for later."""

    def do(session: Session) -> tuple[int, State]:
        work = Work(session, forum, actor(), now())
        return 201, prepare_message(work, json.text, json.target, json.level)

    return write(forum.id, json, do)


@blueprint.delete(f"/prepared-messages/{PREPARED}")
@may("show.call")
@documented(answers={204: None}, tag="show")
def discard(forum: Forum, prepared: int) -> Response:
    """Throw a prepared message away. 404 where it is gone already."""
    with working(forum) as work:
        discard_message(work, prepared)
    return Response(status=204)
