"""The show and the stage manager's commands."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.show.api.message_models import TimerCommand
from forum_app.show.api.models import (
    AdjustCommand,
    CallerCommand,
    Command,
    MessageCommand,
    ResetCommand,
    RollCommand,
    SceneCommand,
    ShowView,
    StandbyCommand,
)
from forum_app.show.api.working import working
from forum_app.show.operations import calling, rolling
from forum_app.show.queries import show_state
from forum_app.show.rules.cues import CueId
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may, now

blueprint = Blueprint("show_api", __name__, url_prefix="/api/v1/forums/<forum>/show")

State = dict[str, object]


@blueprint.get("")
@may("show.read")
@documented(answers={200: ShowView}, tag="show")
def show(forum: Forum) -> State:
    """Give the show state."""
    return show_state(db.session(), forum.id, now())


@blueprint.post("/go")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def go(forum: Forum, json: Command) -> State:
    """Call the standby cue; a held cue ends. 409 `stale` where nothing is on standby."""
    with working(forum) as work:
        return calling.go(work, json.expected_version)


@blueprint.post("/back")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def back(forum: Forum, json: Command) -> State:
    """Undo the last GO as though it never was; after the end, undo the end."""
    with working(forum) as work:
        return calling.back(work, json.expected_version)


@blueprint.post("/hold")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def hold(forum: Forum, json: Command) -> State:
    """Stop the running cue's clock."""
    with working(forum) as work:
        return calling.hold(work, json.expected_version)


@blueprint.post("/resume")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def resume(forum: Forum, json: Command) -> State:
    """Let the held cue's clock go on."""
    with working(forum) as work:
        return calling.resume(work, json.expected_version)


@blueprint.post("/end")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def end(forum: Forum, json: Command) -> State:
    """End the show."""
    with working(forum) as work:
        return calling.end(work, json.expected_version)


@blueprint.post("/reset")
@may("show.call")
@documented(json=ResetCommand, answers={200: ShowView}, tag="show")
def reset(forum: Forum, json: ResetCommand) -> State:
    """Start over before the first cue, live or as a rehearsal."""
    with working(forum) as work:
        return calling.reset(work, json.expected_version, json.mode)


@blueprint.post("/standby")
@may("show.call")
@documented(json=StandbyCommand, answers={200: ShowView}, tag="show")
def set_standby(forum: Forum, json: StandbyCommand) -> State:
    """Choose which cue the next GO calls; `null` follows the steps that are left, and the order, again."""
    cue_id = None if json.cue_id is None else CueId(json.cue_id)
    with working(forum) as work:
        return calling.set_standby(work, json.expected_version, cue_id)


@blueprint.post("/adjust")
@may("show.call")
@documented(json=AdjustCommand, answers={200: ShowView}, tag="show")
def adjust(forum: Forum, json: AdjustCommand) -> State:
    """Lengthen or shorten the running cue, by an hour at most in all."""
    with working(forum) as work:
        return calling.adjust(work, json.expected_version, json.seconds)


@blueprint.post("/roll")
@may("show.call")
@documented(json=RollCommand, answers={200: ShowView}, tag="show")
def set_rolling(forum: Forum, json: RollCommand) -> State:
    """Let the show follow the wall clock: each cue is called at its planned start, until a hand takes over.

    409 `stale` while the show is held, and where it is over by its plan.
    """
    with working(forum) as work:
        return rolling.set_rolling(work, json.expected_version, json.on)


@blueprint.post("/message")
@may("show.call")
@documented(json=MessageCommand, answers={200: ShowView}, tag="show")
def set_message(forum: Forum, json: MessageCommand) -> State:
    """Show a message to the MC, the crew or all; an empty text clears it."""
    with working(forum) as work:
        return calling.set_message(work, json.expected_version, json.text, json.target, json.level)


@blueprint.post("/scene")
@may("show.call")
@documented(json=SceneCommand, answers={200: ShowView}, tag="show")
def choose_scene(forum: Forum, json: SceneCommand) -> State:
    """Choose what the stage display shows; `auto` follows the running cue."""
    with working(forum) as work:
        return calling.choose_scene(work, json.expected_version, json.scene)


@blueprint.post("/timer")
@may("show.call")
@documented(json=TimerCommand, answers={200: ShowView}, tag="show")
def darken_timer(forum: Forum, json: TimerCommand) -> State:
    """Black out the speakers' timer, or light it again."""
    with working(forum) as work:
        return calling.darken_timer(work, json.expected_version, json.dark)


@blueprint.post("/caller")
@may("show.call")
@documented(json=CallerCommand, answers={200: ShowView}, tag="show")
def take_call(forum: Forum, json: CallerCommand) -> State:
    """Make this console the one that calls: others get 409 `not_caller` until they take over themselves.

    A console says who it is in the header `X-Console` of each command.
    """
    with working(forum) as work:
        return calling.take_call(work, json.expected_version, json.seat)


@blueprint.delete("/caller")
@may("show.call")
@documented(json=Command, answers={200: ShowView}, tag="show")
def leave_call(forum: Forum, json: Command) -> State:
    """Hand the show back: anybody who may call it may do so again."""
    with working(forum) as work:
        return calling.leave_call(work, json.expected_version)
