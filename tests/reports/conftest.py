"""What tests of reports stand on: the forum with the plan's groups, and a check-in desk."""

from tests.guests.conftest import desk, forum

__all__ = ["desk", "forum"]
