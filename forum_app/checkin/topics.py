"""What screens may watch of the door."""

from forum_app.checkin.queries import attendance, door, lobby
from forum_app.live.topics import Topic

TOPICS = (
    Topic(
        "attendance",
        ("guest.", "guests.", "admission.", "greeting."),
        attendance,
        watch="attendance.read",
    ),
    # Nobody reads a curve ten times a second.
    Topic(
        "lobby",
        ("guest.", "guests.", "delegation.", "delegations.", "admission."),
        lobby,
        watch="attendance.read",
        every_s=1.0,
    ),
    # What the desks tell each other need not be told at every scan.
    Topic(
        "door",
        ("guest.", "guests.", "delegation.", "delegations.", "seat.", "seats.", "admission.", "scan."),
        door,
        watch="guests.admit",
        every_s=0.5,
    ),
)
