"""Pages for signing in: the front door, a device's link, the administrator's list of devices."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import sqlalchemy as sa
from flask import Blueprint, Response, redirect, request, session
from werkzeug.wrappers import Response as Redirect

from forum_app.accounts import queries
from forum_app.accounts.api import limit_failures, sign_in, sign_out
from forum_app.accounts.operations import may_open
from forum_app.accounts.public import secure_address
from forum_app.accounts.queries import KnownDevice
from forum_app.kernel.actors import Actor, Role
from forum_app.kernel.errors import N_, Missing, PageTooOld, Refused
from forum_app.kernel.text import tidy
from forum_app.store.database import db
from forum_app.web.errors import answer_refused
from forum_app.web.guard import actor, may, public
from forum_app.web.pages import LANGUAGES, page

blueprint = Blueprint("accounts_pages", __name__)

A_YEAR_S = 365 * 24 * 3600
AGED = N_("Trang đăng nhập mở đã lâu; hãy nhập lại mật khẩu.")

# Where each role starts its evening.
START: Mapping[Role, str] = {
    "admin": "/f/{forum}/console",
    "stage": "/f/{forum}/console",
    "crew": "/f/{forum}/crew/sound",
    "checkin": "/f/{forum}/desk",
    "pledges": "/f/{forum}/pledges",
    "display": "/f/{forum}/stage",
}


@blueprint.get("/")
@public
def front_door() -> str | Redirect:
    """Show the sign-in form, or the start page of whoever is signed in."""
    if actor().signed_in:
        return redirect(start_page(actor()))
    return _sign_in_form("")


@blueprint.get("/sign-in")
@public
def show_sign_in() -> str | Redirect:
    return _sign_in_form(_inside(request.args.get("next", "")))


@blueprint.post("/sign-in")
@public
@limit_failures
def take_sign_in() -> Redirect | tuple[str, int]:
    """Sign in from the form, which works without JavaScript."""
    goal, username = _asked_for()
    try:
        who = sign_in(username, request.form.get("password", "")[:200])
    except Refused as refused:
        return _sign_in_form(goal, refused, username), refused.status
    return redirect(goal or start_page(who), 303)


@blueprint.post("/sign-out")
@public
def take_sign_out() -> Redirect:
    sign_out()
    return redirect("/", 303)


@blueprint.errorhandler(PageTooOld)
def start_afresh(refused: PageTooOld) -> Response | Redirect | tuple[str, int]:
    """Answer a form that aged because somebody signed in or out in another tab.

    Loading the refused page again would only be refused again: the sign-in is asked for on a fresh form,
    and whoever is signed out already has what they wanted.
    """
    if request.path == "/sign-in":
        goal, username = _asked_for()
        aged = Refused(code=refused.code, status=refused.status, detail=AGED)
        return _sign_in_form(goal, aged, username), aged.status
    if request.path == "/sign-out" and not actor().signed_in:
        return redirect("/", 303)
    return answer_refused(refused)


@blueprint.get("/d/<token>")
@public
def open_link(token: str) -> Redirect:
    """Sign a device in by its link and send it on, so that the secret leaves the address bar at once."""
    found = queries.device_by_token(db.session(), token)
    if found is None:
        raise Refused(
            code="revoked",
            status=410,
            detail=N_("Liên kết này không còn dùng được; hãy xin liên kết mới từ người quản trị."),
        )
    session.clear()
    session.permanent = True
    session["device"] = token
    return redirect(_wanted_page(found), 303)


@blueprint.post("/language/<language>")
@public
def choose_language(language: str) -> Redirect:
    if language not in LANGUAGES:
        raise Missing
    back = _inside(request.form.get("next", "")) or "/"
    response = redirect(back, 303)
    response.set_cookie("language", language, max_age=A_YEAR_S, samesite="Lax", httponly=True)
    return response


@blueprint.get("/admin")
@may("accounts.manage")
def admin() -> str:
    """Show the devices, and the form that makes their links."""
    return page("accounts/admin.html", forum_slug=_slug(actor()), secure=secure_address())


def start_page(who: Actor) -> str:
    return START[who.role].format(forum=_slug(who))


def _wanted_page(device: KnownDevice) -> str:
    """Give the page the link names, else the device's own, else its role's."""
    for wanted in (request.args.get("page"), device.page):
        if wanted and may_open(device.role, wanted):
            return f"/f/{_slug(device.actor)}/{wanted}"
    return start_page(device.actor)


def _slug(who: Actor) -> str:
    """Give the forum a caller works for, or the newest one."""
    if who.forum_id is not None:
        chosen = sa.text("SELECT slug FROM forum WHERE id = :id")
        return str(db.session().scalar(chosen, {"id": who.forum_id}))
    newest = db.session().scalar(sa.text("SELECT slug FROM forum ORDER BY starts_at DESC LIMIT 1"))
    return str(newest or "")


def _asked_for() -> tuple[str, str]:
    """Give where the sign-in form leads, and who signs in."""
    return _inside(request.form.get("next", "")), tidy(request.form.get("username", ""))[:60]


def _sign_in_form(goal: str, refused: Refused | None = None, username: str = "") -> str:
    again = f"/sign-in?{urlencode({'next': goal})}" if goal else "/sign-in"
    return page("accounts/sign_in.html", next=goal, return_to=again, refused=refused, username=username)


def _inside(path: str) -> str:
    """Keep a path of ours, drop anything that leads elsewhere."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    inside = (
        path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.netloc and not parts.scheme
    )
    return path if inside else ""
