"""The look as JSON."""

from __future__ import annotations

from typing import Annotated, Literal

from flask import Blueprint, request
from pydantic import Field, WithJsonSchema
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy
from forum_app.look import operations, queries
from forum_app.look.rules.logos import LARGEST_FILE, NAME_LIMIT, inspect
from forum_app.look.rules.settings import ADDRESS_LIMIT, LINE_LIMIT, Settings, read
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.web.api import LARGEST_ID, Body, Line, View, documented
from forum_app.web.guard import actor, may, now
from forum_app.web.offloop import off_loop
from forum_app.web.openapi import Upload
from forum_app.web.writing import Written, write

blueprint = Blueprint("look_api", __name__, url_prefix="/api/v1/forums/<forum>")
TAG = "look"
LOGO = f"/look/logos/<int(max={LARGEST_ID}):logo_id>"

State = dict[str, object]
Colour = Annotated[str, Field(max_length=20, examples=["#840c16"])]
TitleLine = Annotated[Line, Field(max_length=LINE_LIMIT)]


class ColoursShape(Body):
    ground: Colour
    accent: Colour
    text: Colour


class LinesShape(Body):
    top: TitleLine = ""
    title: TitleLine = ""
    subtitle: TitleLine = ""


class ShownShape(Body):
    goal: bool = True
    percent: bool = True
    latest: bool = True
    count: bool = True
    programmes: bool = False
    logos: bool = True
    qr: bool = False


class OverlayShape(Body):
    place: Literal["bottom", "left", "right"] = "bottom"
    total: bool = True
    donor: bool = True
    margin: int = Field(5, description="safe margin in per cent, 5 to 10")
    chroma: Colour = "#00b140"


class SettingsShape(Body):
    colours: ColoursShape
    lines: LinesShape
    shown: ShownShape
    overlay: OverlayShape
    address: str = Field("", max_length=ADDRESS_LIMIT, description="where phones reach the public form")


class LookBody(Body):
    """The settings; without them the look becomes as it comes from the box."""

    version: int = Field(ge=0)
    settings: SettingsShape | None


class LogoView(View):
    id: int
    name: str
    digest: str
    url: str


class CodeView(View):
    url: str
    words: str


class LookView(View):
    version: int
    css_url: str
    lines: LinesShape
    shown: ShownShape
    overlay: OverlayShape
    logos: list[LogoView]
    qr: CodeView | None
    settings: SettingsShape


class LogoMove(Body):
    version: int = Field(ge=0)
    before: int | None = Field(ge=1, le=LARGEST_ID, description="the logo to stand before; null: last")


class LogoUpload(Upload):
    """A logo: PNG, JPEG or WebP of at most 1 MB."""

    file: Annotated[bytes, WithJsonSchema({"type": "string", "format": "binary"})]
    name: str = Field("", description="what it is of, for who cannot see it")


@blueprint.get("/look")
@may("look.edit")
@documented(answers={200: LookView}, tag=TAG)
def show_look(forum: Forum) -> State:
    """Give the look with its settings."""
    return queries.look_state(db.session(), forum.id)


@blueprint.put("/look")
@may("look.edit")
@documented(json=LookBody, answers={200: LookView}, tag=TAG)
def set_look(forum: Forum, json: LookBody) -> Written:
    """Set the look of every screen at once; `settings` null makes it as it comes from the box."""
    who, at = actor(), now()
    wished = Settings() if json.settings is None else read(json.settings.model_dump())

    def do(session: Session) -> tuple[int, State]:
        operations.change_look(session, forum.id, json.version, wished, actor=who, now=at)
        return 200, queries.look_state(session, forum.id)

    return write(forum.id, json, do)


@blueprint.post("/look/logos")
@may("look.edit")
@documented(upload=LogoUpload, answers={200: LookView}, tag=TAG)
def add_logo(forum: Forum) -> State:
    """Put a logo after the others; the same file again changes nothing."""
    name, content = _sent()
    picture = off_loop(inspect, content)
    with transaction(forum.id) as session:
        operations.add_logo(session, forum.id, name, picture, actor=actor(), now=now())
        return queries.look_state(session, forum.id)


@blueprint.post(f"{LOGO}/move")
@may("look.edit")
@documented(json=LogoMove, answers={200: LookView}, tag=TAG)
def move_logo(forum: Forum, logo_id: int, json: LogoMove) -> Written:
    """Put a logo before another, or last, on every screen at once."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        operations.move_logo(session, forum.id, logo_id, json.version, json.before, actor=who, now=at)
        return 200, queries.look_state(session, forum.id)

    return write(forum.id, json, do)


@blueprint.delete(LOGO)
@may("look.edit")
@documented(answers={200: LookView}, tag=TAG)
def remove_logo(forum: Forum, logo_id: int) -> State:
    """Take a logo away."""
    with transaction(forum.id) as session:
        operations.remove_logo(session, forum.id, logo_id, actor=actor(), now=now())
        return queries.look_state(session, forum.id)


def _sent() -> tuple[str, bytes]:
    """Read the form: one byte more than allowed is enough to refuse it."""
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": N_("Cần chọn một tệp ảnh.")})
    name = tidy(request.form.get("name") or file.filename or "")[:NAME_LIMIT]
    return name, file.stream.read(LARGEST_FILE + 1)
