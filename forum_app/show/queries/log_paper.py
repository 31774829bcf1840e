"""The log of a show on paper: planned against actual, then every command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.show.queries.deeds import MODES, Translate
from forum_app.show.queries.paper import paper_head, printed_at
from forum_app.show.queries.tables import seat_name

WORDS: Final[Mapping[str, str]] = {
    "page": N_("Trang"),
    "actual": N_("Kế hoạch và thực tế"),
    "commands": N_("Mọi thao tác"),
    "empty": N_("Chưa có thao tác nào trong lượt này."),
    "uncalled": N_("Chưa gọi tiết mục nào."),
    "held": N_("dừng"),
    "plan": N_("kế hoạch"),
    "running": N_("đang chạy"),
}
CALLS: Final = (N_("STT"), N_("Tiết mục"), N_("Bắt đầu"), N_("Thời lượng"), N_("Chênh lệch"))
ENTRIES: Final = (N_("Lúc"), N_("Thao tác"), N_("Tiết mục"), N_("Người thực hiện"))
Json = Mapping[str, Any]


def log_paper(
    state: Json, forum: Forum, *, now: datetime, language: str, translate: Translate
) -> dict[str, object]:
    """Fill `templates/show/log.typ` from the log's state."""
    return {
        **paper_head(forum, language, translate),
        "title": translate(N_("Nhật ký chương trình")),
        "part": _run_name(state, translate),
        "foot": printed_at(forum, now, translate),
        "words": {name: translate(word) for name, word in WORDS.items()},
        "call_columns": [translate(title) for title in CALLS],
        "entry_columns": [translate(title) for title in ENTRIES],
        "calls": [_call(call, translate) for call in state["calls"]],
        "entries": [_entry(entry) for entry in state["entries"]],
    }


def _run_name(state: Json, translate: Translate) -> str:
    mode = translate(MODES[state["mode"]])
    return mode if len(state["runs"]) == 1 else f"{mode} {state['run']}"


def _call(call: Json, translate: Translate) -> dict[str, object]:
    return {
        "number": "" if call["number"] is None else str(call["number"]),
        "title": call["title"],
        "at": _clock(call["called_at"]),
        "planned_at": _clock(call["planned_at"])[:5],
        "length": _span(call["actual_s"]) if call["ended_at"] else translate(WORDS["running"]),
        "planned": _span(call["planned_s"]),
        "over": _signed(call["over_s"]) if call["ended_at"] else "",
        "late": bool(call["ended_at"]) and call["over_s"] > 0,
        "held": _span(call["held_s"]) if call["held_s"] else "",
        "steps": [{"at": _clock(step["called_at"]), "title": step["title"]} for step in call["steps"]],
    }


def _entry(entry: Json) -> dict[str, object]:
    item = "" if entry["title"] is None else f"{entry['number'] or '–'}. {entry['title']}"
    return {
        "at": _clock(entry["at"]),
        "deed": entry["deed"],
        "said": entry["said"],
        "item": item,
        "actor": entry["actor"],
        "seat": seat_name(entry["seat"]),
    }


def _clock(said: str | None) -> str:
    return f"{datetime.fromisoformat(said):%H:%M:%S}" if said else ""


def _span(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _signed(seconds: int) -> str:
    if seconds == 0:
        return "0"
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds > 0 else '−'}{minutes}:{rest:02d}"
