"""The blueprint of the door."""

from flask import Blueprint

blueprint = Blueprint("checkin_api", __name__, url_prefix="/api/v1/forums/<forum>")
