"""Reading what GO will bring on stage: the pledges that steps of the show name, as they stand now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from forum_app.pledges.queries.pledges import among, copies, present_run
from forum_app.pledges.rules.values import Pledge


def called(session: Session, forum_id: int, ids: Sequence[int]) -> dict[int, Pledge]:
    """Give what stands on stage for each pledge that is named, in that order; what brings nobody is left out.

    In a rehearsal that is its copy, or the pledge itself as GO will copy it, whatever became of the real one.
    """
    run = present_run(session, forum_id)
    named = among(session, forum_id, ids)
    copied = copies(session, forum_id, run, ids) if run else {}
    standing = ((number, copied.get(number) or _as_it_will_be(named.get(number), run)) for number in ids)
    return {number: pledge for number, pledge in standing if pledge is not None}


def _as_it_will_be(named: Pledge | None, run: int) -> Pledge | None:
    if named is None or named.run == run:
        return named
    if run == 0:  # it was rehearsed, and is no real money
        return None
    return named if named.status == "void" else replace(named, status="held")
