"""Pledges and requests as the API answers them; a refusal carries the same state as `current`."""

from collections.abc import Iterable, Mapping
from typing import cast

from forum_app.kernel.actors import Actor
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.money import Dong
from forum_app.kernel.words import dong_in_words
from forum_app.pledges.rules.tote import ANONYMOUS_NAME
from forum_app.pledges.rules.values import Donor, Line, Pledge, Request, Rewording


def donor_state(donor: Donor) -> dict[str, object]:
    """Write a donor out in full, for those who may read pledges."""
    return {"name": donor.name, "kind": donor.kind, "anonymous": donor.anonymous}


def pledge_state(pledge: Pledge) -> dict[str, object]:
    """Write a pledge out; `amount` is null for a gift without an estimate, `promised` outlives a void."""
    without = pledge.kind != "cash" and pledge.amount == 0
    return {
        "id": pledge.id,
        "number": pledge.number,
        "reference": pledge.reference,
        "donor": donor_state(pledge.donor),
        "kind": pledge.kind,
        "amount": None if without else pledge.amount,
        "amount_in_words": None if without else dong_in_words(pledge.amount),
        "promised": pledge.promised,
        "description": pledge.description,
        "channel": pledge.channel,
        "status": pledge.status,
        "version": pledge.version,
        "taken_at": rfc3339(pledge.taken_at),
        "taken_by": pledge.taken_by,
        "desk": pledge.desk,
        **pledge.particulars.said(),
        "rehearsal": pledge.run > 0,
        "donor_id": pledge.donor_id,
        "board_order": pledge.board_order,
        "slip": pledge.slip,
    }


def veiled(state: Mapping[str, object]) -> dict[str, object]:
    """Take out of a written pledge what the stage may not know: who stays unnamed, and notes on money."""
    donor = cast(dict[str, object], state["donor"])
    shown = donor | {"name": ANONYMOUS_NAME} if donor["anonymous"] else donor
    told = {} if state["beneficiary_released"] else {"beneficiary": ""}
    note = "" if state["kind"] == "cash" else state["description"]
    return {**state, **told, "donor": shown, "description": note}


def as_seen_by(who: Actor, state: Mapping[str, object]) -> dict[str, object]:
    """Give a written pledge as this actor may see it."""
    return dict(state) if who.may("pledges.read") else veiled(state)


def history_state(lines: Iterable[Line], rewordings: Iterable[Rewording]) -> dict[str, object]:
    """Write out all that ever happened to a pledge: its ledger, and what it said before."""
    return {
        "ledger": [
            {
                "line": line.number,
                "amount": line.amount,
                "reason": line.reason,
                "at": rfc3339(line.at),
                "by": line.by,
            }
            for line in lines
        ],
        "rewordings": [
            {
                "version": was.version,
                "before": dict(was.before),
                "reason": was.reason,
                "at": rfc3339(was.at),
                "by": was.by,
            }
            for was in rewordings
        ],
    }


def repeat_state(earlier: Pledge | None) -> dict[str, object] | None:
    """Point at the pledge this one may repeat, so that the desk can ask "again?"."""
    if earlier is None:
        return None
    at = rfc3339(earlier.taken_at)
    return {
        "id": earlier.id,
        "reference": earlier.reference,
        "at": at,
        "desk": earlier.desk,
        "by": earlier.taken_by,
    }


def request_state(request: Request) -> dict[str, object]:
    """Write a public request out in full, phone and message too, for those who may read pledges."""
    return queued_state(request) | {
        "amount_in_words": dong_in_words(request.amount),
        "phone": request.phone,
        "message": request.message,
        "status": request.status,
        "decided_at": None if request.decided_at is None else rfc3339(request.decided_at),
        "decided_by": request.decided_by,
        "reason": request.reason,
        "pledge_id": request.pledge_id,
    }


def queued_state(request: Request) -> dict[str, object]:
    """Write a waiting request out small, as the live queue shows it: never with phone or message."""
    return {
        "id": request.id,
        "number": request.number,
        "reference": request.reference,
        "donor": donor_state(request.donor),
        "amount": Dong(request.amount),
        "at": rfc3339(request.at),
        "programme": request.programme,
        "amount_shown": request.amount_shown,
    }
