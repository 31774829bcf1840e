"""Guests for tests: the plan's groups, and people written straight into the list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from forum_app.forums.operations import read_plan
from forum_app.forums.queries import Forum
from forum_app.guests.operations import guests
from forum_app.guests.operations.groups import load_groups
from forum_app.guests.rules.guest import Details, Guest
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from forum_app.store.transaction import transaction
from tests import cast

DATA = Path(__file__).parents[1] / "data"
GUEST_LIST = DATA / "khach-moi.xlsx"
EXPECTED = DATA / "expected-guests.json"

COLUMNS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Số điện thoại", "Ghế", "Ghi chú")


def load_plan_groups(app: Flask, forum: Forum) -> None:
    with app.app_context(), transaction(forum.id) as session:
        load_groups(session, forum.id, read_plan(forum.slug)["groups"])


def invite(
    app: Flask,
    forum: Forum,
    full_name: str,
    *,
    group: int = 2,
    position: str = "",
    organisation: str = "",
    phone: str = "",
) -> Guest:
    details = Details(full_name, position=position, organisation=organisation, phone=phone)
    with app.app_context(), transaction(forum.id) as session:
        return _added(session, forum, details, group)


def _added(session: Session, forum: Forum, details: Details, group: int) -> Guest:
    return guests.add_guest(
        session, forum.id, details, group, actor=cast.actor("checkin"), at=cast.THE_EVENING
    )


def sheet(*rows: tuple[str | int | None, ...], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """Make a guest list of these rows under the usual header."""
    return write_xlsx([SheetOut("Danh sách", [ColumnOut(title) for title in columns], rows)])


def upload(content: bytes, *, dry_run: bool = False, filename: str = "khach-moi.xlsx") -> dict[str, object]:
    """Make the form of an import."""
    return {"data": {"file": (BytesIO(content), filename), "dry_run": "true" if dry_run else "false"}}


def said(answer: TestResponse) -> dict[str, Any]:
    """Give an answer's JSON object."""
    assert isinstance(answer.json, dict)
    return answer.json
