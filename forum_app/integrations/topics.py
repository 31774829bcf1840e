"""The live picture of the integrations: whether somebody cannot be told what happens."""

from __future__ import annotations

from forum_app.integrations.queries import integrations_state
from forum_app.live.topics import Topic

# Not of the feed: that a receiver is away is no fact of the forum. Whoever delivers touches it.
TOPIC = Topic("integrations", facts=(), state=integrations_state, watch="show.call", every_s=1.0)
TOPICS: tuple[Topic, ...] = (TOPIC,)
