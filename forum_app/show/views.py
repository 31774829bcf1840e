"""Pages of the run of show: the stage manager's console, the rundown, the prompter, the crew's phones."""

from __future__ import annotations

from typing import Final

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Missing
from forum_app.web.guard import may
from forum_app.web.pages import page

blueprint = Blueprint("show_pages", __name__, url_prefix="/f/<forum>")

DEPARTMENTS: Final = ("sound", "light", "screen", "stage")


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


@blueprint.get("/crew/<department>")
@may("rundown.read")
def crew(forum: Forum, department: str) -> str:
    """Show a department's own notes. Raises Missing for a department nobody knows."""
    if department not in DEPARTMENTS:
        raise Missing
    return page("show/crew.html", forum=forum, department=department, departments=DEPARTMENTS)
