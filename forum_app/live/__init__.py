"""The one way out: small whole states, pushed after the commit to every screen that watches."""

from forum_app.live.server import Live, attach

__all__ = ["Live", "attach"]
