"""Donors as JSON: the list, corrections, what was sent, what is promised."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from pydantic import BaseModel
from sqlalchemy.orm import Session

from forum_app.donors import queries
from forum_app.donors.api import shapes
from forum_app.donors.api.blueprint import blueprint
from forum_app.donors.operations import donors as operations
from forum_app.donors.operations.promises import promise
from forum_app.donors.queries.counting import list_counts
from forum_app.donors.queries.searching import Search
from forum_app.donors.rules.days import noon
from forum_app.donors.rules.donor import LETTERS, Details, Letter, Listed
from forum_app.forums.queries import Forum
from forum_app.store.database import db
from forum_app.web.api import documented, page_of, place_after
from forum_app.web.guard import actor, may, now
from forum_app.web.writing import State, Written, write

TAG = "donors"
ONE = f"/donor-list/<{shapes.ID}:donor_id>"
DAYS = {f"{letter}_on" for letter in LETTERS}


@blueprint.get("/donor-list")
@may("donors.read")
@documented(query=shapes.DonorQuery, answers={200: shapes.DonorListView}, tag=TAG)
def list_donors(forum: Forum, query: shapes.DonorQuery) -> State:
    """List donors in the list's order, each with what came of it."""
    session = db.session()
    search = Search(query.q, query.answer or None, place_after(query.cursor), query.limit)
    found = queries.find(session, forum.id, search)
    shown, cursor = page_of(found, query.limit, lambda donor: str(donor.id))
    items = queries.donor_states(session, forum.id, shown, forum.timezone)
    return {"items": items, "next_cursor": cursor, "counts": list_counts(session, forum.id)}


@blueprint.get(ONE)
@may("donors.read")
@documented(answers={200: shapes.ListedView}, tag=TAG)
def show_donor(forum: Forum, donor_id: int) -> State:
    """Give one donor of the list."""
    session = db.session()
    return _state(session, forum, queries.donor(session, forum.id, donor_id))


@blueprint.post("/donor-list")
@may("donors.edit")
@documented(json=shapes.DonorBody, answers={201: shapes.ListedView}, tag=TAG)
def add(forum: Forum, json: shapes.DonorBody) -> Written:
    """Put a donor on the list."""
    written, days = Details(**json.model_dump(exclude=DAYS)), _days(json, forum.timezone)
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        return 201, _state(
            session, forum, operations.add_donor(session, forum.id, written, days, actor=who, at=at)
        )

    return write(forum.id, json, do)


@blueprint.patch(ONE)
@may("donors.edit")
@documented(json=shapes.DonorChange, answers={200: shapes.ListedView}, tag=TAG)
def edit(forum: Forum, donor_id: int, json: shapes.DonorChange) -> Written:
    """Change what is known of a donor, letters and answer too."""
    sent = json.model_dump(exclude={"version", *DAYS}, exclude_unset=True)
    changes = {name: value for name, value in sent.items() if value is not None}
    days, who, at = _days(json, forum.timezone), actor(), now()

    def do(session: Session) -> tuple[int, State]:
        after = operations.edit_donor(
            session, forum.id, donor_id, json.version, changes, days, forum.timezone, actor=who, at=at
        )
        return 200, _state(session, forum, after)

    return write(forum.id, json, do)


@blueprint.delete(ONE)
@may("donors.edit")
@documented(json=shapes.VersionBody, answers={200: shapes.VersionBody}, tag=TAG)
def delete(forum: Forum, donor_id: int, json: shapes.VersionBody) -> Written:
    """Take a donor off the list; what they gave stays. Refused while they still promise something."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        operations.delete_donor(session, forum.id, donor_id, json.version, forum.timezone, actor=who, at=at)
        return 200, {"version": json.version + 1}

    return write(forum.id, json, do)


@blueprint.post("/donor-list/marks")
@may("donors.edit")
@documented(json=shapes.MarkBody, answers={200: shapes.MarkedView}, tag=TAG)
def mark(forum: Forum, json: shapes.MarkBody) -> Written:
    """Note a paper as sent, or come back, for many donors at once."""
    on, who, at = noon(json.on, forum.timezone), actor(), now()

    def do(session: Session) -> tuple[int, State]:
        changed = operations.mark_letters(session, forum.id, json.ids, json.letter, on, actor=who, at=at)
        donors = [queries.donor(session, forum.id, donor_id) for donor_id in changed]
        items = queries.donor_states(session, forum.id, donors, forum.timezone)
        return 200, {"changed": len(changed), "kept": len(set(json.ids)) - len(changed), "items": items}

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/promises")
@may("pledges.take")
@documented(json=shapes.PromiseBody, answers={201: shapes.ListedView}, tag=TAG)
def take_promise(forum: Forum, donor_id: int, json: shapes.PromiseBody) -> Written:
    """Hold an amount a donor promises; it counts only once the stage releases it.

    It is corrected and voided as any other pledge.
    """
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        promise(session, forum.id, donor_id, json.amount, json.note, actor=who, at=at)
        return 201, _state(session, forum, queries.donor(session, forum.id, donor_id))

    return write(forum.id, json, do)


def _state(session: Session, forum: Forum, donor: Listed) -> State:
    (state,) = queries.donor_states(session, forum.id, [donor], forum.timezone)
    return state


def _days(json: BaseModel, zone: str) -> dict[Letter, datetime | None]:
    """Give the instants of the days that were sent; those left out stay as they are."""
    sent = json.model_dump(include=DAYS, exclude_unset=True)
    return {
        cast(Letter, name[: -len("_on")]): noon(cast("date | None", on), zone) for name, on in sent.items()
    }
