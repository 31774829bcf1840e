"""The MC reads the list of delegates present, and it goes out on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from forum_app.checkin import queries
from forum_app.checkin.models import GreetingRow
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.store import feed

READ = "greeting.read"

COLUMNS = (
    ColumnOut("TT", 5, "int"),
    ColumnOut("Nhóm", 34),
    ColumnOut("Danh xưng", 10),
    ColumnOut("Họ và tên", 26),
    ColumnOut("Chức vụ", 34),
    ColumnOut("Đơn vị", 40),
    ColumnOut("Dự thay bởi", 34),
    ColumnOut("Ghế", 8),
    ColumnOut("Đến lúc", 10),
    ColumnOut("Đến sau lần giới thiệu", 12),
)


def read_list(session: Session, forum_id: int, seq: int, *, actor: Actor, at: datetime) -> datetime:
    """Note that the MC has read the list as it stood at fact `seq`; give the time of that.

    Reading an older list afterwards changes nothing. Raises Invalid for a list that never was.
    """
    until = queries.fact_at(session, forum_id, seq)
    if until is None:
        raise Invalid({"seq": N_("Danh sách này chưa từng có.")})
    kept = session.get(GreetingRow, forum_id)
    if kept is not None and kept.read_at >= until:
        return kept.read_at
    if kept is None:
        session.add(GreetingRow(forum_id=forum_id, read_at=until, actor=actor.name))
    else:
        kept.read_at, kept.actor = until, actor.name
    session.flush()
    feed.append(session, forum_id, READ, {"list_seq": seq}, actor=actor, at=at)
    return until


def write_delegates(title: str, listed: Mapping[str, Any], timezone: str) -> bytes:
    """Write who is here, as greeted, as .xlsx; people in need are only counted."""
    zone, unnamed = ZoneInfo(timezone), listed["protected_present"]
    rows: list[tuple[int | str, ...]] = [
        (number, *_line(item, zone)) for number, item in enumerate(listed["items"], start=1)
    ]
    footer = [("", f"Đại diện hộ nghèo, học sinh (không nêu tên): {unnamed}")] if unnamed else []
    return write_xlsx([SheetOut("Đại biểu có mặt", COLUMNS, rows, title=title, footer=footer)])


def _line(item: Mapping[str, Any], zone: ZoneInfo) -> tuple[str, ...]:
    deputy = item["deputy"]
    instead = ", ".join(part for part in (deputy["full_name"], deputy["position"]) if part) if deputy else ""
    came = datetime.fromisoformat(item["admitted_at"]).astimezone(zone)
    return (
        item["group"],
        item["salutation"],
        item["full_name"],
        item["position"],
        item["organisation"],
        instead,
        item["seat"],
        came.strftime("%H:%M"),
        "x" if item["late"] else "",
    )
