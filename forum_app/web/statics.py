"""Static files under a versioned path, cached for ever; a new release has a new path."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, current_app, redirect, send_from_directory
from werkzeug.wrappers import Response as BaseResponse

from forum_app.web.guard import public
from forum_app.web.security import HEADERS
from forum_app.web.served import FOR_EVER, TYPES, Served

ROOT = Path(__file__).resolve().parents[2] / "static"
PAGES = ROOT.parent / "templates"
# What a browser loads; types, licences and the like stay where they are.
LOADED = set(TYPES)


def attach(app: Flask) -> None:
    tree = _version(ROOT, PAGES)
    app.extensions["static_version"] = tree
    app.add_url_rule("/static/<version>/<path:name>", "static_files", _serve)
    app.jinja_env.globals["static"] = lambda name: f"/static/{tree}/{name}"
    files = {f"/static/{tree}/{name}": ROOT / name for name in _loaded(ROOT) if (ROOT / name).is_file()}
    app.wsgi_app = Served(app.wsgi_app, files, HEADERS)  # type: ignore[method-assign]


def version() -> str:
    named: str = current_app.extensions["static_version"]
    return named


def addresses(*folders: str) -> list[str]:
    """Give the versioned addresses of all that a browser may load from some folders."""
    return [f"/static/{version()}/{folder}/{name}" for folder in folders for name in _loaded(ROOT / folder)]


def _loaded(root: Path) -> list[str]:
    found = (path for path in root.rglob("*") if path.suffix in LOADED)
    return sorted(path.relative_to(root).as_posix() for path in found)


@public
def _serve(version: str, name: str) -> BaseResponse:
    """Serve a file of this version; who asks for another's is sent to this one's.

    A page that was open during the change goes on working, and what it then loads is of one version: a
    module's imports follow its own address. Who keeps files sees that these are not what it asked for.
    """
    current: str = current_app.extensions["static_version"]
    if version != current:
        moved = redirect(f"/static/{current}/{name}")
        moved.headers["Cache-Control"] = "no-cache"
        return moved
    response = send_from_directory(ROOT, name)
    response.headers["Cache-Control"] = FOR_EVER
    return response


def _version(*roots: Path) -> str:
    """Name the whole by what is in it: a page and its files are of one version."""
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
