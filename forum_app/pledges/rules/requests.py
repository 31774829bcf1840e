"""What the public may ask, and what a desk may decide about it."""

import re
from dataclasses import replace
from datetime import datetime

from forum_app.kernel.errors import N_, Stale
from forum_app.kernel.text import phone, within
from forum_app.pledges.rules.pledges import REASON_LIMIT, agree
from forum_app.pledges.rules.states import request_state
from forum_app.pledges.rules.values import Donor, Draft, Particulars, Programme, Request, Wish

MESSAGE_LIMIT = 500
PHONE_LIMIT = 30
# Donors write from abroad too: a plus sign and at most 15 digits (ITU-T E.164).
ABROAD = re.compile(r"\+(?!84)[1-9]\d{7,14}")
SPACING = re.compile(r"[\s.\-()/]+")


def wish(
    donor: Donor,
    said: int | str | None,
    reachable: str,
    message: str,
    programme: Programme = "fund",
    amount_shown: bool = True,
) -> Wish:
    """Make a public request ready to be queued. Raises Invalid for an unusable amount, phone or message."""
    amount, told = agree("cash", said), within(message, MESSAGE_LIMIT, "message")
    return Wish(donor, amount, read_phone(reachable), told, programme, amount_shown)


def read_phone(text: str) -> str:
    """Read a telephone number; nothing is allowed too. Raises Invalid otherwise."""
    written = SPACING.sub("", within(text, PHONE_LIMIT, "phone"))
    return written if ABROAD.fullmatch(written) else phone(written) or ""


def accept(request: Request) -> Draft:
    """Turn a waiting request into a pledge to be taken. Raises Stale where it was rejected."""
    make_sure_waiting(request)
    said = Particulars(programme=request.programme, amount_shown=request.amount_shown)
    return Draft(request.donor, "cash", request.amount, "", "form", particulars=said)


def reject(request: Request, reason: str, by: str, now: datetime) -> Request:
    """Turn a request down. Raises Stale where it was accepted, Invalid for a reason that is too long."""
    make_sure_waiting(request)
    why = within(reason, REASON_LIMIT, "reason")
    return replace(request, status="rejected", reason=why, decided_at=now, decided_by=by)


def make_sure_waiting(request: Request) -> None:
    """Raise Stale, with the request as it stands, where it has been decided."""
    if request.status != "waiting":
        raise Stale(request_state(request), N_("Phiếu đăng ký này đã được xử lý."))
