from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("integrations_api", __name__, url_prefix="/api/v1/forums/<forum>")
TAG = "integrations"
