"""Donors for tests: the office's list, and donors put on the list as the page does it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.cast import Client, Reply

DONOR_LIST = Path(__file__).parents[1] / "data" / "nha-tai-tro.xlsx"
COLUMNS = ("STT", "Tên doanh nghiệp", "Người đại diện", "Điện thoại", "Thư ngỏ", "Trả lời", "Số tiền đăng ký")
SALT = "Công ty Cổ phần Muối Cà Ná"


def add(office: Client, name: str = SALT, **details: Any) -> dict[str, Any]:
    answer = office.post("donor-list", json={"name": name, **details})
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def promise(office: Client, donor_id: int, amount: int | str = "500tr") -> dict[str, Any]:
    answer = office.post(f"donor-list/{donor_id}/promises", json={"amount": amount})
    assert answer.status_code == 201, answer.json
    return dict(answer.json)


def listed(office: Client, query: str = "") -> list[dict[str, Any]]:
    return list(office.get(f"donor-list?{query}").json["items"])


def names(office: Client, query: str = "") -> list[str]:
    return [item["name"] for item in listed(office, query)]


def counts(office: Client) -> dict[str, int]:
    return dict(office.get("donor-list").json["counts"])


def sheet(*rows: tuple[str | int | None, ...], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """Make a donor list of these rows under the usual header."""
    return write_xlsx([SheetOut("Danh sách", [ColumnOut(title) for title in columns], rows)])


def send(office: Client, content: bytes, *, dry_run: bool = False, **form: str) -> Reply:
    """Send a file to be imported."""
    file = (BytesIO(content), "nha-tai-tro.xlsx")
    return office.post("donor-list/import", data={"file": file, "dry_run": str(dry_run).lower(), **form})


def imported(office: Client, content: bytes, **form: Any) -> dict[str, Any]:
    answer = send(office, content, **form)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)
