"""Pages for everybody: programme and total, and the form by which the public registers support."""

from forum_app.pledges.public.blueprint import blueprint
from forum_app.pledges.public.pages import show
from forum_app.pledges.public.thanks import thank

# Importing a module of views puts its routes on the blueprint.
VIEWS = (show, thank)

__all__ = ["VIEWS", "blueprint"]
