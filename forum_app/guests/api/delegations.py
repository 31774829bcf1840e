"""Delegations as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.guests.api import delegation_shapes as shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.shapes import ID
from forum_app.guests.operations import delegations as operations
from forum_app.guests.queries import delegations as queries
from forum_app.guests.queries.delegations import delegation_state
from forum_app.guests.rules.delegation import About
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "guests"
ONE = f"/delegations/<{ID}:delegation_id>"


@blueprint.get("/delegations")
@may("guests.find")
@documented(answers={200: shapes.DelegationList}, tag=TAG)
def list_delegations(forum: Forum) -> State:
    """List the delegations by name, counted, each with its head."""
    phones = actor().may("guests.edit")
    found = queries.delegations(db.session(), forum.id)
    return {"items": [delegation_state(one, phones=phones) for one in found], "next_cursor": None}


@blueprint.get("/delegations/proposals")
@may("guests.edit")
@documented(answers={200: shapes.ProposalList}, tag=TAG)
def propose_delegations(forum: Forum) -> State:
    """Propose delegations: guests of one organisation who are in none, the largest first."""
    items = [
        {
            "name": proposal.name,
            "delegation_id": proposal.delegation_id,
            "guests": [
                {"id": one.id, "full_name": one.full_name, "position": one.position}
                for one in proposal.people
            ],
        }
        for proposal in queries.proposals(db.session(), forum.id)
    ]
    return {"items": items, "next_cursor": None}


@blueprint.get("/guest-zones")
@may("guests.find")
@documented(answers={200: shapes.ZoneList}, tag=TAG)
def list_zones(forum: Forum) -> State:
    """Name the zones guests sit in."""
    return {"items": queries.zones(db.session(), forum.id), "next_cursor": None}


@blueprint.get(ONE)
@may("guests.find")
@documented(answers={200: shapes.DelegationView}, tag=TAG)
def show_delegation(forum: Forum, delegation_id: int) -> State:
    """Give one delegation."""
    found = queries.delegation(db.session(), forum.id, delegation_id)
    return delegation_state(found, phones=actor().may("guests.edit"))


@blueprint.post("/delegations")
@may("guests.edit")
@documented(json=shapes.DelegationBody, answers={201: shapes.DelegationView}, tag=TAG)
def add_delegation(forum: Forum, json: shapes.DelegationBody) -> Written:
    """Make a delegation, with the guests who are to be in it."""
    about = About(**json.model_dump(exclude={"guest_ids", "head_id"}))
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        added = operations.add_delegation(
            session, forum.id, about, json.guest_ids, json.head_id, actor=who, at=at
        )
        return 201, delegation_state(added, phones=True)

    return write(forum.id, json, do)


@blueprint.patch(ONE)
@may("guests.edit")
@documented(json=shapes.DelegationChange, answers={200: shapes.DelegationView}, tag=TAG)
def edit_delegation(forum: Forum, delegation_id: int, json: shapes.DelegationChange) -> Written:
    """Change what is known of a delegation, and who heads it."""
    sent = json.model_dump(exclude={"version"}, exclude_unset=True)
    changes = {name: value for name, value in sent.items() if value is not None or name == "head_id"}
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        edited = operations.edit_delegation(
            session, forum.id, delegation_id, json.version, changes, actor=who, at=at
        )
        return 200, delegation_state(edited, phones=True)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/guests")
@may("guests.edit")
@documented(json=shapes.JoinBody, answers={200: shapes.DelegationView}, tag=TAG)
def join_delegation(forum: Forum, delegation_id: int, json: shapes.JoinBody) -> Written:
    """Put guests who are in no delegation into this one."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        joined = operations.join_delegation(
            session, forum.id, delegation_id, json.guest_ids, actor=who, at=at
        )
        return 200, delegation_state(joined, phones=True)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/dissolve")
@may("guests.edit")
@documented(json=shapes.DissolveBody, answers={200: shapes.DelegationView}, tag=TAG)
def dissolve_delegation(forum: Forum, delegation_id: int, json: shapes.DissolveBody) -> Written:
    """Take a delegation away; its guests stay invited. Answers with what it was."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        was = operations.dissolve_delegation(session, forum.id, delegation_id, json.version, actor=who, at=at)
        return 200, delegation_state(was, phones=True)

    return write(forum.id, json, do)
