"""Importing a programme script: one short transaction, after `reading` has read the file elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from forum_app.forums.operations import remember_columns
from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.sheets import NOTHING_SAID, ImportReport, RowError, RowReport, report_rows
from forum_app.show.operations.changing import Change, arrange, new_row, write
from forum_app.show.operations.headings import ColumnRead
from forum_app.show.operations.reading import NO_DURATION, Script
from forum_app.show.operations.work import Work
from forum_app.show.queries.rows import cue_rows, draft_of, show_of
from forum_app.show.rules import importing, script
from forum_app.show.rules.cues import MOST_CUES, CueId
from forum_app.show.rules.importing import Existing, Planned, cue_code

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


def preview_import(session: Session, forum: Forum, read: Script, *, replace: bool) -> Imported:
    """Say what an import would do, without doing it."""
    existing = _existing(session, forum)
    timed = script.with_hard_times(read.rows, forum.starts_at, forum.timezone)
    return _report(read, forum, importing.plan(timed, existing), existing, replace=replace)


def import_script(
    work: Work, read: Script, *, replace: bool, told: Mapping[str, str] = NOTHING_SAID
) -> Imported:
    """Write a script into the rundown; with any error nothing is written.

    `told` is what somebody said of headings this time, and is remembered for the next. Rows are matched by
    code or title, so the same script again changes nothing. What was called keeps its place and its text.
    Cues to come that the script does not name stay, or go where `replace` says so.
    """
    forum, existing = work.forum, _existing(work.session, work.forum)
    timed = script.with_hard_times(read.rows, forum.starts_at, forum.timezone)
    planned = importing.plan(timed, existing)
    imported = _report(read, forum, planned, existing, replace=replace)
    if not imported.report.errors:
        _write(work, planned, existing, imported)
        if told:
            remember_columns(work.session, work.forum.id, KIND, told)
    return imported


def _write(work: Work, planned: Sequence[Planned], existing: Sequence[Existing], imported: Imported) -> None:
    change = Change.begin(work)
    known = {CueId(row.id): row for row in cue_rows(work.session, work.forum.id)}
    ids = []
    for plan in planned:
        if plan.cue_id is None:
            ids.append(CueId(new_row(work, plan.draft).id))
            continue
        ids.append(plan.cue_id)
        if plan.fate == "update":
            write(known[plan.cue_id], plan.draft)
            known[plan.cue_id].version += 1
    for cue_id in imported.removed:
        known[cue_id].deleted_at = work.now
    kept = [cue for cue in existing if cue.id not in imported.removed]
    order = importing.order(ids, kept)
    report = imported.report
    if order == [cue.id for cue in existing] and not report.updated:
        return
    work.session.flush()
    arrange(work, order)
    counts = {"created": report.created, "updated": report.updated, "removed": len(imported.removed)}
    change.finish("rundown.imported", None, **counts)


def _report(
    read: Script, forum: Forum, planned: Sequence[Planned], existing: Sequence[Existing], *, replace: bool
) -> Imported:
    rows = [*(_row_report(plan) for plan in planned), *read.left_out]
    early = script.contradictions(read.rows, forum.starts_at, forum.timezone)
    warnings = [RowError(row.row, read.hours_title, TOO_EARLY) for row in early]
    # A file of which nothing was understood names nothing: that takes nothing out.
    missing = importing.unnamed(planned, existing) if read.rows else []
    said = TAKEN_OUT if replace else NOT_IN_FILE
    warnings += [RowError(0, "", said, {"title": cue.draft.title}) for cue in missing]
    removed = frozenset(cue.id for cue in missing if replace)
    errors = (*read.errors, *_lengthless(planned))
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
    rows = cue_rows(session, forum.id)
    return [
        Existing(
            CueId(row.id),
            draft_of(row),
            locked=run.place(CueId(row.id)) != "coming",
            code=cue_code(forum.slug, row.id),
        )
        for row in rows
    ]
