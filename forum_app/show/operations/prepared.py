"""Messages written before the show, to be sent with one press."""

from __future__ import annotations

from forum_app.kernel.errors import N_, Invalid, Missing
from forum_app.show.models import PreparedRow
from forum_app.show.operations.work import Work
from forum_app.show.queries.prepared import prepared, prepared_item
from forum_app.show.rules.showing import Level, Target

MOST_PREPARED = 60

State = dict[str, object]


def prepare_message(work: Work, text: str, target: Target, level: Level) -> State:
    """Keep a message for later, after those that are there. Raises Invalid once there are too many."""
    kept = prepared(work.session, work.forum.id)
    if len(kept) >= MOST_PREPARED:
        raise Invalid({"text": N_("Đã có quá nhiều tin soạn sẵn; hãy xóa bớt.")})
    position = kept[-1].position + 1 if kept else 1
    row = PreparedRow(forum_id=work.forum.id, position=position, text=text, target=target, level=level)
    work.session.add(row)
    work.session.flush()
    work.tell("message.prepared", prepared_id=row.id, text=text, target=target, level=level)
    return prepared_item(row)


def discard_message(work: Work, prepared_id: int) -> None:
    """Throw a prepared message away; what was sent from it stays. Raises Missing where there is none."""
    row = work.session.get(PreparedRow, prepared_id)
    if row is None or row.forum_id != work.forum.id:
        raise Missing(N_("Không có tin soạn sẵn này."))
    work.session.delete(row)
    work.session.flush()
    work.tell("message.discarded", prepared_id=prepared_id, text=row.text)
