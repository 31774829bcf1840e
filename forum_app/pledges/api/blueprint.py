"""Where pledges and the tote answer."""

from flask import Blueprint

blueprint = Blueprint("pledges_api", __name__, url_prefix="/api/v1/forums/<forum>")
