"""Public requests as JSON: sent by anybody, decided by a desk."""

from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.pledges import operations, queries
from forum_app.pledges.api import request_shapes, shapes
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.rules.pledges import name_donor
from forum_app.pledges.rules.requests import wish
from forum_app.pledges.rules.states import pledge_state, request_state
from forum_app.store.database import db
from forum_app.web.api import documented, page_of
from forum_app.web.guard import actor, may, now, public
from forum_app.web.limits import limited
from forum_app.web.writing import State, Written, write

TAG = "pledge requests"
ONE = "/pledge-requests/<int:request_id>"

# For programs. A browser sends the form of the public page, whose paces are others (public/pace.py).
PACE = "20 per minute; 300 per hour"


@blueprint.post("/pledge-requests")
@public
@limited(PACE)
@documented(json=request_shapes.RequestBody, answers={202: request_shapes.RequestedView}, tag=TAG)
def ask(forum: Forum, json: request_shapes.RequestBody) -> Written:
    """Queue a public request; it counts only once a desk accepts it."""
    donor = name_donor(json.donor.name, json.donor.kind, json.donor.anonymous)
    reachable, message = json.phone or "", json.message or ""
    wanted = wish(donor, json.amount, reachable, message, json.programme, json.amount_shown)
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        queued = operations.queue_request(session, forum.id, wanted, actor=who, now=at)
        return 202, {"reference": queued.reference}

    return write(forum.id, json, do)


@blueprint.get("/pledge-requests")
@may("pledges.read")
@documented(query=request_shapes.RequestQuery, answers={200: request_shapes.RequestList}, tag=TAG)
def list_requests(forum: Forum, query: request_shapes.RequestQuery) -> State:
    """List public requests, oldest first."""
    found = queries.requests(
        db.session(),
        forum.id,
        status=query.status or None,
        q=query.q,
        limit=query.limit + 1,
        cursor=query.cursor,
    )
    shown, cursor = page_of(found, query.limit, lambda request: str(request.number))
    return {"items": [request_state(request) for request in shown], "next_cursor": cursor}


@blueprint.post(f"{ONE}/accept")
@may("pledges.take")
@documented(json=shapes.NothingBody, answers={200: shapes.PledgeView}, tag=TAG)
def accept(forum: Forum, request_id: int, json: shapes.NothingBody) -> Written:
    """Make a pledge of a request; doing it again answers with the same pledge."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        pledge = operations.accept_request(session, forum.id, request_id, actor=who, now=at)
        return 200, pledge_state(pledge)

    return write(forum.id, json, do)


@blueprint.post(f"{ONE}/reject")
@may("pledges.take")
@documented(json=request_shapes.RejectBody, answers={200: request_shapes.RequestView}, tag=TAG)
def reject(forum: Forum, request_id: int, json: request_shapes.RejectBody) -> Written:
    """Turn a request down."""
    who, at = actor(), now()

    def do(session: Session) -> tuple[int, State]:
        rejected = operations.reject_request(session, forum.id, request_id, json.reason, actor=who, now=at)
        return 200, request_state(rejected)

    return write(forum.id, json, do)
