"""What screens may watch of the door."""

from forum_app.checkin.queries import attendance, door
from forum_app.live.topics import Topic

TOPICS = (
    Topic(
        "attendance",
        ("guest.", "guests.", "delegation.", "delegations.", "admission.", "greeting."),
        attendance,
        watch="attendance.read",
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
