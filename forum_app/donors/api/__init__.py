"""The donor list as JSON and spreadsheets, the boards, and suggestions for the desk."""

from forum_app.donors.api.blueprint import blueprint
from forum_app.donors.api.boards import list_boards
from forum_app.donors.api.donors import list_donors
from forum_app.donors.api.sheets import import_donors
from forum_app.donors.api.suggesting import suggest_donors

# Importing a module of views puts its routes on the blueprint.
VIEWS = (import_donors, list_boards, list_donors, suggest_donors)

__all__ = ["VIEWS", "blueprint"]
