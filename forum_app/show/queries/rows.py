"""From tables to the values the rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.show.models import CallRow, CueRow, ShowRow
from forum_app.show.rules.calling import Call, Run
from forum_app.show.rules.cues import Cue, CueId, Draft, Kind, Notes, Scene

# Without the notes: GO must not read a whole script.
SLIM = (
    CueRow.id,
    CueRow.title,
    CueRow.planned_s,
    CueRow.kind,
    CueRow.starts_at,
    CueRow.presenter,
    CueRow.scene,
    CueRow.skipped,
    CueRow.version,
)


def cues(session: Session, forum_id: int) -> list[Cue]:
    """Read the rundown in order, numbered from 1, without notes."""
    wanted = sa.select(*SLIM).where(CueRow.forum_id == forum_id, CueRow.deleted_at.is_(None))
    rows = session.execute(wanted.order_by(CueRow.position, CueRow.id))
    return [
        Cue(
            id=CueId(row.id),
            number=number,
            title=row.title,
            planned=timedelta(seconds=row.planned_s),
            kind=cast(Kind, row.kind),
            starts_at=row.starts_at,
            presenter=row.presenter,
            scene=cast(Scene | None, row.scene),
            skipped=row.skipped,
            version=row.version,
        )
        for number, row in enumerate(rows, start=1)
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
    table = CallRow.__table__
    wanted = sa.select(table).where(CallRow.forum_id == show.forum_id, CallRow.undone_at.is_(None))
    return Run(
        version=show.version,
        calls=tuple(_call(row) for row in session.execute(wanted.order_by(CallRow.id))),
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


def _call(row: sa.Row[tuple[object, ...]]) -> Call:
    return Call(
        id=row.id,
        cue_id=CueId(row.cue_id),
        called_at=row.called_at,
        ended_at=row.ended_at,
        held=timedelta(milliseconds=row.held_ms),
        held_since=row.held_since,
        adjust=timedelta(seconds=row.adjust_s),
    )
