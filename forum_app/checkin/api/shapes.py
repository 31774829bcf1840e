"""What requests at the door may send and what is answered; the OpenAPI document is made from these."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from forum_app.checkin.rules import Status
from forum_app.guests.api.shapes import ID, GuestView, Id
from forum_app.web.api import Body, View

__all__ = ["ID"]

# A camera may read any QR code that is held to it, a business card too: that is unknown, not malformed.
Scanned = Annotated[str, Field(max_length=4000, examples=["12345678901234567833"])]
Text = Annotated[str, Field(max_length=1000)]
Desk = Annotated[str, Field(max_length=60)]
Meant = Annotated[str, Field(max_length=100)] | None


def _in_utc(at: datetime) -> datetime:
    """Refuse the first and the last day of the calendar, which other zones put outside of it."""
    try:
        return at.astimezone(UTC)
    except OverflowError as outside:
        raise ValueError("outside the calendar") from outside


ScannedAt = Annotated[AwareDatetime, AfterValidator(_in_utc)] | None


class DeputyBody(Body):
    full_name: Text
    position: Text = ""


class CheckInBody(Body):
    """Either `code` or `guest_id`; without `desk` it is the device's own."""

    code: Scanned | None = None
    guest_id: Id | None = None
    desk: Desk | None = None
    scanned_at: ScannedAt = None
    deputy: DeputyBody | None = None


class ChangeBody(Body):
    """`scan` is the admission's own: a server that gave the number to another since changes nothing."""

    scan: Meant = None


class DeputyChange(ChangeBody):
    """Without a name nobody came in the guest's place. `scan` as for an undo."""

    full_name: Text = ""
    position: Text = ""


class UndoBody(ChangeBody):
    reason: Text = ""


class ReentryBody(ChangeBody):
    """Without `desk` it is the device's own. `scan` as for an undo."""

    desk: Desk | None = None


class NothingBody(Body):
    pass


class DelegationBody(Body):
    """Those of a delegation who are there."""

    delegation_id: Id
    guest_ids: Annotated[list[Id], Field(min_length=1, max_length=100)]
    desk: Desk | None = None
    scanned_at: ScannedAt = None


class BatchItemBody(Body):
    """A scan kept while a desk was cut off: `code` or `guest_id`. `key` is the desk's own name for it.

    `offline` says that the person was let in, against the desk's own list. What cannot be read makes this
    item `invalid` and holds up no other.
    """

    key: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]*$")]
    code: Scanned | None = None
    guest_id: Id | None = None
    desk: Desk | None = None
    scanned_at: Annotated[str, Field(max_length=64)] | None = None
    deputy: DeputyBody | None = None
    offline: bool = False


class BatchBody(Body):
    items: Annotated[list[BatchItemBody], Field(max_length=500)]


class DeputyView(View):
    full_name: str
    position: str


class AdmissionView(View):
    id: int
    guest_id: int
    desk: str
    admitted_at: str
    scanned_at: str | None
    deputy: DeputyView | None
    undone_at: str | None
    undo_reason: str
    scan: str | None = Field(None, description="the attempt that let the guest in")
    reentries: int | None = Field(None, description="how often somebody came back in, where one just did")


class EntryView(View):
    admission: AdmissionView
    guest: GuestView


class ScanView(EntryView):
    """`scan` names the attempt: the Idempotency-Key, or one made here where there was none."""

    scan: str


class ResultView(View):
    key: str
    status: Status
    code: str | None = Field(None, description="why not, where it was not admitted")
    admission: AdmissionView | None = None
    guest: GuestView | None = None


class BatchView(View):
    results: list[ResultView]


class OneOfDelegationView(View):
    guest_id: int
    status: Status
    code: str | None = None
    admission: AdmissionView | None = None
    guest: GuestView | None = None


class DelegationEntryView(View):
    results: list[OneOfDelegationView]


class KeptView(View):
    """How an attempt ended then; `undone`, `admission` and `guest` as they are now."""

    key: str
    status: Status
    at: str
    desk: str
    scanned_at: str | None
    offline: bool
    settled: bool
    undone: bool
    admission: AdmissionView | None = None
    guest: GuestView | None = None


class ListedView(View):
    id: int
    code: str
    full_name: str
    salutation: str
    position: str
    organisation: str
    group_number: int
    leader: bool
    vip: bool
    protected: bool
    zone: str
    seat: str
    note: str
    delegation_id: int | None
    heads: bool
    state: Literal["expected", "present", "cancelled"]
    admitted_at: str | None
    desk: str


class DelegationName(View):
    id: int
    name: str


class RetiredView(View):
    code: str
    why: Literal["reissued", "merged"]
    guest_id: int


class DeskListView(View):
    """What a desk admits against while it is cut off: no phones."""

    seq: int
    server_time: str
    guests: list[ListedView]
    delegations: list[DelegationName]
    retired: list[RetiredView]
