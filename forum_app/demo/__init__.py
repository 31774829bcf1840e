"""A sped-up evening of invented people, to see every screen alive."""

from forum_app.demo.evening import CAST, play
from forum_app.demo.player import DemoRefused

__all__ = ["CAST", "DemoRefused", "play"]
