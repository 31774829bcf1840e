"""`flask forum erase`: after the forum nothing personal of its guests is kept, only the counts.

What is erased is said slice by slice, in each one's `operations.erasing`; here it is done in one
transaction, and then the database is written anew.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forum_app.checkin.operations import erasing as door
from forum_app.donors.operations import erasing as donors
from forum_app.forums.operations import mark_erased
from forum_app.forums.queries import Forum
from forum_app.guests.operations import erasing as guests
from forum_app.kernel.actors import Actor
from forum_app.payments.operations import erasing as payments
from forum_app.pledges.operations import erasing as pledges
from forum_app.show.operations import erasing as show
from forum_app.store import erasing as store
from forum_app.store import feed
from forum_app.store.database import db
from forum_app.store.transaction import transaction

ERASED = "guests.erased"
# People still ask after an evening who was there, and thanks are sent.
KEPT_FOR = timedelta(days=30)
SAID = {
    "guests": "guests: names, work, phones, notes, seats, codes",
    "delegations": "delegations: names, contacts, notes",
    "retired_codes": "replaced badges",
    "deputies": "deputies",
    "scans": "answers kept of scans",
    "pledge_requests": "pledge forms of the public: phones, messages",
    "donors": "donor list: contacts, phones, addresses, notes",
    "steps": "steps of the show: who came with a board",
    "messages": "messages of the show, on screens and prepared; sent ones in the log too",
    "bank_lines": "bank lines: payers, contents, notes",
    "stored_answers": "stored answers of repeated requests",
}
# Where what is erased has been; PostgreSQL writes these anew.
TABLES = (
    "guest",
    "delegation",
    "retired_code",
    "two_people",
    "admission",
    "scan",
    "pledge_request",
    "donor",
    "cue",
    "rundown_edit",
    "show",
    "prepared_message",
    "bank_line",
    "bank_statement",
    "receipt",
    "stored_answer",
    "feed_entry",
    "job",
)


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count what would be erased, in the order it is said."""
    found = {
        **guests.count_personal(session, forum_id),
        **door.count_personal(session, forum_id),
        **pledges.count_personal(session, forum_id),
        **donors.count_personal(session, forum_id),
        **show.count_personal(session, forum_id),
        **payments.count_personal(session, forum_id),
        **store.count_answers(session, forum_id),
    }
    return {name: found[name] for name in SAID}


def earliest(forum: Forum) -> datetime:
    """Say from when on erasing needs no `--now`: the forum's day and thirty more."""
    day = forum.starts_at.astimezone(ZoneInfo(forum.timezone)).replace(hour=0, minute=0, second=0)
    return day + KEPT_FOR


def erase(forum: Forum, *, actor: Actor, at: datetime) -> dict[str, int]:
    """Erase a forum's personal data and give what was found. Repeating it erases what came since."""
    with transaction(forum.id) as session:
        found = count_personal(session, forum.id)
        guests.erase_guests(session, forum.id)
        door.erase_door(session, forum.id)
        pledges.erase_requests(session, forum.id)
        donors.erase_donors(session, forum.id)
        show.erase_presenters(session, forum.id, actor=actor, at=at)
        show.erase_messages(session, forum.id, actor=actor, at=at)
        payments.erase_payers(session, forum.id)
        store.erase_words(session, forum.id)
        mark_erased(session, forum.id, at=at)
        feed.append(session, forum.id, ERASED, found, actor=actor, at=at)
    db.session.remove()
    store.empty_old_pages(db.engine, TABLES)
    return found
