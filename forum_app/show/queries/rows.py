"""From tables to the values the rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.show.models import CallRow, CueRow, ShowRow
from forum_app.show.rules.calling import Call, Run
from forum_app.show.rules.cues import Cue, CueId, Draft, Kind, Notes, Scene

# Tables, not objects: GO reads these within its few milliseconds, and never a whole script of notes.
CUE, CALL = sa.inspect(CueRow).local_table.c, sa.inspect(CallRow).local_table.c
SLIM = sa.select(
    CUE.id,
    CUE.title,
    CUE.planned_s,
    CUE.kind,
    CUE.starts_at,
    CUE.presenter,
    CUE.scene,
    CUE.skipped,
    CUE.version,
).order_by(CUE.position, CUE.id)
CALLS = sa.select(
    CALL.id, CALL.cue_id, CALL.called_at, CALL.ended_at, CALL.held_ms, CALL.held_since, CALL.adjust_s
).order_by(CALL.id)


def cues(session: Session, forum_id: int) -> list[Cue]:
    """Read the rundown in order, numbered from 1, without notes."""
    session.flush()
    rows = session.connection().execute(SLIM.where(CUE.forum_id == forum_id, CUE.deleted_at.is_(None))).all()
    return [
        Cue(CueId(cue_id), number, title, timedelta(seconds=planned_s), kind, *rest)
        for number, (cue_id, title, planned_s, kind, *rest) in enumerate(rows, start=1)
    ]


def cue_rows(session: Session, forum_id: int) -> Sequence[CueRow]:
    """Read the rundown in order with everything in it."""
    wanted = sa.select(CueRow).where(CueRow.forum_id == forum_id, CueRow.deleted_at.is_(None))
    return session.scalars(wanted.order_by(CueRow.position, CueRow.id)).all()


def show_row(session: Session, forum_id: int) -> ShowRow:
    """Read where the show stands; a show nobody touched yet is a fresh row that is not written."""
    row = session.get(ShowRow, forum_id)
    return row or ShowRow(forum_id=forum_id, version=0, rundown_version=0, mode="live", scene="auto")


def run_of(session: Session, show: ShowRow) -> Run:
    """Read the show as the rules see it: the calls that count, oldest first."""
    session.flush()
    rows = (
        session.connection()
        .execute(CALLS.where(CALL.forum_id == show.forum_id, CALL.undone_at.is_(None)))
        .all()
    )
    return Run(
        version=show.version,
        calls=tuple(_call(*row) for row in rows),
        chosen=None if show.chosen_cue_id is None else CueId(show.chosen_cue_id),
        ended_at=show.ended_at,
        planned_end_at=show.planned_end_at,
        last_go_at=show.last_go_at,
        last_back_at=show.last_back_at,
    )


def draft_of(row: CueRow) -> Draft:
    """Give a row as somebody would have written it."""
    return Draft(
        title=row.title,
        planned=timedelta(seconds=row.planned_s),
        kind=cast(Kind, row.kind),
        starts_at=row.starts_at,
        presenter=row.presenter,
        scene=cast(Scene | None, row.scene),
        skipped=row.skipped,
        notes=Notes(row.note_mc, row.note_sound, row.note_light, row.note_screen, row.note_stage),
    )


def _call(
    call_id: int,
    cue_id: int,
    called_at: datetime,
    ended_at: datetime | None,
    held_ms: int,
    held_since: datetime | None,
    adjust_s: int,
) -> Call:
    held, adjust = timedelta(milliseconds=held_ms), timedelta(seconds=adjust_s)
    return Call(CueId(cue_id), called_at, call_id, ended_at, held, held_since, adjust)
