"""Reads of the slice: plain values and states, never rows."""

from forum_app.pledges.queries.pledges import pledge, pledges, repeat_of, with_history
from forum_app.pledges.queries.requests import request, requests

__all__ = ["pledge", "pledges", "repeat_of", "request", "requests", "with_history"]
