"""The door as JSON."""

from forum_app.checkin.api.attendance import show_attendance
from forum_app.checkin.api.blueprint import blueprint
from forum_app.checkin.api.door import check_in

# Importing a module of views puts its routes on the blueprint.
VIEWS = (check_in, show_attendance)

__all__ = ["VIEWS", "blueprint"]
