"""From tables to the values the rules speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.show.models import CallRow, CueRow, ShowRow
from forum_app.show.queries.shapes import caller_in, message_in, ready_in, step_call_in, step_in
from forum_app.show.rules.calling import Call, Mode, Run
from forum_app.show.rules.cues import Colour, Cue, CueId, Draft, Kind, Notes, Scene
from forum_app.show.rules.showing import SceneChoice, Show

# Tables, not objects, and built once: GO reads these within its few milliseconds, never a script of notes.
CUE, CALL, SHOW = CueRow.__table__.c, CallRow.__table__.c, ShowRow.__table__.c
OF_FORUM: sa.BindParameter[int] = sa.bindparam("of_forum")
SLIM = (
    sa.select(
        CUE.id,
        CUE.title,
        CUE.planned_s,
        CUE.steps,
        CUE.kind,
        CUE.starts_at,
        CUE.presenter,
        CUE.scene,
        CUE.skipped,
        CUE.version,
        CUE.office,
        CUE.auto,
        CUE.block_id,
    )
    .where(CUE.forum_id == OF_FORUM, CUE.deleted_at.is_(None))
    .order_by(CUE.position, CUE.id)
)
CALLS = (
    sa.select(
        CALL.id,
        CALL.cue_id,
        CALL.called_at,
        CALL.ended_at,
        CALL.held_ms,
        CALL.held_since,
        CALL.adjust_s,
        CALL.steps,
    )
    .where(CALL.forum_id == OF_FORUM, CALL.run == sa.bindparam("of_run"), CALL.undone_at.is_(None))
    .order_by(CALL.id)
)
STANDING = sa.select(*SHOW).where(SHOW.forum_id == OF_FORUM)

# Where the clock may have something to call: the show rolls, or has a cue that calls the next one.
AUTOMATIC = sa.select(SHOW.forum_id).where(
    SHOW.ended_at.is_(None),
    sa.or_(
        SHOW.rolling, SHOW.forum_id.in_(sa.select(CUE.forum_id).where(CUE.auto, CUE.deleted_at.is_(None)))
    ),
)


def automatic_forums(session: Session, forum_id: int | None = None) -> list[int]:
    """Read which forums, or whether this one, may have something that happens by itself."""
    wanted = AUTOMATIC if forum_id is None else AUTOMATIC.where(SHOW.forum_id == forum_id)
    return list(session.scalars(wanted))


def cues(session: Session, forum_id: int) -> list[Cue]:
    """Read the rundown in order, numbered from 1, without notes."""
    session.flush()
    rows = session.connection().execute(SLIM, {"of_forum": forum_id}).all()
    return [_cue(number, *row) for number, row in enumerate(rows, start=1)]


def cue_rows(session: Session, forum_id: int) -> Sequence[CueRow]:
    """Read the rundown in order with everything in it."""
    wanted = sa.select(CueRow).where(CueRow.forum_id == forum_id, CueRow.deleted_at.is_(None))
    return session.scalars(wanted.order_by(CueRow.position, CueRow.id)).all()


def known_show(session: Session, forum_id: int) -> Show | None:
    """Read where the show stands; None for a show nobody has touched yet."""
    row = session.connection().execute(STANDING, {"of_forum": forum_id}).one_or_none()
    return None if row is None else _show(row, calls_of(session, forum_id, row.run))


def show_of(session: Session, forum_id: int) -> Show:
    """Read where the show stands, at its beginning where nobody has touched it yet."""
    return known_show(session, forum_id) or Show()


def calls_of(session: Session, forum_id: int, number: int) -> tuple[Call, ...]:
    """Read the calls that count of one evening or rehearsal, oldest first."""
    rows = session.connection().execute(CALLS, {"of_forum": forum_id, "of_run": number})
    return tuple(_call(*row) for row in rows)


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
        office=row.office,
        flagged=row.flagged,
        colour=cast(Colour, row.colour),
        auto=row.auto,
        block_id=row.block_id,
        custom=row.custom,
        steps=tuple(step_in(step) for step in row.steps),
    )


def _cue(number: int, cue_id: int, title: str, planned_s: int, steps: list[Any], *rest: Any) -> Cue:
    walked = tuple(step_in(step) for step in steps)
    return Cue(CueId(cue_id), number, title, timedelta(seconds=planned_s), walked, *rest)


def _show(row: sa.Row[Any], calls: tuple[Call, ...]) -> Show:
    return Show(
        run=Run(
            version=row.version,
            calls=calls,
            chosen=None if row.chosen_cue_id is None else CueId(row.chosen_cue_id),
            ended_at=row.ended_at,
            planned_end_at=row.planned_end_at,
            last_go_at=row.last_go_at,
            last_back_at=row.last_back_at,
        ),
        number=row.run,
        rundown_version=row.rundown_version,
        mode=cast(Mode, row.mode),
        scene=cast(SceneChoice, row.scene),
        messages=tuple(message_in(message) for message in row.messages),
        ready=ready_in(row.ready),
        caller=None if row.caller is None else caller_in(row.caller),
        rolling=row.rolling,
        timer_dark=row.timer_dark,
    )


def _call(
    call_id: int,
    cue_id: int,
    called_at: datetime,
    ended_at: datetime | None,
    held_ms: int,
    held_since: datetime | None,
    adjust_s: int,
    steps: list[Any],
) -> Call:
    held, adjust = timedelta(milliseconds=held_ms), timedelta(seconds=adjust_s)
    walked = tuple(step_call_in(step) for step in steps)
    return Call(CueId(cue_id), called_at, call_id, ended_at, held, held_since, adjust, walked)
