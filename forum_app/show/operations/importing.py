"""Importing a programme script: one short transaction, after `reading` has read the file elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from forum_app.forums.operations import remember_columns
from forum_app.forums.queries import Forum, remembered_columns
from forum_app.kernel.errors import N_
from forum_app.sheets import NOTHING_SAID, ColumnRead, ImportReport, RowError, RowReport, report_rows
from forum_app.show.models import BlockRow
from forum_app.show.operations.changing import Change, write
from forum_app.show.operations.headings import CUSTOM
from forum_app.show.operations.import_blocks import (
    add_columns,
    column_errors,
    column_ids,
    housed,
    known_columns,
    put_in_order,
)
from forum_app.show.operations.reading import NO_DURATION, Script
from forum_app.show.operations.work import Work
from forum_app.show.queries.rows import cue_rows, draft_of, show_of
from forum_app.show.rules import importing, script
from forum_app.show.rules.cues import MOST_CUES, CueId
from forum_app.show.rules.edits import Label
from forum_app.show.rules.importing import Existing, Planned

KIND = "rundown"
TOO_EARLY = N_("Giờ này sớm hơn lúc các tiết mục trên kết thúc; chương trình tính theo thời lượng.")
ALREADY_CALLED = N_("Tiết mục đã hoặc đang diễn ra nên được giữ nguyên.")
RENAMED = N_("Trước đây là “%(title)s”.")
NOT_IN_FILE = N_("Tiết mục “%(title)s” không có trong tệp; vẫn được giữ trong chương trình.")
TAKEN_OUT = N_("Tiết mục “%(title)s” không có trong tệp; được bỏ khỏi chương trình.")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do; `removed` are the cues taken out of the rundown."""

    report: ImportReport
    removed: frozenset[CueId]
    columns: tuple[ColumnRead, ...] = ()

    def as_json(self, translate: Callable[[str], str]) -> dict[str, object]:
        """Give the report in the contract's shape, how many cues were removed, and what was read as what."""
        removed = 0 if self.report.errors else len(self.removed)
        columns = [column.as_json() for column in self.columns]
        return {**self.report.as_json(translate), "removed": removed, "columns": columns}


def known_headings(session: Session, forum: Forum) -> dict[str, str]:
    """Give what headings mean in this forum: the office's own columns, and what was said at imports."""
    own = {column.title: CUSTOM for column in known_columns(session, forum.id)}
    return {**own, **remembered_columns(session, forum.id, KIND)}


def preview_import(session: Session, forum: Forum, read: Script, *, replace: bool) -> Imported:
    """Say what an import would do, without doing it."""
    existing, columns = _existing(session, forum), known_columns(session, forum.id)
    timed = script.with_hard_times(read.rows, forum.starts_at, forum.timezone)
    ids = column_ids(columns, timed)
    planned = importing.plan(timed, existing, ids)
    return _report(read, forum, planned, existing, column_errors(columns, ids), replace=replace)


def import_script(
    work: Work, read: Script, *, replace: bool, told: Mapping[str, str] = NOTHING_SAID
) -> Imported:
    """Write a script into the rundown, to be undone at once; with any error nothing is written.

    `told` is what somebody said of headings this time, and is remembered for the next. Rows are matched by
    code or title, so the same script again changes nothing. What was called keeps its place and its text.
    Cues to come that the script does not name stay, or go where `replace` says so.
    """
    imported = preview_import(work.session, work.forum, read, replace=replace)
    if not imported.report.errors:
        _write(work, read, imported)
        if told:
            remember_columns(work.session, work.forum.id, KIND, told)
    return imported


def _write(work: Work, read: Script, imported: Imported) -> None:
    forum, change, existing = work.forum, Change.begin(work), _existing(work.session, work.forum)
    columns = known_columns(work.session, forum.id)
    timed = script.with_hard_times(read.rows, forum.starts_at, forum.timezone)
    ids = add_columns(change, columns, column_ids(columns, timed))
    planned = importing.plan(timed, existing, ids)
    for row in change.rows(imported.removed):
        row.deleted_at = work.now
    kept = [cue for cue in existing if cue.id not in imported.removed]
    written = [(_write_cue(change, plan), plan) for plan in planned]
    housing = housed(change, [(cue_id, plan.block) for cue_id, plan in written], read.groups)
    order = importing.order([cue_id for cue_id, _ in written], kept)
    moved = put_in_order(change, order, housing)
    if moved or change.differences():
        report = imported.report
        counts = {"created": report.created, "updated": report.updated, "removed": len(imported.removed)}
        change.finish("rundown.imported", None, Label("rundown.imported"), **counts)


def _write_cue(change: Change, plan: Planned) -> CueId:
    if plan.cue_id is None:
        return CueId(change.add_cue(plan.draft).id)
    if plan.fate == "update":
        (row,) = change.rows([plan.cue_id])
        write(row, plan.draft)
    return plan.cue_id


def _report(
    read: Script,
    forum: Forum,
    planned: Sequence[Planned],
    existing: Sequence[Existing],
    complaints: Sequence[RowError],
    *,
    replace: bool,
) -> Imported:
    rows = [*(_row_report(plan) for plan in planned), *read.left_out]
    early = script.contradictions(read.rows, forum.starts_at, forum.timezone)
    warnings = [RowError(row.row, read.hours_title, TOO_EARLY) for row in early]
    # A file of which nothing was understood names nothing: that takes nothing out.
    missing = importing.unnamed(planned, existing) if read.rows else []
    said = TAKEN_OUT if replace else NOT_IN_FILE
    warnings += [RowError(0, "", said, {"title": cue.draft.title}) for cue in missing]
    removed = frozenset(cue.id for cue in missing if replace)
    errors = (*read.errors, *_lengthless(planned), *complaints)
    if len(existing) - len(removed) + sum(plan.fate == "create" for plan in planned) > MOST_CUES:
        errors = (*errors, RowError(0, "", N_("Chương trình sẽ có quá nhiều tiết mục.")))
    ordered = tuple(sorted(rows, key=lambda row: row.row))
    return Imported(report_rows(ordered, tuple(warnings), errors), removed, read.columns)


def _lengthless(planned: Sequence[Planned]) -> list[RowError]:
    """Complain of new items in a script without lengths: only what is there already keeps its own."""
    return [RowError(plan.row, "", NO_DURATION) for plan in planned if plan.fate == "lengthless"]


def _row_report(plan: Planned) -> RowReport:
    title = plan.draft.title
    if plan.fate == "locked":
        return RowReport(plan.row, "skip", title, ALREADY_CALLED)
    if plan.fate == "lengthless":
        return RowReport(plan.row, "skip", title)
    if plan.was:
        return RowReport(plan.row, plan.fate, title, RENAMED, {"title": plan.was})
    return RowReport(plan.row, plan.fate, title)


def _existing(session: Session, forum: Forum) -> list[Existing]:
    run = show_of(session, forum.id).run
    titles = dict(
        session.execute(sa.select(BlockRow.id, BlockRow.title).where(BlockRow.forum_id == forum.id)).all()
    )
    return [
        Existing(
            CueId(row.id),
            draft_of(row),
            locked=run.place(CueId(row.id)) != "coming",
            code=importing.cue_code(forum.slug, row.id),
            block=titles.get(row.block_id or 0, ""),
        )
        for row in cue_rows(session, forum.id)
    ]
