"""Pages: what every template may use."""

from __future__ import annotations

from flask import Flask, g, render_template, request
from flask_babel import Babel, get_locale

from forum_app.web.guard import actor, csrf_token
from forum_app.web.modules import announce

LANGUAGES = ("vi", "en")


def attach(app: Flask) -> None:
    """Set up languages (the person's choice, else Vietnamese) and the words of every page."""
    app.config["BABEL_DEFAULT_LOCALE"] = "vi"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    app.jinja_options = {**app.jinja_options, "trim_blocks": True, "lstrip_blocks": True}
    Babel(app, locale_selector=_language)
    app.context_processor(
        lambda: {"actor": actor(), "locale": str(get_locale() or "vi"), "forum": g.get("forum")}
    )
    # Made only where a page prints it: pages without forms set no cookie and may be cached.
    app.jinja_env.globals["csrf_token"] = csrf_token


def page(template: str, **slots: object) -> str:
    return announce(render_template(template, **slots))


def _language() -> str:
    """Take the person's choice; a browser's own wish counts only for programs that ask in English."""
    chosen = request.cookies.get("language") if request else None
    if chosen in LANGUAGES:
        return str(chosen)
    if request and request.path.startswith("/api/"):
        return request.accept_languages.best_match(LANGUAGES) or "vi"
    return "vi"
