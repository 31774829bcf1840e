"""Who a screen belongs to, and which forum it means."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

from flask import Flask

from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import Missing
from forum_app.live.watchers import FindForum, ForumRef, Identify
from forum_app.store.transaction import reading

# After a cut of the network a thousand screens come back in the same second, many with the same
# display link. Half of the work of letting them in was to look the same link up again and again.
SHARED_FOR_S = 0.05

Credential = tuple[str | None, object, object]


class Recognition:
    """Reads from the database who asks. Those who come together with the same credential share a look-up."""

    def __init__(
        self,
        app: Flask,
        identify: Identify,
        find_forum: FindForum,
        *,
        shared_for_s: float = SHARED_FOR_S,
        elapsed_s: Callable[[], float] = monotonic,
    ) -> None:
        self._app = app
        self._identify = identify
        self._find_forum = find_forum
        self._shared_for_s = shared_for_s
        self._elapsed_s = elapsed_s
        self._actors: dict[Credential, Actor] = {}
        self._until_s = 0.0
        self._forums: dict[str, ForumRef] = {}

    def who(self, environ: dict[str, Any], token: str | None) -> Actor:
        """Say who a screen belongs to now. Raises Refused for a token nobody knows."""
        if self._elapsed_s() >= self._until_s:
            self.forget()
        credential = credential_of(environ, token)
        if credential not in self._actors:
            with self._app.request_context(environ):
                self._actors[credential] = self._identify(token)
        return self._actors[credential]

    def forget(self) -> None:
        """Look everybody up anew from now on."""
        self._actors = {}
        self._until_s = self._elapsed_s() + self._shared_for_s

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
