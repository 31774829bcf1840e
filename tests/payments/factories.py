"""Payments as tests like them: a day's pledges, statements of two invented banks, receipts."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

from forum_app.kernel.clock import utc
from forum_app.kernel.codes import pledge_reference
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.payments.rules.values import Due
from forum_app.sheets import ColumnOut, SheetOut, write_xlsx
from tests.cast import Client, Reply
from tests.pledges.factories import DONOR, take

DATA = Path(__file__).parents[1] / "data"
# The same statement once more as Excel of before 2007 writes it, which some banks still export.
BIEN_XANH_XLS = DATA / "sao-ke-bien-xanh.xls"
BIEN_XANH, HOA_PHUONG = DATA / "sao-ke-bien-xanh.xlsx", DATA / "sao-ke-hoa-phuong.csv"
# The second bank has a word of its own for whoever sent the money.
SAID_OF_HOA_PHUONG = '{"Bên kia": "payer"}'
HEADINGS = ("Ngày", "Ghi nợ", "Ghi có", "Nội dung", "Số tham chiếu")
KEYS = (f"receipt-{number}" for number in count())

NHO, MUOI = "HTX Nho Nắng Vàng", "Công ty TNHH Muối Cà Ná"


def due(**changes: Any) -> Due:
    """Make a pledge of 5 million for which nothing has come."""
    number, donor = changes.get("number", 1), changes.get("donor", "Chị Hai")
    values: dict[str, Any] = {
        "id": number,
        "number": number,
        "reference": pledge_reference(number),
        "donor": donor,
        "folded": fold(donor),
        "kind": "cash",
        "status": "confirmed",
        "pledged": Dong(5_000_000),
        "received": Dong(0),
        "receipts": 0,
        "taken_at": utc(2024, 10, 17, 12, 30),
    }
    return Due(**values | changes)


def take_evening(desk: Client) -> list[dict[str, Any]]:
    """Take the pledges the two statements pay: UH-0001-3 to UH-0006-8."""
    wanted: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("Chị Hai", "5tr", {}),
        ("Công ty CP Xây dựng Ninh Thuận", "500tr", {}),
        (NHO, "20tr", {}),
        (MUOI, "100tr", {}),
        ("Trần Quốc Bảo", "10tr", {}),
        ("Đại lý gạo Phước Dân", "40tr", {"kind": "in_kind", "description": "Gạo tẻ cho hộ nghèo"}),
    )
    return [take(desk, donor=DONOR | {"name": name}, amount=said, **more) for name, said, more in wanted]


def statement(*rows: tuple[str | int | None, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """Make a statement of these rows under a usual header."""
    return write_xlsx([SheetOut("Sao kê", [ColumnOut(title) for title in headings], rows)])


def send(
    desk: Client,
    content: bytes,
    *,
    bank: str = "Biển Xanh",
    dry_run: bool = False,
    mapping: str = "",
    name: str = "sao-ke.xlsx",
) -> Reply:
    """Send a statement as the page does."""
    form = {"file": (BytesIO(content), name), "bank": bank, "mapping": mapping, "dry_run": str(dry_run)}
    return desk.post("payments/statements", data=form)


def bring(desk: Client, path: Path = BIEN_XANH, bank: str = "Biển Xanh", **more: Any) -> dict[str, Any]:
    """Import one of the two statements and give the report."""
    return json_of(send(desk, path.read_bytes(), bank=bank, name=path.name, **more))


def receive(desk: Client, pledge_id: int, amount: int | str | None, **more: Any) -> Reply:
    """Receive something for a pledge, in cash unless said otherwise."""
    body = {"pledge_id": pledge_id, "amount": amount, "source": "cash"} | more
    return desk.post("payments/receipts", json=body, key=next(KEYS))


def lines(desk: Client, state: str = "new") -> list[dict[str, Any]]:
    """Read the bank lines of a state, the newest first."""
    return list(json_of(desk.get(f"payments/lines?state={state}"))["items"])


def dues(desk: Client, **query: str | int) -> dict[int, dict[str, Any]]:
    """Read pledges with what arrived, by their numbers."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    items = json_of(desk.get(f"payments/pledges?{asked}"))["items"]
    return {one["pledge_id"]: one for one in items}


def totals(desk: Client) -> dict[str, Any]:
    """Read what all pledges come to."""
    return dict(json_of(desk.get("payments/pledges"))["totals"])


def json_of(answer: Reply) -> dict[str, Any]:
    """Give the JSON object of an answer that is no refusal."""
    assert answer.status_code in (200, 201), answer.text
    return dict(answer.json)
