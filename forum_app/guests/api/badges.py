"""Badge codes as pictures."""

from __future__ import annotations

import hashlib

from flask import Response, request

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.api import shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.kernel.errors import N_, Refused
from forum_app.kernel.qr import qr_png, qr_svg
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.guard import may
from forum_app.web.offloop import off_loop

REVOKED = N_("Khách này đã được hủy mời, thẻ không còn dùng được.")
DRAWN = {"svg": (qr_svg, "image/svg+xml"), "png": (qr_png, "image/png")}


@blueprint.get(f"/guests/<{shapes.ID}:guest_id>/qr.<any(svg, png):kind>")
@may("guests.find")
@documented(answers={200: "image/*", 304: None}, tag="guests")
def show_qr(forum: Forum, guest_id: int, kind: str) -> Response:
    """Draw a guest's badge code: digits only, error correction M, quiet zone 4."""
    guest = queries.guest(db.session(), forum.id, guest_id)
    if guest.state == "cancelled":
        raise Refused(code="revoked", status=410, detail=REVOKED)
    etag = hashlib.sha256(f"{kind} {guest.code}".encode()).hexdigest()[:32]
    draw, content_type = DRAWN[kind]
    answer = Response(content_type=content_type)
    answer.set_etag(etag)
    answer.headers["Cache-Control"] = "private, no-cache"
    if etag in request.if_none_match:
        answer.status_code = 304
    else:
        answer.data = off_loop(draw, guest.code)
    return answer
