"""Where the guest list answers."""

from flask import Blueprint

blueprint = Blueprint("guests_api", __name__, url_prefix="/api/v1/forums/<forum>")
