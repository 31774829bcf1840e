"""What the pages load: stylesheet, logos, QR code. Their addresses change with them: caches keep them."""

from __future__ import annotations

from flask import Blueprint, Response

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import Missing
from forum_app.kernel.qr import qr_svg
from forum_app.look import queries
from forum_app.look.rules.settings import stylesheet
from forum_app.store.database import db
from forum_app.web.guard import public
from forum_app.web.offloop import off_loop
from forum_app.web.served import FOR_EVER

QUIET_ZONE = 3  # modules; the white card around the code does the rest

blueprint = Blueprint("look_public", __name__, url_prefix="/f/<forum>/look")


@blueprint.get("/<int(max=2147483647):version>.css")
@public
def css(forum: Forum, version: int) -> Response:
    """Give the stylesheet; under an old version today's, to a page that was open during the change."""
    known = queries.look(db.session(), forum.id)
    kept = FOR_EVER if version == known.version else "no-cache"
    return _file(stylesheet(known.settings), "text/css; charset=utf-8", kept)


@blueprint.get("/logos/<digest>")
@public
def logo(forum: Forum, digest: str) -> Response:
    """Give a logo's file."""
    content, media_type = queries.logo_file(db.session(), forum.id, digest)
    return _file(content, media_type, FOR_EVER)


@blueprint.get("/code.svg")
@public
def code(forum: Forum) -> Response:
    """Give the QR code of the public form's address. Raises Missing where none is shown."""
    address = queries.look(db.session(), forum.id).settings.address
    if not address:
        raise Missing
    return _file(off_loop(qr_svg, address, QUIET_ZONE), "image/svg+xml", FOR_EVER)


def _file(content: bytes | str, media_type: str, kept: str) -> Response:
    return Response(content, content_type=media_type, headers={"Cache-Control": kept})
