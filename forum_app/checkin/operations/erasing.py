"""Erasing what the door knows of people after the forum; times, desks and how each attempt ended stay."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.checkin.models import AdmissionRow, ScanRow
from forum_app.kernel.text import ERASED

UNLOADED = {"synchronize_session": False}


def count_personal(session: Session, forum_id: int) -> dict[str, int]:
    """Count what `erase_door` would erase."""
    deputies = AdmissionRow.forum_id == forum_id, AdmissionRow.deputy_name.not_in(["", ERASED])
    scans = ScanRow.forum_id == forum_id, ScanRow.fingerprint != ""
    return {
        "deputies": session.scalar(sa.select(sa.func.count(AdmissionRow.id)).where(*deputies)) or 0,
        "scans": session.scalar(sa.select(sa.func.count(ScanRow.id)).where(*scans)) or 0,
    }


def erase_door(session: Session, forum_id: int) -> None:
    """Erase deputies, reasons, and the answers that are kept of each attempt.

    That there was a deputy stays. An attempt's fingerprint goes too: it is a digest of a code and a name.
    """
    of_forum = AdmissionRow.forum_id == forum_id
    deputised = sa.update(AdmissionRow).where(of_forum, AdmissionRow.deputy_name != "")
    session.execute(deputised.values(deputy_name=ERASED, deputy_position=""), execution_options=UNLOADED)
    session.execute(
        sa.update(AdmissionRow).where(of_forum).values(undo_reason=""), execution_options=UNLOADED
    )
    scans = sa.update(ScanRow).where(ScanRow.forum_id == forum_id)
    session.execute(scans.values(answer={}, fingerprint=""), execution_options=UNLOADED)
