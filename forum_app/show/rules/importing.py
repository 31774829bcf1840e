"""What an import makes of the rundown: which rows are new, which change a cue, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

from forum_app.kernel.text import fold
from forum_app.show.rules.cues import CueId, Draft, Notes
from forum_app.show.rules.script import ScriptRow

Fate = Literal["create", "update", "unchanged", "locked"]


@dataclass(frozen=True, slots=True)
class Existing:
    """A cue that is in the rundown already. What was called is locked."""

    id: CueId
    draft: Draft
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row: `draft` is the whole cue as it will be."""

    row: int
    fate: Fate
    draft: Draft
    cue_id: CueId | None = None


def plan(rows: Sequence[ScriptRow], existing: Sequence[Existing]) -> list[Planned]:
    """Match rows to cues by title, whatever its case and accents; the second of a title to the second cue.

    So the same file twice changes nothing. A blank cell never wipes what is there.
    """
    known = dict(zip(_keys([cue.draft for cue in existing]), existing, strict=True))
    keys = _keys([row.draft for row in rows])
    return [_fate(row, known.get(key)) for row, key in zip(rows, keys, strict=True)]


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


def merged(old: Draft, new: Draft) -> Draft:
    """Write a script's row over a cue. The kind stays: in the script it was only guessed."""
    return replace(
        old,
        title=new.title,
        planned=new.planned,
        presenter=new.presenter or old.presenter,
        scene=new.scene or old.scene,
        starts_at=new.starts_at or old.starts_at,
        notes=Notes(**{part.name: _kept(new.notes, old.notes, part.name) for part in fields(Notes)}),
    )


def _kept(new: Notes, old: Notes, name: str) -> str:
    said: str = getattr(new, name) or getattr(old, name)
    return said


def _fate(row: ScriptRow, cue: Existing | None) -> Planned:
    if cue is None:
        return Planned(row.row, "create", row.draft)
    draft = merged(cue.draft, row.draft)
    if draft == cue.draft:
        return Planned(row.row, "unchanged", draft, cue.id)
    return Planned(row.row, "locked" if cue.locked else "update", draft, cue.id)


def _keys(drafts: Sequence[Draft]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    keys = []
    for draft in drafts:
        title = " ".join(fold(draft.title).split())
        seen[title] += 1
        keys.append((title, seen[title]))
    return keys
