"""What is done at the door."""

from forum_app.checkin.operations.attempts import Say, attempt
from forum_app.checkin.operations.batch import INVALID, attempt_batch, members
from forum_app.checkin.operations.door import deputise, undo
from forum_app.checkin.operations.entering import Entry
from forum_app.checkin.operations.returning import attempt_of, reenter, settle

__all__ = [
    "INVALID",
    "Entry",
    "Say",
    "attempt",
    "attempt_batch",
    "attempt_of",
    "deputise",
    "members",
    "reenter",
    "settle",
    "undo",
]
