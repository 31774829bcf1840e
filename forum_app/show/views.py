"""Pages of the run of show: console, rundown, prompter, the crew's phones, and the screens of the stage."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, request
from flask_babel import force_locale

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Missing
from forum_app.web.guard import may
from forum_app.web.pages import page

blueprint = Blueprint("show_pages", __name__, url_prefix="/f/<forum>")

DEPARTMENTS: Final = ("sound", "light", "screen", "stage")
NAME_STAYS_S: Final = 12
LONGEST_NAME_S: Final = 3600


@blueprint.get("/console")
@may("show.call")
def console(forum: Forum) -> str:
    """Show the stage manager's console."""
    return page("show/console.html", forum=forum)


@blueprint.get("/rundown")
@may("rundown.read")
def rundown(forum: Forum) -> str:
    """Show the rundown; who may not edit it reads it."""
    return page("show/rundown.html", forum=forum)


@blueprint.get("/log")
@may("rundown.read")
def log(forum: Forum) -> str:
    """Show planned against actual, and every command."""
    return page("show/log.html", forum=forum)


@blueprint.get("/prompter")
@may("rundown.read")
def prompter(forum: Forum) -> str:
    """Show the MC's tablet."""
    return page("show/prompter.html", forum=forum)


@blueprint.get("/timer")
@may("show.read")
def timer(forum: Forum) -> str:
    """Show the speakers' timer at the edge of the stage."""
    return page("show/timer.html", forum=forum)


@blueprint.get("/backstage")
@may("show.read")
def backstage(forum: Forum) -> str:
    """Show who is on, who is next, and when to stand by."""
    return page("show/backstage.html", forum=forum)


@blueprint.get("/lower-third")
@may("show.read")
def lower_third(forum: Forum) -> str:
    """Show the presenter's name over the picture, for `?seconds=` after each GO; 0 leaves it standing."""
    stays_s = request.args.get("seconds", NAME_STAYS_S, type=int)
    # The operator's own language must never show over the picture.
    with force_locale(forum.locale):
        return page("show/lower_third.html", forum=forum, seconds=min(max(stays_s, 0), LONGEST_NAME_S))


@blueprint.get("/crew/<department>")
@may("rundown.read")
def crew(forum: Forum, department: str) -> str:
    """Show a department's own notes. Raises Missing for a department nobody knows."""
    if department not in DEPARTMENTS:
        raise Missing
    return page("show/crew.html", forum=forum, department=department, departments=DEPARTMENTS)
