"""How many forms may come: by browser, by address, and for a forum altogether.

A hall of 400 phones stands behind one router, and mobile networks hide thousands behind an address: an
address alone says little about who sends. What a person does is bounded by their browser, which shows the
token of the form; a machine that throws its cookies away is bounded by its address.
"""

from __future__ import annotations

import hashlib

from flask import request, session
from flask_limiter.util import get_remote_address

from forum_app.forums.queries import Forum
from forum_app.web.limits import keeps_pace

# A family with one phone sends several.
OF_A_BROWSER = "10 per minute; 60 per hour"
# All phones of a hall within a minute of the MC's word, each with a mistake or two; refused forms count too.
OF_AN_ADDRESS = "1200 per minute; 6000 per hour"
# What the desks could ever look through; above what one address may, so that none shuts the others out.
OF_A_FORUM = "3000 per minute; 20000 per hour"

AGAIN_AFTER_S = 30


def address_keeps_pace() -> bool:
    """Count whatever comes from this address."""
    return keeps_pace(OF_AN_ADDRESS, "form", "address", get_remote_address())


def may_enter(forum: Forum) -> bool:
    """Count a form that is about to enter the queue."""
    own = keeps_pace(OF_A_BROWSER, "form", "browser", _browser())
    return own and keeps_pace(OF_A_FORUM, "form", "forum", str(forum.id))


def _browser() -> str:
    """Name the browser by the token it got with its first form; without it no form is read at all."""
    token = str(session.get("csrf_token", request.remote_addr))
    return hashlib.sha256(token.encode()).hexdigest()[:32]
