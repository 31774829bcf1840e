"""The rundown on paper: the whole script for the control desk, or what one department reads of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final, Literal, get_args
from zoneinfo import ZoneInfo

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.show.rules.durations import write_duration

Part = Literal["all", "mc", "sound", "light", "screen", "stage"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)
LABELS: Final[Mapping[str, str]] = {
    "mc": N_("Lời dẫn MC"),
    "sound": N_("Âm thanh"),
    "light": N_("Ánh sáng"),
    "screen": N_("Màn hình LED"),
    "stage": N_("Sân khấu"),
}
WORDS: Final[Mapping[str, str]] = {
    "page": N_("Trang"),
    "skipped": N_("BỎ QUA"),
    "hard": N_("giờ cố định"),
    "total": N_("Tổng thời lượng"),
    "end": N_("Kết thúc"),
    "empty": N_("Chương trình chưa có tiết mục nào."),
}
LONG_NOTES = 1200
MANY_STEPS = 8
Translate = Callable[[str], str]
Json = Mapping[str, Any]


def rundown_paper(
    state: Json, forum: Forum, part: Part, *, now: datetime, language: str, translate: Translate
) -> dict[str, object]:
    """Fill `templates/show/rundown.typ` from the rundown's state."""
    timed = [cue for cue in state["cues"] if not cue["skipped"]]
    total = sum((_length(cue) for cue in timed), timedelta())
    end = _at(timed[-1]["planned_at"]) + _length(timed[-1]) if timed else forum.starts_at
    columns = {str(column["id"]): column["title"] for column in state.get("columns", ())}
    return {
        **paper_head(forum, language, translate),
        "title": translate(N_("Kịch bản chương trình")),
        "part": translate(LABELS[part]) if part != "all" else "",
        "foot": _foot(state, forum, now, translate),
        "words": {name: translate(word) for name, word in WORDS.items()},
        "whole": part == "all",
        "columns": _headings(part, translate),
        "rows": list(_rows(state, part, columns, translate)),
        "total": write_duration(total),
        "end": f"{end:%H:%M}",
    }


def paper_head(forum: Forum, language: str, translate: Translate) -> dict[str, object]:
    """Give what stands at the top of any page of this forum."""
    opening = forum.starts_at.astimezone(ZoneInfo(forum.timezone))
    return {
        "lang": language,
        "forum": forum.name,
        "venue": forum.venue,
        "day": translate(N_("%(hour)s ngày %(date)s"))
        % {"hour": f"{opening:%H:%M}", "date": f"{opening:%d/%m/%Y}"},
    }


def printed_at(forum: Forum, now: datetime, translate: Translate) -> str:
    """Say when a page was made, in the forum's own time."""
    at = now.astimezone(ZoneInfo(forum.timezone))
    return translate(N_("in lúc %(at)s")) % {"at": f"{at:%H:%M %d/%m/%Y}"}


def _foot(state: Json, forum: Forum, now: datetime, translate: Translate) -> str:
    version = translate(N_("Phiên bản %(version)s")) % {"version": state["version"]}
    return f"{version} · {printed_at(forum, now, translate)}"


def _headings(part: Part, translate: Translate) -> list[str]:
    first = (N_("STT"), N_("Giờ"), N_("T.lượng"), N_("Tiết mục · Thực hiện"))
    rest = (LABELS["mc"], N_("Kỹ thuật"), N_("Thực tế")) if part == "all" else (LABELS[part],)
    return [translate(title) for title in (*first, *rest)]


def _rows(
    state: Json, part: Part, columns: Mapping[str, str], translate: Translate
) -> Iterator[dict[str, object]]:
    """Give the cues in order, with a heading before those of a block."""
    blocks = {block["id"]: block for block in state.get("blocks", ())}
    for block_id, cues in groupby(state["cues"], key=lambda cue: cue.get("block_id")):
        inside = list(cues)
        if block_id in blocks:
            yield _block(blocks[block_id], inside, translate)
        yield from (_cue(cue, part, columns, translate) for cue in inside)


def _block(block: Json, cues: Sequence[Json], translate: Translate) -> dict[str, object]:
    length = sum((_length(cue) for cue in cues if not cue["skipped"]), timedelta())
    said = write_duration(length)
    if block.get("planned_s") is not None:
        planned = write_duration(timedelta(seconds=block["planned_s"]))
        said = translate(N_("%(length)s, kế hoạch %(planned)s")) % {"length": said, "planned": planned}
    return {"kind": "block", "title": block["title"], "length": said}


def _cue(cue: Json, part: Part, columns: Mapping[str, str], translate: Translate) -> dict[str, object]:
    said = cue["notes"]
    technical = ("sound", "light", "screen", "stage")
    if part == "all":
        notes = [(translate(LABELS[name]), said[name]) for name in technical]
        notes += [(title, cue.get("custom", {}).get(column, "")) for column, title in columns.items()]
    else:
        notes = [("", said[part])]
    return {
        "kind": "cue",
        "number": str(cue["number"]),
        **_hour(cue["planned_at"]),
        "long": _long(cue),
        "hard": cue["starts_at"] is not None,
        "length": write_duration(_length(cue)),
        "title": cue["title"],
        "presenter": " · ".join(text for text in (cue["presenter"], cue.get("office", "")) if text),
        "skipped": cue["skipped"],
        "flagged": cue.get("flagged", False),
        "colour": cue.get("colour", ""),
        "words": [("", said["mc"])] if said["mc"] else [],
        "notes": [(label, text) for label, text in notes if text],
        "steps": _steps(cue, part),
    }


def _steps(cue: Json, part: Part) -> list[dict[str, object]]:
    """Number the steps that are called; what the MC says with them is for the MC and the whole script."""
    called = [step for step in cue["steps"] if not step.get("skipped")]
    return [
        {
            "number": f"{cue['number']}.{place}",
            "title": step["title"],
            "presenter": step.get("presenter", ""),
            "text": step.get("text", "") if part in ("all", "mc") else "",
        }
        for place, step in enumerate(called, start=1)
    ]


def _length(cue: Json) -> timedelta:
    return timedelta(seconds=cue["planned_s"])


def _at(said: str) -> datetime:
    return datetime.fromisoformat(said)


def _hour(said: str) -> dict[str, str]:
    """Say when, with seconds apart and only where there are any."""
    at = _at(said)
    return {"at": f"{at:%H:%M}", "seconds": f":{at:%S}" if at.second else ""}


def _long(cue: Json) -> bool:
    """Say whether a cue says so much that it may go on overleaf; any other stays together."""
    return sum(map(len, cue["notes"].values())) > LONG_NOTES or len(cue["steps"]) > MANY_STEPS
