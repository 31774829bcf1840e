"""What an import makes of the rundown: which rows are new, which change a cue, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from forum_app.kernel.text import fold
from forum_app.show.rules.cues import CueId, Draft, Notes
from forum_app.show.rules.script import NO_TEXTS, Extras, ScriptRow

Fate = Literal["create", "update", "unchanged", "locked", "lengthless"]


@dataclass(frozen=True, slots=True)
class Existing:
    """A cue that is in the rundown already.

    What was called is locked. `code` is its name in our exports, `block` the title of its block.
    """

    id: CueId
    draft: Draft
    locked: bool = False
    code: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row: `draft` is the whole cue as it will be, but for its place.

    `was` is its title where that changes, `block` the title of its block, None where the script has none.
    """

    row: int
    fate: Fate
    draft: Draft
    cue_id: CueId | None = None
    was: str = ""
    block: str | None = None


def cue_code(slug: str, cue_id: int) -> str:
    """Name a cue in an exported file, so that the file finds it again when its title has changed."""
    return f"{slug}/{cue_id}"


def plan(
    rows: Sequence[ScriptRow], existing: Sequence[Existing], columns: Mapping[str, str] = NO_TEXTS
) -> list[Planned]:
    """Match rows to cues: by the code of our own export, else by title, whatever its case and accents.

    The second row of a title is the second cue of that title, so the same file twice changes nothing. What
    the script has no column for, and where a cell is blank, stays as it is. `columns` gives the id of each of
    the office's own columns by its heading.
    """
    coded = _by_code(rows, existing)
    rest = [cue for cue in existing if cue not in coded.values()]
    known = dict(zip(_keys([cue.draft for cue in rest]), rest, strict=True))
    untold = [row for row in rows if row.row not in coded]
    named = {
        row.row: known.get(key) for row, key in zip(untold, _keys([r.draft for r in untold]), strict=True)
    }
    return [_fate(row, coded.get(row.row) or named.get(row.row), columns) for row in rows]


def _by_code(rows: Sequence[ScriptRow], existing: Sequence[Existing]) -> dict[int, Existing]:
    """Give each row its cue by code; a row copied in the file, code and all, is a new item."""
    known, found = {cue.code: cue for cue in existing if cue.code}, dict[int, Existing]()
    for row in rows:
        cue = known.pop(row.code, None)
        if cue is not None:
            found[row.row] = cue
    return found


def unnamed(planned: Sequence[Planned], existing: Sequence[Existing]) -> list[Existing]:
    """Give the cues to come that a script does not name."""
    named = {plan.cue_id for plan in planned}
    return [cue for cue in existing if cue.id not in named and not cue.locked]


def order(planned: Sequence[CueId], existing: Sequence[Existing]) -> list[CueId]:
    """Put the cues in the order of the script; those it does not name stay behind the cue they followed.

    What was called, and what stands before it, keeps its place.
    """
    ids = [cue.id for cue in existing]
    fixed = max((place + 1 for place, cue in enumerate(existing) if cue.locked), default=0)
    found = ids[:fixed] + [cue_id for cue_id in planned if cue_id not in ids[:fixed]]
    for place in range(fixed, len(ids)):
        if ids[place] not in found:
            found.insert(found.index(ids[place - 1]) + 1 if place else 0, ids[place])
    return found


def merged(old: Draft, row: ScriptRow) -> Draft:
    """Write a script's row over a cue. The kind stays: in the script it was only guessed."""
    new = row.draft
    return replace(
        old,
        title=new.title,
        planned=new.planned if row.timed else old.planned,
        presenter=new.presenter or old.presenter,
        scene=new.scene or old.scene,
        starts_at=new.starts_at or old.starts_at,
        notes=Notes(**{part.name: _kept(new.notes, old.notes, part.name) for part in fields(Notes)}),
    )


def _kept(new: Notes, old: Notes, name: str) -> str:
    said: str = getattr(new, name) or getattr(old, name)
    return said


def _fate(row: ScriptRow, cue: Existing | None, columns: Mapping[str, str]) -> Planned:
    block = row.extras.block
    if cue is None:
        fate: Fate = "create" if row.timed else "lengthless"
        return Planned(row.row, fate, _marked(row.draft, row.extras, columns), block=block)
    draft = _marked(merged(cue.draft, row), row.extras, columns)
    stays = block is None or fold(block) == fold(cue.block)
    if draft == cue.draft and stays:
        return Planned(row.row, "unchanged", draft, cue.id, block=block)
    was = cue.draft.title if fold(cue.draft.title) != fold(draft.title) else ""
    return Planned(row.row, "locked" if cue.locked else "update", draft, cue.id, was, block)


def _marked(draft: Draft, extras: Extras, columns: Mapping[str, str]) -> Draft:
    """Write what a script says beside the usual; what it has no column for stays, a blank text too."""
    custom = {columns[heading]: text for heading, text in extras.custom.items() if text}
    return replace(
        draft,
        office=extras.office or draft.office,
        skipped=draft.skipped if extras.skipped is None else extras.skipped,
        flagged=draft.flagged if extras.flagged is None else extras.flagged,
        auto=draft.auto if extras.auto is None else extras.auto,
        colour=extras.colour or draft.colour,
        custom={**draft.custom, **custom},
    )


def _keys(drafts: Sequence[Draft]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    keys = []
    for draft in drafts:
        title = " ".join(fold(draft.title).split())
        seen[title] += 1
        keys.append((title, seen[title]))
    return keys
