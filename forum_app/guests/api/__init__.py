"""Guests as JSON, spreadsheets, pictures and paper."""

from forum_app.guests.api.badges import show_qr
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.codes import list_doubles
from forum_app.guests.api.delegations import list_delegations
from forum_app.guests.api.guests import list_guests
from forum_app.guests.api.order import move_guest
from forum_app.guests.api.printing import show_printing
from forum_app.guests.api.seats import show_seats
from forum_app.guests.api.sheets import import_guests

# Importing a module of views puts its routes on the blueprint.
VIEWS = (
    import_guests,
    list_delegations,
    list_doubles,
    list_guests,
    move_guest,
    show_printing,
    show_qr,
    show_seats,
)

__all__ = ["VIEWS", "blueprint"]
