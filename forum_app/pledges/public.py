"""Public pages, for phones: programme and total, and the form to register support."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("pledges_public", __name__, url_prefix="/f/<forum>")
