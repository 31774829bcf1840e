"""Public pages, for phones: programme and total, the form to register support. They need no JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Response, make_response, redirect, request, session
from flask_babel import force_locale, gettext
from werkzeug.wrappers import Response as Answer

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Invalid
from forum_app.pledges import operations
from forum_app.pledges.public.blueprint import blueprint
from forum_app.pledges.public.form import Form, blank, complain, make_wish, read, turned_away, used_up
from forum_app.pledges.public.pace import AGAIN_AFTER_S, address_keeps_pace, may_enter
from forum_app.pledges.public.snapshots import DrawnPages
from forum_app.pledges.rules.values import Wish
from forum_app.store.requests import once
from forum_app.store.transaction import transaction
from forum_app.web.guard import actor, now, public
from forum_app.web.pages import LANGUAGES, page

# Short enough that nobody sees an old total, long enough for a cache to carry a hall of phones; whoever asks
# while it is fetched anew gets the one before, and so they do for a minute when the server is away.
CACHING = "public, max-age=1, stale-while-revalidate=10, stale-if-error=60"
REMEMBERED = 10  # references a browser may look at again

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


@blueprint.get("", strict_slashes=False)  # as people type it, or an app that opens links
@public
def show(forum: Forum) -> Response:
    """Show programme and total to everybody; the same page for all, so that caches can serve it."""
    wished = request.args.get("language")
    drawn = DrawnPages.of_this_app().page(forum, wished if wished in LANGUAGES else forum.locale, now())
    response = Response(drawn.text)
    response.headers["Cache-Control"] = CACHING
    response.set_etag(drawn.etag, weak=True)
    response.make_conditional(request)
    return response


@blueprint.get("/pledge", strict_slashes=False)
@public
@multilingual
def ask(forum: Forum) -> str:
    """Show the pledge form."""
    return page("pledges/pledge_form.html", forum=forum, form=blank(), errors={}, failed=None)


@blueprint.post("/pledge")
@public
@multilingual
def take(forum: Forum) -> Answer:
    """Queue what the form says, once for each form shown; a refused form comes back as it was filled in."""
    form = read(request.form)
    if not address_keeps_pace():
        return _slow_down(forum, form)
    try:
        wanted = make_wish(form)
        if not may_enter(forum):
            return _slow_down(forum, form)
        reference = _queue(forum, form, wanted)
    except Invalid as refused:
        form = used_up(form) if "Idempotency-Key" in refused.errors else turned_away(form)
        errors, failed = complain(refused)
        return _back(forum, form, errors, failed, refused.status)
    session["sent"] = [*session.get("sent", []), reference][-REMEMBERED:]
    language = request.args.get("language")
    query = f"?language={language}" if language in LANGUAGES else ""
    return redirect(f"/f/{forum.slug}/pledge/{reference}{query}", 303)


def _queue(forum: Forum, form: Form, wanted: Wish) -> str:
    who, at = actor(), now()

    def do() -> tuple[int, dict[str, object]]:
        queued = operations.queue_request(stored, forum.id, wanted, actor=who, now=at)
        return 202, {"reference": queued.reference}

    with transaction(forum.id) as stored:
        key = form.key or None
        answer = once(stored, forum_id=forum.id, actor=who, key=key, body=form.body, at=at, do=do)
    return str(answer.body["reference"])


def _slow_down(forum: Forum, form: Form) -> Answer:
    """Ask for patience, with all that was typed: the same form can be sent again."""
    failed = gettext(
        "Nhiều phiếu đang được gửi cùng lúc nên phiếu này chưa gửi được. Xin bấm gửi lại sau nửa phút."
    )
    answer = _back(forum, turned_away(form), {}, failed, 429)
    answer.headers["Retry-After"] = str(AGAIN_AFTER_S)
    return answer


def _back(forum: Forum, form: Form, errors: Mapping[str, str], failed: str, status: int) -> Answer:
    slots = {"forum": forum, "form": form, "errors": errors, "failed": failed}
    return make_response(page("pledges/pledge_form.html", **slots), status)
