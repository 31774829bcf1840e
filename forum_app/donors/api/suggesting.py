"""Donors suggested to whoever types one at the pledge desk."""

from __future__ import annotations

from forum_app.donors.api import shapes
from forum_app.donors.api.blueprint import blueprint
from forum_app.donors.queries.suggesting import suggestions
from forum_app.forums.queries import Forum
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may
from forum_app.web.writing import State


@blueprint.get("/donors")
@may("pledges.read")
@documented(query=shapes.SuggestionQuery, answers={200: shapes.SuggestionList}, tag="donors")
def suggest_donors(forum: Forum, query: shapes.SuggestionQuery) -> State:
    """Suggest donors: organisations that are here, the donor list, others invited, earlier donors."""
    return {"items": suggestions(db.session(), forum.id, query.q, query.limit), "next_cursor": None}
