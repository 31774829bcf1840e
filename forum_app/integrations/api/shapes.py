"""The shapes of requests and answers of the integrations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from forum_app.integrations.rules import GROUPS, LONGEST_URL
from forum_app.web.api import Body, Line, View

Name = Annotated[Line, Field(min_length=1, max_length=120)]
Url = Annotated[str, Field(max_length=LONGEST_URL)]
Kinds = Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=40)]
DeliveryState = Literal["waiting", "delivered", "given_up"]


class NewWebhook(Body):
    """`kinds` are kinds of facts, or prefixes of them ending in a full stop."""

    name: Name
    url: Url
    kinds: Kinds = Field(default_factory=lambda: list(GROUPS))


class WebhookPatch(Body):
    """What changes; members left out stay as they are. `active: false` lets it pause."""

    name: Name = "-"
    url: Url = ""
    kinds: Kinds = Field(default_factory=list)
    active: Annotated[bool, Field(strict=True)] = True


class WebhookView(View):
    """A webhook and how it is doing. `trouble` is stable English: timeout, unreachable, tls, http 500 …"""

    id: int
    name: str
    url: str
    kinds: list[str]
    active: bool
    created_at: str
    waiting: int
    last_delivered_at: str | None
    failing_since: str | None
    next_try_at: str | None
    attempts: int
    trouble: str


class MadeWebhook(WebhookView):
    """With the secret, which is said this once."""

    secret: str


class WebhookList(View):
    """`failing` counts the webhooks that cannot be told what happens."""

    items: list[WebhookView]
    failing: int
    next_cursor: None = None


class DeliveryView(View):
    """One fact and one receiver. `attempts` counts those that failed."""

    id: int
    seq: int
    kind: str
    at: str
    state: DeliveryState
    attempts: int
    delivered_at: str | None
    next_try_at: str | None
    trouble: str


class DeliveryList(View):
    items: list[DeliveryView]
    next_cursor: str | None


class OscView(View):
    """OSC of the process that answers, and what came of it since it started.

    `listening` and `sending` are empty where a direction is off; `here` says whether it is about this forum.
    """

    here: bool
    listening: str = ""
    sending: list[str] = Field(default_factory=list)
    trouble: str = ""
    carried_out: int = 0
    refused: int = 0
    malformed: int = 0
    sent: int = 0
    lost: int = 0
