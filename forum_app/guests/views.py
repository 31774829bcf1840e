"""The page of the guest list: search, correct, invite, import."""

from __future__ import annotations

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.guests.queries import group_counts
from forum_app.guests.queries.delegations import delegations
from forum_app.guests.rules.groups import OTHERS
from forum_app.store.database import db
from forum_app.web.guard import actor, may
from forum_app.web.pages import page

blueprint = Blueprint("guests_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/guests")
@may("guests.read")
def guests(forum: Forum) -> str:
    """Show the guest list; the groups stand in the page, the guests are asked for by it."""
    topics = "attendance" if actor().may("attendance.read") else ""
    groups = group_names(forum)
    edits = actor().may("guests.edit")
    return page("guests/list.html", forum=forum, groups=groups, others=OTHERS, topics=topics, edits=edits)


@blueprint.get("/seats")
@may("guests.read")
def seats(forum: Forum) -> str:
    """Show the plan of the seats; who sits where is asked for by the page."""
    topics = "attendance" if actor().may("attendance.read") else ""
    return page("guests/seats.html", forum=forum, topics=topics, edits=actor().may("guests.edit"))


@blueprint.get("/print")
@may("guests.read")
def printing(forum: Forum) -> str:
    """Show the page where badges, invitations and table signs are printed."""
    return page(
        "guests/print.html",
        forum=forum,
        groups=group_names(forum),
        delegations=[one for one in delegations(db.session(), forum.id) if one.expected],
        erased=forum.erased_at is not None,
        topics="attendance" if actor().may("attendance.read") else "",
    )


def group_names(forum: Forum) -> list[dict[str, object]]:
    """Name the forum's guest groups in protocol order, for a page's choices and short labels."""
    return [
        {
            "number": count.group.number,
            "name": count.group.name,
            "short_name": count.group.short_name,
            "leaders": count.group.leaders,
        }
        for count in group_counts(db.session(), forum.id)
    ]
