"""Guests as JSON, spreadsheets and pictures."""

from forum_app.guests.api.badges import show_qr
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.guests import list_guests
from forum_app.guests.api.printing import badges
from forum_app.guests.api.sheets import import_guests

# Importing a module of views puts its routes on the blueprint.
VIEWS = (badges, import_guests, list_guests, show_qr)

__all__ = ["VIEWS", "blueprint"]
