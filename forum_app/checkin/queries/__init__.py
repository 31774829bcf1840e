"""Reading the door: who is inside, what became of each attempt, how the desks stand."""

from forum_app.checkin.queries.admissions import admission, admission_state, standing
from forum_app.checkin.queries.attempts import Kept, attempts, kept, reentries, result_state, scan_state
from forum_app.checkin.queries.attendance import attendance
from forum_app.checkin.queries.desks import door, last_change, last_edit
from forum_app.checkin.queries.greeting import delegates_present, fact_at
from forum_app.checkin.queries.lists import delegation_names, desk_list
from forum_app.checkin.queries.lobby import lobby, seats_to_fill

__all__ = [
    "Kept",
    "admission",
    "admission_state",
    "attempts",
    "attendance",
    "delegates_present",
    "delegation_names",
    "desk_list",
    "door",
    "fact_at",
    "kept",
    "last_change",
    "last_edit",
    "lobby",
    "reentries",
    "result_state",
    "scan_state",
    "seats_to_fill",
    "standing",
]
