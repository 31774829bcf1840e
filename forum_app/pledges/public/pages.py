"""Public pages, for phones: programme and total, the form to register support. They need no JavaScript."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask import Blueprint, Response, current_app, redirect, request, session
from flask_babel import force_locale, get_locale
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Invalid, Missing
from forum_app.kernel.money import Dong, format_dong
from forum_app.kernel.words import dong_in_words
from forum_app.pledges import operations, queries
from forum_app.pledges.api.prepared import PreparedTotes
from forum_app.pledges.api.requests import PACE
from forum_app.pledges.public.form import Form, blank, complain, make_wish, read, turned_away, used_up
from forum_app.pledges.rules.values import Wish
from forum_app.store.database import db
from forum_app.store.requests import once
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, now, public
from forum_app.web.limits import limited
from forum_app.web.pages import LANGUAGES, page

blueprint = Blueprint("pledges_public", __name__, url_prefix="/f/<forum>")

# Short enough that nobody sees an old total, long enough for a cache to carry a hall of phones.
CACHING = "public, max-age=5, stale-while-revalidate=15"
REMEMBERED = 10  # references a browser may look at again

ProgrammeOf = Callable[[Session, Forum], dict[str, Any]]
P = ParamSpec("P")
R = TypeVar("R")


def multilingual(view: Callable[P, R]) -> Callable[P, R]:
    """Speak the language in the address: a link needs no cookie and no form, so pages stay cacheable."""

    @wraps(view)
    def spoken(*args: P.args, **kwargs: P.kwargs) -> R:
        wished = request.args.get("language")
        if wished not in LANGUAGES:
            return view(*args, **kwargs)
        with force_locale(wished):
            return view(*args, **kwargs)

    return spoken


@blueprint.get("")
@public
@multilingual
def show(forum: Forum) -> Response:
    """Show programme and total to everybody; the same page for all, so that caches can serve it."""
    tote = json.loads(PreparedTotes.of_this_app().tote(forum.id, now()).text)
    text = page(
        "pledges/public.html",
        forum=forum,
        when=_when(forum.starts_at, forum.timezone),
        tote=tote,
        items=_programme(forum),
        dong=lambda amount: format_dong(Dong(amount)),
    )
    return _cached(text)


@blueprint.get("/pledge")
@public
@multilingual
def ask(forum: Forum) -> str:
    """Show the pledge form."""
    return page("pledges/pledge_form.html", forum=forum, form=blank(), errors={}, failed=None)


@blueprint.post("/pledge")
@public
@limited(PACE)
@multilingual
def take(forum: Forum) -> Answer | tuple[str, int]:
    """Queue what the form says, once for each form shown; a refused form comes back as it was filled in."""
    form = read(request.form)
    try:
        reference = _queue(forum, form, make_wish(form))
    except Invalid as refused:
        form = used_up(form) if "Idempotency-Key" in refused.errors else turned_away(form)
        errors, failed = complain(refused)
        slots = {"forum": forum, "form": form, "errors": errors, "failed": failed}
        return page("pledges/pledge_form.html", **slots), refused.status
    session["sent"] = [*session.get("sent", []), reference][-REMEMBERED:]
    language = request.args.get("language")
    query = f"?language={language}" if language in LANGUAGES else ""
    return redirect(f"/f/{forum.slug}/pledge/{reference}{query}", 303)


@blueprint.get("/pledge/<reference>")
@public
@multilingual
def thank(forum: Forum, reference: str) -> str:
    """Thank for a request. Its amount is for the browser that sent it: references can be guessed."""
    found = queries.requests(db.session(), forum.id, q=reference, limit=10)
    sent = next((request for request in found if request.reference == reference), None)
    if sent is None:
        raise Missing
    own = reference in session.get("sent", [])
    return page(
        "pledges/thanks.html",
        forum=forum,
        reference=reference,
        amount=format_dong(sent.amount) if own else None,
        words=dong_in_words(sent.amount) if own else None,
        reachable=own and bool(sent.phone),
    )


def _queue(forum: Forum, form: Form, wanted: Wish) -> str:
    who, at = actor(), now()

    def do() -> tuple[int, dict[str, object]]:
        queued = operations.queue_request(stored, forum.id, wanted, actor=who, now=at)
        return 202, {"reference": queued.reference}

    with transaction(forum.id) as stored:
        key = form.key or None
        answer = once(stored, forum_id=forum.id, actor=who, key=key, body=form.body, at=at, do=do)
    return str(answer.body["reference"])


def _programme(forum: Forum) -> list[dict[str, Any]]:
    """Read the programme. It is the show's: `create_app` puts its reader at `extensions["programme_of"]`."""
    programme_of: ProgrammeOf | None = current_app.extensions.get("programme_of")
    return [] if programme_of is None else list(programme_of(db.session(), forum)["items"])


def _when(at: datetime, timezone: str) -> str:
    return format_datetime(at, "HH:mm, EEEE, dd/MM/y", tzinfo=ZoneInfo(timezone), locale=get_locale() or "vi")


def _cached(text: str) -> Response:
    """Let caches keep the page for everybody who has no cookie of ours."""
    response = Response(text)
    response.vary.add("Cookie")
    if current_app.session_interface.get_cookie_name(current_app) not in request.cookies:
        response.headers["Cache-Control"] = CACHING
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response
