"""The shapes of public requests: what the form sends, and what the desk's queue is answered."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, StrictBool

from forum_app.pledges.api.shapes import DonorBody, DonorView, Spoken
from forum_app.pledges.rules.values import Programme, RequestStatus
from forum_app.web.api import Body, Line, PageQuery, View


def _named(donor: object) -> object:
    return {"name": donor, "kind": "person"} if isinstance(donor, str) else donor


class RequestBody(Body):
    """The public form; `donor` may be the bare name of a person."""

    donor: Annotated[DonorBody, BeforeValidator(_named, json_schema_input_type=str | DonorBody)]
    amount: Spoken
    phone: Line | None = None
    message: Line | None = None
    programme: Programme = "fund"
    amount_shown: StrictBool = True


class RejectBody(Body):
    """The desk's page asks for a reason; a program may have none."""

    reason: Line = ""


class RequestQuery(PageQuery):
    status: RequestStatus | Literal[""] = ""


class RequestedView(View):
    reference: str


class RequestView(View):
    id: int
    number: int
    reference: str
    donor: DonorView
    amount: int
    amount_in_words: str
    phone: str
    message: str
    status: RequestStatus
    at: str
    decided_at: str | None
    decided_by: str | None
    reason: str
    pledge_id: int | None
    programme: Programme
    amount_shown: bool


class RequestList(View):
    items: list[RequestView]
    next_cursor: str | None
