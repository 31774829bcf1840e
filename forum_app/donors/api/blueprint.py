"""Where the donor list answers."""

from flask import Blueprint

blueprint = Blueprint("donors_api", __name__, url_prefix="/api/v1/forums/<forum>")
