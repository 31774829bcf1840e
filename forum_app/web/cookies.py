"""The cookie that signs a browser in, one for each way in.

A browser keeps cookies by host, not by port, and lets plain HTTP not touch what came encrypted: under one
name, whoever had signed in over HTTPS could never again sign in over HTTP at the same address.
"""

from __future__ import annotations

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

PLAIN = "forum"
# The browser itself sees to it that only this host, encrypted, set a cookie of this name.
ENCRYPTED = "__Host-forum"


class CookieByScheme(SecureCookieSessionInterface):
    def get_cookie_name(self, _app: Flask) -> str:
        return ENCRYPTED if request.is_secure else PLAIN

    def get_cookie_secure(self, _app: Flask) -> bool:
        return request.is_secure

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Begin without a look at keys where no cookie came: whoever calls by token sends none."""
        if "HTTP_COOKIE" in request.environ:
            return super().open_session(app, request)
        return self.session_class()


def attach(app: Flask) -> None:
    app.session_interface = CookieByScheme()
