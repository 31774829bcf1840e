"""Sessions and devices as JSON."""

from __future__ import annotations

from typing import Annotated, Literal

import sqlalchemy as sa
from flask import Blueprint, Response, current_app, request, session
from pydantic import Field
from sqlalchemy.orm import Session

from forum_app.accounts import operations, queries
from forum_app.accounts.pictures import link_picture
from forum_app.accounts.queries import KnownDevice
from forum_app.accounts.rules import LONGEST_PASSWORD, drawn_token, new_token, password_matches
from forum_app.kernel.actors import Actor, Permission
from forum_app.kernel.clock import rfc3339
from forum_app.kernel.errors import N_, Invalid, Missing, Refused
from forum_app.kernel.text import tidy
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import Body, Line, PageQuery, View, documented, searched
from forum_app.web.guard import actor, csrf_token, may, now, public
from forum_app.web.limits import limited_together
from forum_app.web.offloop import off_loop
from forum_app.web.writing import State, Written, write

blueprint = Blueprint("accounts_api", __name__, url_prefix="/api/v1")


class Credentials(Body):
    username: Annotated[Line, Field(max_length=60)]
    password: str = Field(max_length=LONGEST_PASSWORD)


class SessionView(View):
    user: str | None
    role: str
    csrf_token: str


class NewDevice(Body):
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    role: Literal["stage", "crew", "checkin", "pledges", "display"]
    forum: Annotated[Line, Field(max_length=60)]
    desk: Annotated[Line, Field(max_length=60)] | None = None
    scopes: Annotated[list[Permission], Field(min_length=1, max_length=30)] | None = None
    page: Annotated[str, Field(max_length=60)] | None = None


class DeviceView(View):
    id: int
    name: str
    role: str
    desk: str | None
    scopes: list[str] | None
    page: str | None
    created_at: str
    last_seen_at: str | None
    revoked_at: str | None


class MadeDevice(DeviceView):
    token: str
    link: str


class Link(Body):
    link: str = Field(max_length=300, pattern=r"^https?://[\w.:\[\]-]+/d/[\w-]+(\?page=[\w/%]+)?$")


class LinkPicture(View):
    image: str


class DeviceList(View):
    items: list[DeviceView]
    next_cursor: str | None


def _who_knocks() -> str:
    body = request.get_json(silent=True) or request.form
    username = body.get("username") if hasattr(body, "get") else None
    return f"{request.remote_addr} {tidy(str(username))[:60]}"


# Only failures count: a crew that signs in on twelve laptops with one address is no attack.
limit_failures = limited_together(
    "10 per 5 minutes",
    scope="sign-in",
    key_func=_who_knocks,
    deduct_when=lambda answer: answer.status_code == 401,
)


@blueprint.post("/session")
@public
@limit_failures
@documented(json=Credentials, answers={200: SessionView}, tag="session")
def open_session(json: Credentials) -> SessionView:
    """Sign in with a password; the answer sets the cookie."""
    return _session(sign_in(json.username, json.password))


def sign_in(username: str, password: str) -> Actor:
    """Sign a person in to this browser. Raises a refusal that does not say which of the two was wrong."""
    kept = queries.password_hash(db.session(), username)
    if not off_loop(password_matches, kept, password):
        raise Refused(
            code="unauthenticated",
            status=401,
            title=N_("Chưa đăng nhập được"),
            detail=N_("Tên đăng nhập hoặc mật khẩu không đúng."),
        )
    person = queries.person_by_username(db.session(), username)
    if person is None:
        raise Missing
    with transaction(None) as writing:
        token = operations.sign_in(writing, person, now())
    session.clear()
    session.permanent = True
    session["sign_in"] = token
    return person


@blueprint.get("/session")
@public
@documented(answers={200: SessionView}, tag="session")
def show_session() -> SessionView:
    """Say who is calling; nobody is an answer too."""
    return _session(actor())


@blueprint.delete("/session")
@public
@documented(answers={204: None}, tag="session")
def close_session() -> Response:
    """Sign out of this browser."""
    sign_out()
    return Response(status=204)


def sign_out() -> None:
    token = session.get("sign_in")
    if token:
        with transaction(None) as writing:
            operations.sign_out(writing, token)
    session.clear()


@blueprint.get("/devices")
@may("accounts.manage")
@documented(query=PageQuery, answers={200: DeviceList}, tag="devices")
def list_devices(query: PageQuery) -> DeviceList:
    """List devices, the newest first, with when each was last seen; `q` finds by name, desk and role."""
    all_of_them = queries.devices(db.session())
    shown, cursor = searched(all_of_them, query, lambda one: f"{one.name} {one.desk or ''} {one.role}")
    return DeviceList(items=[_device(found) for found in shown], next_cursor=cursor)


@blueprint.post("/devices")
@may("accounts.manage")
@documented(json=NewDevice, answers={201: MadeDevice}, tag="devices")
def add_device(json: NewDevice) -> Written:
    """Add a device. Its token and link are in this answer only; the link opens `page`, or the role's own.

    `scopes` make it a program (a stream deck, a button box): it may do these of its role's permissions alone,
    and stands beside whoever calls the show.
    """
    forum_id = _forum_id(json.forum)

    def do(writing: Session) -> tuple[int, State]:
        salt = new_token()
        return 201, {**_made(writing, json, forum_id, _token(salt)).model_dump(), "salt": salt}

    kept, status, headers = write(forum_id, json, do)
    # What is kept for a repeat is no secret: the token is drawn from it again.
    token = _token(str(kept["salt"]))
    shown = {name: value for name, value in kept.items() if name != "salt"}
    return {**shown, "token": token, "link": f"{request.host_url}d/{token}"}, status, headers


@blueprint.delete("/devices/<int(max=2147483647):device_id>")
@may("accounts.manage")
@documented(answers={204: None}, tag="devices")
def revoke_device(device_id: int) -> Response:
    """Take a device's token away; its open screens are cut off at once."""
    found = queries.device(db.session(), device_id)
    if found is None:
        raise Missing(N_("Không có thiết bị này."))
    with transaction(found.forum_id) as writing:
        operations.revoke_device(writing, found, by=actor(), now=now())
    current_app.extensions["live"].disconnect_actor(found.actor.id)
    return Response(status=204)


@blueprint.post("/devices/<int(max=2147483647):device_id>/identify")
@may("show.call")
@documented(answers={204: None}, tag="devices")
def identify_device(device_id: int) -> Response:
    """Have a device's screens show its name for a few seconds; a repeat shows it again."""
    found = queries.device(db.session(), device_id)
    if found is None or found.revoked_at is not None or actor().forum_id not in (None, found.forum_id):
        raise Missing(N_("Không có thiết bị này."))
    current_app.extensions["live"].identify(found.actor.id, found.name)
    return Response(status=204)


@blueprint.post("/links/qr")
@may("accounts.manage")
@documented(json=Link, answers={200: LinkPicture}, tag="devices")
def draw_link(json: Link) -> LinkPicture:
    """Draw a device's link for a phone's camera. Drawn on demand: the secret is nowhere kept."""
    return LinkPicture(image=off_loop(link_picture, json.link))


def _token(salt: str) -> str:
    return drawn_token(current_app.config["SECRET_KEY"], salt)


def _made(writing: Session, json: NewDevice, forum_id: int, token: str) -> DeviceView:
    made = operations.add_device(
        writing,
        name=json.name,
        role=json.role,
        forum_id=forum_id,
        desk=json.desk,
        page=json.page,
        by=actor(),
        now=now(),
        token=token,
        scopes=None if json.scopes is None else frozenset(json.scopes),
    )
    return _device(made)


def _forum_id(slug: str) -> int:
    # The forum's own table lies above accounts; its key is all that is needed here.
    forum_id = db.session().scalar(sa.text("SELECT id FROM forum WHERE slug = :slug"), {"slug": slug})
    if forum_id is None:
        raise Invalid({"forum": N_("Không có diễn đàn này.")})
    return int(forum_id)


def _session(who: Actor) -> SessionView:
    return SessionView(user=who.name or None, role=who.role, csrf_token=csrf_token())


def _device(found: KnownDevice) -> DeviceView:
    return DeviceView(
        id=found.id,
        name=found.name,
        role=found.role,
        desk=found.desk,
        scopes=None if found.scopes is None else sorted(found.scopes),
        page=found.page,
        created_at=rfc3339(found.created_at),
        last_seen_at=found.last_seen_at and rfc3339(found.last_seen_at),
        revoked_at=found.revoked_at and rfc3339(found.revoked_at),
    )
