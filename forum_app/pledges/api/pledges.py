"""Pledges as JSON: the desk's list, taking, correcting, voiding, releasing."""

from collections.abc import Callable
from typing import cast

from flask import current_app
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.kernel.money import parse_dong
from forum_app.kernel.words import dong_in_words
from forum_app.pledges import operations, queries
from forum_app.pledges.api import shapes
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.queries.pledges import held
from forum_app.pledges.rules.boards import in_order
from forum_app.pledges.rules.particulars import Parts, agreed_with, monthly_total, particulars
from forum_app.pledges.rules.pledges import agree, change, draft, name_donor
from forum_app.pledges.rules.states import as_seen_by, pledge_state, repeat_state, veiled
from forum_app.pledges.rules.values import Pledge
from forum_app.store.database import db
from forum_app.web.api import documented, page_of
from forum_app.web.guard import actor, idempotency_key, may, now
from forum_app.web.writing import State, Written, write

MentionsOf = Callable[[Session, int, str], list[State]]

TAG = "pledges"
ONE = "/pledges/<int:pledge_id>"


@blueprint.get("/pledges")
@may("pledges.read")
@documented(query=shapes.PledgeQuery, answers={200: shapes.PledgeList}, tag=TAG)
def list_pledges(forum: Forum, query: shapes.PledgeQuery) -> State:
    """List pledges, newest first."""
    found = queries.pledges(
        db.session(),
        forum.id,
        status=query.status or None,
        q=query.q,
        limit=query.limit + 1,
        cursor=query.cursor,
    )
    shown, cursor = page_of(found, query.limit, lambda pledge: str(pledge.number))
    return {"items": [pledge_state(pledge) for pledge in shown], "next_cursor": cursor}


@blueprint.get(ONE)
@may("pledges.read")
@documented(answers={200: shapes.PledgeHistoryView}, tag=TAG)
def show_pledge(forum: Forum, pledge_id: int) -> State:
    """Give a pledge with its ledger and its earlier wordings."""
    return queries.with_history(db.session(), forum.id, pledge_id)


@blueprint.post("/pledges")
@may("pledges.take")
@documented(json=shapes.PledgeBody, answers={201: shapes.TakenView}, tag=TAG)
def take(forum: Forum, json: shapes.PledgeBody) -> Written:
    """Take a pledge; `possible_repeat` points at the same donor and amount within ten minutes.

    409 `rehearsal_over` where it was said in a rehearsal (`rehearsal: true`) that has ended since.
    """
    if idempotency_key() is None:
        raise Invalid({"Idempotency-Key": N_("Cần có khóa chống gửi trùng.")})
    donor = name_donor(json.donor.name, json.donor.kind, json.donor.anonymous)
    parts = _particulars(json)
    taken = draft(donor, json.kind, json.amount, json.description, json.channel, json.hold, parts, json.slip)
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        run = operations.run_said(session, forum.id, json.rehearsal)
        earlier = queries.repeat_of(session, forum.id, donor.name, taken.amount, at, run)
        pledge = operations.take_pledge(session, forum.id, taken, actor=who, now=at, run=run)
        return 201, pledge_state(pledge) | {"possible_repeat": repeat_state(earlier)}

    return write(forum.id, json, do)


@blueprint.patch(ONE)
@may("pledges.take")
@documented(json=shapes.ChangeBody, answers={200: shapes.CorrectedView}, tag=TAG)
def correct(forum: Forum, pledge_id: int, json: shapes.ChangeBody) -> Written:
    """Correct a pledge; the ledger keeps what was and gets the difference.

    Steps follow a donor made anonymous; where else the programme says the name, `still_named` tells, and
    `still_said` which messages do.
    """
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        before = queries.pledge(session, forum.id, pledge_id)
        donor = None if json.donor is None else json.donor.model_dump(exclude_none=True)
        parts = _particulars(json)
        wanted = change(before, json.amount, donor, json.description, json.channel, parts, json.slip)
        after = operations.correct_pledge(
            session, forum.id, before, json.version, wanted, json.reason, actor=who, now=at
        )
        return 200, pledge_state(after) | _still_named(session, forum, before, after)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/void")
@may("pledges.take")
@documented(json=shapes.VoidBody, answers={200: shapes.PledgeView}, tag=TAG)
def void(forum: Forum, pledge_id: int, json: shapes.VoidBody) -> Written:
    """Void a pledge; the ledger gets its negation."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        after = operations.void_pledge(
            session, forum.id, pledge_id, json.version, json.reason, actor=who, now=at
        )
        return 200, pledge_state(after)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/release")
@may("pledges.release")
@documented(json=shapes.ReleaseBody, answers={200: shapes.PledgeView}, tag=TAG)
def release(forum: Forum, pledge_id: int, json: shapes.ReleaseBody) -> Written:
    """Let a held pledge count on the tote; an anonymous donor stays so to whoever may not read pledges."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        try:
            after = operations.release_pledge(session, forum.id, pledge_id, json.version, actor=who, now=at)
        except Stale as stale:
            raise Stale(as_seen_by(who, cast(State, stale.extra["current"])), stale.detail) from stale
        return 200, as_seen_by(who, pledge_state(after))

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/beneficiary")
@may("pledges.take")
@documented(json=shapes.BeneficiaryBody, answers={200: shapes.PledgeView}, tag=TAG)
def name_beneficiary(forum: Forum, pledge_id: int, json: shapes.BeneficiaryBody) -> Written:
    """Let the name of one household or pupil be public, or take that back; a repeat changes nothing."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        after = operations.name_beneficiary(
            session, forum.id, pledge_id, json.version, json.released, actor=who, now=at
        )
        return 200, pledge_state(after)

    return write(forum.id, json, do)


@blueprint.get("/pledges/held")
@may("pledges.release")
@documented(answers={200: shapes.PledgeList}, tag=TAG)
def list_held(forum: Forum) -> State:
    """List what is held back, boards in their order first, as the stage may say it."""
    found = in_order(held(db.session(), forum.id))
    return {"items": [veiled(pledge_state(one)) for one in found], "next_cursor": None}


@blueprint.get("/pledges/repeat-check")
@may("pledges.read")
@documented(query=shapes.RepeatQuery, answers={200: shapes.ReadBackView}, tag=TAG)
def read_back(forum: Forum, query: shapes.RepeatQuery) -> State:
    """Read an amount back in digits and words before it counts, and say whether it looks like a repeat."""
    said = {"months": query.months, "per_month": query.per_month}
    told = particulars("sponsorship", said)
    total = monthly_total(told)
    amount = (
        parse_dong(query.amount) if total is None else agreed_with(told, agree("sponsorship", query.amount))
    )
    earlier = queries.repeat_of(db.session(), forum.id, query.donor, amount, now())
    words = dong_in_words(amount)
    repeat = repeat_state(earlier)
    return {"amount": amount, "per_month": told.per_month, "amount_in_words": words, "repeat": repeat}


def _particulars(json: shapes.ParticularsBody) -> Parts:
    """Give the particulars that were spoken of; null takes one away."""
    return json.model_dump(include=set(shapes.ParticularsBody.model_fields), exclude_unset=True)


def _still_named(session: Session, forum: Forum, before: Pledge, after: Pledge) -> State:
    """Say where programme and messages name a donor who has just asked to stay unnamed; else nothing.

    Both are the show's: `create_app` puts their readers at `app.extensions`.
    """
    if before.donor.anonymous or not after.donor.anonymous:
        return {}
    readers = {"still_named": "mentions_of", "still_said": "messages_saying"}
    found: dict[str, MentionsOf] = {told: current_app.extensions[name] for told, name in readers.items()}
    named = {told: read(session, forum.id, before.donor.name) for told, read in found.items()}
    return {told: places for told, places in named.items() if places}
