"""What the screens of speakers and performers read beside the state of the show."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.show.queries.backstage import backstage_state
from forum_app.show.rules.cues import Kind
from forum_app.store.database import db
from forum_app.web.api import View, documented
from forum_app.web.guard import may

blueprint = Blueprint("backstage_api", __name__, url_prefix="/api/v1/forums/<forum>")


class BackstageStepView(View):
    id: int
    title: str
    presenter: str
    office: str


class BackstageItemView(View):
    id: int
    number: int
    title: str
    kind: Kind
    presenter: str
    office: str
    planned_s: int
    starts_at: str | None
    planned_at: str
    steps: list[BackstageStepView]


class BackstageView(View):
    version: int
    items: list[BackstageItemView]


@blueprint.get("/backstage")
@may("show.read")
@documented(answers={200: BackstageView}, tag="show")
def backstage(forum: Forum) -> dict[str, object]:
    """Give who comes on and when it is planned, with the steps; no notes, nothing skipped."""
    return backstage_state(db.session(), forum)
