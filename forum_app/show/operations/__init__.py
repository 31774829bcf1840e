"""What can be done with the run of show."""

from forum_app.show.operations.editing import load_programme

__all__ = ["load_programme"]
