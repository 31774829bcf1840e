"""The order guests are greeted in, as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.api import order_shapes as shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.guests import ONE, groups_state
from forum_app.guests.api.shapes import ID, GroupList, GuestView
from forum_app.guests.operations import ordering
from forum_app.guests.queries import guest_state
from forum_app.guests.queries.order import group_numbered, placed
from forum_app.guests.rules.guest import Guest
from forum_app.guests.rules.protocol import usual_order
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "guests"
GROUP = f"/guest-groups/<{ID}:number>"


@blueprint.post(f"{ONE}/move")
@may("guests.edit")
@documented(json=shapes.MoveBody, answers={200: GuestView}, tag=TAG)
def move_guest(forum: Forum, guest_id: int, json: shapes.MoveBody) -> Written:
    """Greet a guest before another of the same group, or last in it."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = ordering.move_guest(session, forum.id, guest_id, json.before, json.version, actor=who, at=at)
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)


@blueprint.post(f"{GROUP}/move")
@may("guests.edit")
@documented(json=shapes.MoveGroupBody, answers={200: GroupList}, tag=TAG)
def move_group(forum: Forum, number: int, json: shapes.MoveGroupBody) -> Written:
    """Greet a group before another, or last of all. Answers with the groups in their order."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        ordering.move_group(session, forum.id, number, json.before, actor=who, at=at)
        return 200, groups_state(session, forum.id)

    return write(forum.id, json, do)


@blueprint.get(f"{GROUP}/usual-order")
@may("guests.edit")
@documented(answers={200: shapes.OrderView}, tag=TAG)
def preview_order(forum: Forum, number: int) -> State:
    """Say what the province's usual order would make of a group, and change nothing."""
    session = db.session()
    group_numbered(session, forum.id, number)
    seen = queries.last_edit(session, forum.id)
    people = placed(session, forum.id, number)
    before = {one.id: place for place, one in enumerate(people, start=1)}
    known = {guest.id: guest for guest in queries.guests_by_id(session, forum.id, before)}
    order = usual_order(people)
    items = [_place(known[one], place, before[one]) for place, one in enumerate(order, start=1)]
    moved = sum(item["place"] != item["place_before"] for item in items)
    return {"group": number, "seen": seen, "moved": moved, "items": items}


@blueprint.post(f"{GROUP}/usual-order")
@may("guests.edit")
@documented(json=shapes.OrderBody, answers={200: shapes.OrderedView}, tag=TAG)
def apply_order(forum: Forum, number: int, json: shapes.OrderBody) -> Written:
    """Put a group into the province's usual order, as it was previewed."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        moved = ordering.order_group(session, forum.id, number, json.seen, actor=who, at=at)
        return 200, {"group": number, "moved": moved}

    return write(forum.id, json, do)


def _place(guest: Guest, place: int, before: int) -> State:
    return {
        "id": guest.id,
        "full_name": guest.full_name,
        "salutation": guest.salutation,
        "position": guest.position,
        "organisation": guest.organisation,
        "place": place,
        "place_before": before,
    }
