"""Where everybody is answered."""

from flask import Blueprint

blueprint = Blueprint("pledges_public", __name__, url_prefix="/f/<forum>")
