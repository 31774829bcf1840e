"""What screens may watch of the door."""

from forum_app.checkin.queries import attendance
from forum_app.live.topics import Topic

TOPICS = (Topic("attendance", ("guest.", "guests.", "admission."), attendance, watch="attendance.read"),)
