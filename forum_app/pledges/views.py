"""Pages of the tote and the pledges for screens and desks: the wall, the overlay, the desk, the tote."""

from __future__ import annotations

from flask import Blueprint, request
from flask_babel import force_locale

from forum_app.forums.queries import Forum
from forum_app.look.queries import look_state
from forum_app.look.rules.settings import LEAST_MARGIN, MOST_MARGIN
from forum_app.pledges.queries.slips import last_slip
from forum_app.store.database import db
from forum_app.web.guard import actor, may
from forum_app.web.pages import page

MODES = ("key", "fill", "chroma")
PREVIEWS = {"1": "live", "look": "look"}

blueprint = Blueprint("pledges_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/stage")
@may("show.read")
def stage(forum: Forum) -> str:
    """Show what stands on the LED wall; `?preview=1` is the same picture, small, in the console."""
    return _for_audience("pledges/stage.html", forum)


@blueprint.get("/overlay")
@may("show.read")
def overlay(forum: Forum) -> str:
    """Show the graphics of the television picture; `?mode=` and `?margin=` are the vision mixer's."""
    mode = request.args.get("mode", "")
    margin = request.args.get("margin", type=int)
    return _for_audience(
        "pledges/overlay.html",
        forum,
        mode=mode if mode in MODES else "",
        margin=None if margin is None else min(max(margin, LEAST_MARGIN), MOST_MARGIN),
    )


@blueprint.get("/pledges")
@may("pledges.take")
def desk(forum: Forum) -> str:
    """Show the desk; its slips are numbered on from the last that came from a desk of its name."""
    who = actor()
    name = who.desk or who.name
    return page(
        "pledges/desk.html", forum=forum, desk=name, last_slip=last_slip(db.session(), forum.id, name)
    )


@blueprint.get("/tote")
@may("tote.steer")
def steering(forum: Forum) -> str:
    """Show what steers the tote: freezing, milestones, held pledges, matching gifts."""
    return page("pledges/steering.html", forum=forum)


def _for_audience(template: str, forum: Forum, **slots: object) -> str:
    """Show a picture as the forum looks; `?preview=` is for the console (1) and the settings (look)."""
    preview = request.args.get("preview", "")
    slots |= {"look": look_state(db.session(), forum.id), "preview": PREVIEWS.get(preview, "")}
    # The operator's own language must never show on the wall or over the picture.
    with force_locale(forum.locale):
        return page(template, forum=forum, **slots)
