"""Where payments answer."""

from flask import Blueprint

blueprint = Blueprint("payments_api", __name__, url_prefix="/api/v1/forums/<forum>")

TAG = "payments"
