"""Pages for everybody: programme and total, and the form by which the public registers support."""

from forum_app.pledges.public.pages import blueprint

__all__ = ["blueprint"]
