"""Guests as JSON: the list, walk-ins, corrections, cancellations."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.api import shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.operations import guests as operations
from forum_app.guests.operations.groups import asked_group
from forum_app.guests.queries import Search, guest_state
from forum_app.guests.rules.delegation import Membership
from forum_app.guests.rules.guest import Details
from forum_app.store.database import db
from forum_app.web.api import documented, page_of, place_after
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "guests"
ONE = f"/guests/<{shapes.ID}:guest_id>"


@blueprint.get("/guests")
@may("guests.find")
@documented(query=shapes.GuestQuery, answers={200: shapes.GuestList}, tag=TAG)
def list_guests(forum: Forum, query: shapes.GuestQuery) -> State:
    """List guests by given name, or in protocol order."""
    session, phones = db.session(), actor().may("guests.edit")
    search = Search(
        q=query.q,
        group=asked_group(session, forum.id, query.group).number if query.group else None,
        state=query.state or None,
        zone=query.zone or None,
        delegation=query.delegation,
        vip=query.vip,
        order=query.sort,
        after=place_after(query.cursor),
        limit=query.limit,
        phones=phones,
    )
    shown, cursor = page_of(queries.find(session, forum.id, search), query.limit, lambda guest: str(guest.id))
    return {"items": [guest_state(guest, phones=phones) for guest in shown], "next_cursor": cursor}


@blueprint.get("/guest-groups")
@may("guests.find")
@documented(answers={200: shapes.GroupList}, tag=TAG)
def list_groups(forum: Forum) -> State:
    """List the guest groups in protocol order, counted."""
    return groups_state(db.session(), forum.id)


def groups_state(session: Session, forum_id: int) -> State:
    """Give the guest groups as JSON."""
    items = [
        {"number": count.group.number, "expected": count.expected, "present": count.present}
        | {name: value for name, value in asdict(count.group).items() if name not in ("id", "arranged")}
        for count in queries.group_counts(session, forum_id)
    ]
    return {"items": items, "next_cursor": None}


@blueprint.get(ONE)
@may("guests.find")
@documented(answers={200: shapes.GuestView}, tag=TAG)
def show_guest(forum: Forum, guest_id: int) -> State:
    """Give one guest."""
    guest = queries.guest(db.session(), forum.id, guest_id)
    return guest_state(guest, phones=actor().may("guests.edit"))


@blueprint.post("/guests")
@may("guests.add")
@documented(json=shapes.GuestBody, answers={201: shapes.GuestView}, tag=TAG)
def add(forum: Forum, json: shapes.GuestBody) -> Written:
    """Invite somebody, or take in a walk-in; without a group they join those nobody placed."""
    written = Details(**json.model_dump(exclude={"group", "delegation_id", "heads"}))
    membership = Membership(json.delegation_id, json.heads)
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.add_guest(session, forum.id, written, json.group, membership, actor=who, at=at)
        return 201, guest_state(guest, phones=who.may("guests.edit"))

    return write(forum.id, json, do)


@blueprint.patch(ONE)
@may("guests.edit")
@documented(json=shapes.GuestChange, answers={200: shapes.GuestView}, tag=TAG)
def edit(forum: Forum, guest_id: int, json: shapes.GuestChange) -> Written:
    """Change what is known of a guest."""
    sent = json.model_dump(exclude={"group", "version"}, exclude_unset=True)
    changes = {name: value for name, value in sent.items() if value is not None or name == "delegation_id"}
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.edit_guest(
            session, forum.id, guest_id, json.version, changes, json.group, actor=who, at=at
        )
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/cancel")
@may("guests.edit")
@documented(json=shapes.VersionBody, answers={200: shapes.GuestView}, tag=TAG)
def cancel(forum: Forum, guest_id: int, json: shapes.VersionBody) -> Written:
    """Withdraw an invitation; the badge no longer opens the door."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.cancel_guest(
            session, forum.id, guest_id, json.version, json.reason, actor=who, at=at
        )
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/restore")
@may("guests.edit")
@documented(json=shapes.VersionBody, answers={200: shapes.GuestView}, tag=TAG)
def restore(forum: Forum, guest_id: int, json: shapes.VersionBody) -> Written:
    """Invite a cancelled guest again, with a new badge."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.restore_guest(
            session, forum.id, guest_id, json.version, json.reason, actor=who, at=at
        )
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)
