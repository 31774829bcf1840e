"""How OSC is doing, as JSON."""

from __future__ import annotations

from flask import current_app

from forum_app.forums.queries import Forum
from forum_app.integrations.api.blueprint import TAG, blueprint
from forum_app.integrations.api.shapes import OscView
from forum_app.integrations.osc import Osc
from forum_app.integrations.osc.serving import served_forum
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may


@blueprint.get("/osc")
@may("accounts.manage")
@documented(answers={200: OscView}, tag=TAG)
def show_osc(forum: Forum) -> OscView:
    """Say where OSC is listened to and sent to, and what came of it since the start."""
    spoken: Osc = current_app.extensions["osc"]
    said = OscView(here=served_forum(db.session(), spoken.slug).id == forum.id)
    if spoken.listener is not None:
        said.listening = _named(spoken.listener.address)
        said.trouble = spoken.listener.trouble
        said.carried_out = spoken.listener.carried_out
        said.refused = spoken.listener.refused
        said.malformed = spoken.listener.malformed
    if spoken.teller is not None:
        said.sending = [_named(address) for address in spoken.teller.addresses]
        said.sent, said.lost = spoken.teller.sent, spoken.teller.lost
    return said


def _named(address: tuple[str, int]) -> str:
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
