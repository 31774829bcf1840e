"""What those at work answer: ready for the next cue, message read."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.show.api.message_models import NothingMore, ReadyCommand
from forum_app.show.api.models import ShowView
from forum_app.show.api.working import working
from forum_app.show.operations import answering
from forum_app.show.rules.cues import CueId
from forum_app.web.api import documented
from forum_app.web.guard import may

blueprint = Blueprint("show_answering_api", __name__, url_prefix="/api/v1/forums/<forum>/show")

State = dict[str, object]
# Ids beyond what a database column holds are simply not there.
MESSAGE = "<int(max=2147483647):message>"


@blueprint.post("/ready")
@may("show.answer")
@documented(json=ReadyCommand, answers={200: ShowView}, tag="show")
def say_ready(forum: Forum, json: ReadyCommand) -> State:
    """Say that a department is ready for the standby cue, or no longer.

    409 `stale` where nothing is on standby, or another cue than the `cue_id` that was meant.
    """
    cue_id = None if json.cue_id is None else CueId(json.cue_id)
    with working(forum) as work:
        return answering.say_ready(work, json.department, json.ready, cue_id)


@blueprint.post(f"/messages/{MESSAGE}/ack")
@may("show.answer")
@documented(json=NothingMore, answers={200: ShowView}, tag="show")
def acknowledge(forum: Forum, message: int, json: NothingMore) -> State:  # noqa: ARG001
    """Say that a message was read. 404 where it no longer stands."""
    with working(forum) as work:
        return answering.acknowledge(work, message)
