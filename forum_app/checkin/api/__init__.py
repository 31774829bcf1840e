"""The door as JSON."""

from forum_app.checkin.api.attendance import show_attendance
from forum_app.checkin.api.blueprint import blueprint
from forum_app.checkin.api.door import check_in
from forum_app.checkin.api.scans import show_desk_list

# Importing a module of views puts its routes on the blueprint.
VIEWS = (check_in, show_attendance, show_desk_list)

__all__ = ["VIEWS", "blueprint"]
