"""Heavy work off the event loop: `Workers().run(function, *args)`; the instance lives with the app."""

from forum_app.work.pool import Workers

__all__ = ["Workers"]
