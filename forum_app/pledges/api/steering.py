"""Steering the tote as JSON: milestones, matching gifts, and several held pledges at once."""

from __future__ import annotations

from flask_babel import force_locale, gettext
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.pledges import operations
from forum_app.pledges.api import steering_shapes as shapes
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.queries.matching import rule_state, rules_of
from forum_app.pledges.queries.milestones import milestones
from forum_app.pledges.queries.pledges import held
from forum_app.pledges.queries.tote import steering_state
from forum_app.pledges.rules.matching import matching
from forum_app.pledges.rules.milestones import PART, WHOLE, milestone_state, offered
from forum_app.pledges.rules.pledges import name_donor
from forum_app.pledges.rules.states import as_seen_by, pledge_state
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "tote"
ONE = "/tote/milestones/<int:milestone_id>"


@blueprint.get("/tote/steering")
@may("tote.steer")
@documented(answers={200: shapes.SteeringView}, tag=TAG)
def show_steering(forum: Forum) -> State:
    """Give the true total beside the shown one, and what is held: what whoever steers the tote must know."""
    return steering_state(db.session(), forum.id)


@blueprint.get("/tote/milestones")
@may("tote.steer")
@documented(answers={200: shapes.MilestoneList}, tag=TAG)
def list_milestones(forum: Forum) -> State:
    """List the milestones, the lowest first, and the shares of the goal that may still become one."""
    found = milestones(db.session(), forum.id)
    left = offered(forum.goal, {milestone.amount for milestone in found})
    with force_locale(forum.locale):
        shares = [{"amount": amount, "title": _share(percent)} for percent, amount in left]
    return {"items": [milestone_state(milestone) for milestone in found], "offered": shares}


@blueprint.post("/tote/milestones")
@may("tote.steer")
@documented(json=shapes.MilestoneBody, answers={201: shapes.MilestoneView}, tag=TAG)
def add_milestone(forum: Forum, json: shapes.MilestoneBody) -> Written:
    """Set a milestone; one below the total is passed in silence."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        added = operations.add_milestone(session, forum.id, json.amount, json.title, actor=who, now=at)
        return 201, milestone_state(added)

    return write(forum.id, json, do)


@blueprint.patch(ONE)
@may("tote.steer")
@documented(json=shapes.MilestoneChange, answers={200: shapes.MilestoneView}, tag=TAG)
def change_milestone(forum: Forum, milestone_id: int, json: shapes.MilestoneChange) -> Written:
    """Change a milestone; the amount of one that was celebrated stays."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        changed = operations.change_milestone(
            session, forum.id, milestone_id, json.version, json.amount, json.title, actor=who, now=at
        )
        return 200, milestone_state(changed)

    return write(forum.id, json, do)


@blueprint.delete(ONE)
@may("tote.steer")
@documented(query=shapes.VersionQuery, answers={200: shapes.MilestoneView}, tag=TAG)
def remove_milestone(forum: Forum, milestone_id: int, query: shapes.VersionQuery) -> Written:
    """Take a milestone off the list; what was celebrated is not celebrated again."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        gone = operations.remove_milestone(session, forum.id, milestone_id, query.version, actor=who, now=at)
        return 200, milestone_state(gone)

    return write(forum.id, query, do)


@blueprint.get("/tote/matching")
@may("tote.steer")
@documented(answers={200: shapes.MatchingList}, tag=TAG)
def list_matching(forum: Forum) -> State:
    """List the matching gifts of the present run that stand, with what they have come to."""
    session = db.session()
    found = rules_of(session, forum.id)
    return {"items": [_seen(rule_state(session, forum.id, ruled)) for ruled in found]}


@blueprint.post("/tote/matching")
@may("tote.steer")
@documented(json=shapes.MatchingBody, answers={201: shapes.MatchingView}, tag=TAG)
def begin_matching(forum: Forum, json: shapes.MatchingBody) -> Written:
    """Have a donor add `percent` % of each cash pledge that begins to count from now on."""
    rule = matching(json.percent, json.most, json.programme)
    donor = name_donor(json.donor.name, json.donor.kind, json.donor.anonymous)
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        ruled = operations.begin_matching(session, forum.id, rule, donor, actor=who, now=at)
        return 201, _seen(rule_state(session, forum.id, ruled))

    return write(forum.id, json, do)


@blueprint.post("/tote/matching/<int:rule_id>/end")
@may("tote.steer")
@documented(json=shapes.EndBody, answers={200: shapes.MatchingView}, tag=TAG)
def end_matching(forum: Forum, rule_id: int, json: shapes.EndBody) -> Written:
    """Match nothing more; what was matched stays. Ending it again changes nothing."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        ruled = operations.end_matching(session, forum.id, rule_id, json.version, actor=who, now=at)
        return 200, _seen(rule_state(session, forum.id, ruled))

    return write(forum.id, json, do)


@blueprint.post("/pledges/reveal")
@may("pledges.release")
@documented(json=shapes.RevealBody, answers={200: shapes.RevealedView}, tag=TAG)
def reveal(forum: Forum, json: shapes.RevealBody) -> Written:
    """Let several held pledges count together, or none of them: 409 `stale` names those that moved on."""
    asked = {seen.id: seen.version for seen in json.pledges}
    if not asked and not json.all_held:
        raise Invalid({"pledges": N_("Hãy chọn ít nhất một khoản.")})
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        wanted = _all_held(session, forum) if json.all_held else asked
        try:
            released = operations.release_pledges(session, forum.id, wanted, actor=who, now=at)
        except Stale as stale:
            raise Stale({"pledges": _moved(who, stale)}, stale.detail, params=stale.params) from stale
        risen = sum(pledge.amount for pledge in released if pledge.kind == "cash")
        return 200, {"items": [as_seen_by(who, pledge_state(pledge)) for pledge in released], "amount": risen}

    return write(forum.id, json, do)


def _all_held(session: Session, forum: Forum) -> dict[int, int]:
    return {one.id: one.version for one in held(session, forum.id)}


def _moved(who: Actor, stale: Stale) -> list[State]:
    """Give the pledges that are not as they were seen; one that was asked for alone is `current` itself."""
    current = stale.extra["current"]
    assert isinstance(current, dict)
    return [as_seen_by(who, pledge) for pledge in current.get("pledges", [current])]


def _seen(state: State) -> State:
    """Write a rule out for whoever steers: hidden names stay so to those who may not read pledges."""
    pledge = state["pledge"]
    assert isinstance(pledge, dict)
    return {**state, "pledge": as_seen_by(actor(), pledge)}


def _share(percent: int) -> str:
    return str(gettext(WHOLE) if percent == 100 else gettext(PART, percent=percent))
