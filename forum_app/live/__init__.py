"""The one way out: small whole states, pushed after the commit to every screen that watches."""

from forum_app.live.server import Live, attach, disconnect_actor

__all__ = ["Live", "attach", "disconnect_actor"]
