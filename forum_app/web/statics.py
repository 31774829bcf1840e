"""Static files under a versioned path, cached for ever; a new release has a new path."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, current_app, send_from_directory

from forum_app.web.guard import public

ROOT = Path(__file__).resolve().parents[2] / "static"
FOR_EVER = "public, max-age=31536000, immutable"
# What a browser loads; types, licences and the like stay where they are.
LOADED = {".css", ".js", ".svg", ".wasm", ".woff2"}


def attach(app: Flask) -> None:
    tree = _version(ROOT)
    app.extensions["static_version"] = tree
    app.add_url_rule("/static/<version>/<path:name>", "static_files", _serve)
    app.jinja_env.globals["static"] = lambda name: f"/static/{tree}/{name}"


def version() -> str:
    named: str = current_app.extensions["static_version"]
    return named


def addresses(*folders: str) -> list[str]:
    """Give the versioned addresses of all that a browser may load from some folders."""
    found = sorted(path for folder in folders for path in (ROOT / folder).rglob("*"))
    names = [path.relative_to(ROOT).as_posix() for path in found if path.suffix in LOADED]
    return [f"/static/{version()}/{name}" for name in names]


@public
def _serve(version: str, name: str) -> Response:
    """Serve today's file also under an old version, to a page that was open during the change."""
    response = send_from_directory(ROOT, name)
    current = version == current_app.extensions["static_version"]
    response.headers["Cache-Control"] = FOR_EVER if current else "no-cache"
    return response


def _version(root: Path) -> str:
    """Name the whole tree by what is in it."""
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
