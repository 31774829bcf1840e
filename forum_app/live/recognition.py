"""Who a screen belongs to, and which forum it means."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Missing
from forum_app.live.moment import Moment
from forum_app.live.watchers import FindForum, ForumRef, Identify
from forum_app.store.transaction import reading

Credential = tuple[str | None, object, object]


class Recognition:
    """Reads from the database who asks. Those who come together with the same credential share a look-up."""

    def __init__(self, app: Flask, identify: Identify, find_forum: FindForum, moment: Moment) -> None:
        self._app = app
        self._identify = identify
        self._find_forum = find_forum
        self._actors: dict[Credential, Actor] = {}
        self._forums: dict[str, ForumRef] = {}
        moment.when_over(self._actors.clear)
        self._moment = moment

    def who(self, environ: dict[str, Any], token: str | None) -> Actor:
        """Say who a screen belongs to now. Raises Refused for a token nobody knows."""
        moment = self._moment.look()
        credential = credential_of(environ, token)
        known = self._actors.get(credential)
        if known is not None:
            return known
        with self._app.request_context(environ):
            actor = self._identify(token)
        if self._moment.number == moment:
            self._actors[credential] = actor
        return actor

    def forum(self, slug: str) -> ForumRef:
        """Find a forum. Raises Missing. A forum once found keeps its number for good."""
        if slug not in self._forums:
            with self._app.app_context(), reading() as session:
                found = self._find_forum(session, slug)
            if found is None:
                raise Missing
            self._forums[slug] = found
        return self._forums[slug]


def credential_of(environ: Mapping[str, Any], token: str | None) -> Credential:
    """Give all of a handshake that says who somebody is."""
    return token, environ.get("HTTP_AUTHORIZATION"), environ.get("HTTP_COOKIE")
