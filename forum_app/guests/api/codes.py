"""People who stand in the list twice, and badges that are replaced, as JSON."""

from __future__ import annotations

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.guests.api import order_shapes as shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.guests import ONE
from forum_app.guests.api.shapes import GuestList, GuestView, VersionBody
from forum_app.guests.operations import codes as operations
from forum_app.guests.queries import guest_state
from forum_app.guests.queries.order import doubles, kept_apart
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "guests"
APART = f"{ONE}/tell-apart"
MOST_PAIRS = 100


@blueprint.get("/guests/duplicates")
@may("guests.edit")
@documented(answers={200: shapes.PairList}, tag=TAG)
def list_doubles(forum: Forum) -> State:
    """List records that may be one person: same name and organisation, or same phone; 100 pairs at most.

    Pairs of whom somebody said that they are two people are not among them.
    """
    items = [
        {"why": why, "guests": [guest_state(one, phones=True), guest_state(other, phones=True)]}
        for one, other, why in doubles(db.session(), forum.id, MOST_PAIRS)
    ]
    return {"items": items, "next_cursor": None}


@blueprint.post(f"{ONE}/merge")
@may("guests.edit")
@documented(json=shapes.MergeBody, answers={200: GuestView}, tag=TAG)
def merge(forum: Forum, guest_id: int, json: shapes.MergeBody) -> Written:
    """Make two records one guest: this one stays, the other's badge opens the door for it."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.merge_guests(
            session, forum.id, guest_id, json.other_id, json.version, actor=who, at=at
        )
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)


@blueprint.post(APART)
@may("guests.edit")
@documented(json=shapes.TwoPeopleBody, answers={200: shapes.TwoPeopleView}, tag=TAG)
def tell_apart(forum: Forum, guest_id: int, json: shapes.TwoPeopleBody) -> Written:
    """Keep that two records which look alike are two people: nobody is asked about them again."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        operations.tell_apart(session, forum.id, guest_id, json.other_id, actor=who, at=at)
        return 200, {"ids": sorted((guest_id, json.other_id))}

    return write(forum.id, json, do)


@blueprint.get(APART)
@may("guests.edit")
@documented(answers={200: GuestList}, tag=TAG)
def list_kept_apart(forum: Forum, guest_id: int) -> State:
    """List the guests of whom somebody said that this one is another person."""
    others = kept_apart(db.session(), forum.id, guest_id)
    return {"items": [guest_state(other, phones=True) for other in others], "next_cursor": None}


@blueprint.delete(APART)
@may("guests.edit")
@documented(json=shapes.TwoPeopleBody, answers={200: shapes.TwoPeopleView}, tag=TAG)
def compare_again(forum: Forum, guest_id: int, json: shapes.TwoPeopleBody) -> Written:
    """Take back that two records are two people: where they still look alike, they are asked about again."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        operations.compare_again(session, forum.id, guest_id, json.other_id, actor=who, at=at)
        return 200, {"ids": sorted((guest_id, json.other_id))}

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/reissue")
@may("guests.edit")
@documented(json=VersionBody, answers={200: GuestView}, tag=TAG)
def reissue(forum: Forum, guest_id: int, json: VersionBody) -> Written:
    """Give a guest a new badge; the old one opens nothing any more."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        guest = operations.reissue_code(
            session, forum.id, guest_id, json.version, json.reason, actor=who, at=at
        )
        return 200, guest_state(guest, phones=True)

    return write(forum.id, json, do)
