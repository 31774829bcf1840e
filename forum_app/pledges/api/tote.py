"""The tote as JSON: polled by thousands of phones, steered by the stage and the pledge desk."""

from collections.abc import Callable

from flask import Flask, Response, request
from flask.blueprints import BlueprintSetupState
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.pledges import operations
from forum_app.pledges.api import shapes
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.api.prepared import PreparedTotes, whole_tote
from forum_app.store.transaction import listen
from forum_app.web.api import Body, documented
from forum_app.web.guard import actor, may, now, public
from forum_app.web.writing import State, Written, write

TAG = "tote"
CACHING = "public, max-age=1, stale-while-revalidate=5"


@blueprint.record_once
def keep_totes(state: BlueprintSetupState) -> None:
    """Give the app its prepared totes, told of every fact this process commits."""
    assert isinstance(state.app, Flask)
    totes = PreparedTotes()
    state.app.extensions["totes"] = totes
    listen(state.app, totes.hear)


@blueprint.get("/tote")
@public
@documented(answers={200: shapes.ToteView, 304: None}, tag=TAG)
def show_tote(forum: Forum) -> Response:
    """Give the tote; an unchanged one is 304 for whoever sends its ETag."""
    tote = PreparedTotes.of_this_app().tote(forum.id, now())
    response = Response(tote.text, content_type="application/json")
    response.set_etag(tote.etag, weak=True)
    response.headers["Cache-Control"] = CACHING
    response.make_conditional(request)
    return response


@blueprint.post("/tote/freeze")
@may("tote.steer")
@documented(json=shapes.NothingBody, answers={200: shapes.ToteView}, tag=TAG)
def freeze(forum: Forum, json: shapes.NothingBody) -> Written:
    """Stop the shown total; doing it again changes nothing."""
    who, at = actor(), now()
    return _steer(forum, json, lambda session: operations.freeze_tote(session, forum.id, actor=who, now=at))


@blueprint.post("/tote/release")
@may("tote.steer")
@documented(json=shapes.NothingBody, answers={200: shapes.ToteView}, tag=TAG)
def release_tote(forum: Forum, json: shapes.NothingBody) -> Written:
    """Let the shown total catch up; doing it again changes nothing."""
    who, at = actor(), now()
    return _steer(forum, json, lambda session: operations.release_tote(session, forum.id, actor=who, now=at))


@blueprint.post("/tote/spotlight")
@may("tote.steer")
@documented(json=shapes.SpotlightBody, answers={200: shapes.ToteView}, tag=TAG)
def spotlight(forum: Forum, json: shapes.SpotlightBody) -> Written:
    """Put a donor on the stage display, or nobody."""
    who, at = actor(), now()

    def turn(session: Session) -> None:
        operations.spotlight_pledge(session, forum.id, json.pledge_id, actor=who, now=at)

    return _steer(forum, json, turn)


def _steer(forum: Forum, body: Body, turn: Callable[[Session], None]) -> Written:
    def do(session: Session) -> tuple[int, State]:
        turn(session)
        session.flush()
        return 200, whole_tote(session, forum.id)

    return write(forum.id, body, do)
