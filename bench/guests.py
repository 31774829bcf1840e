"""Invented guests for a benchmark, and the codes on their badges."""

from __future__ import annotations

import io
from dataclasses import dataclass

import xlsxwriter

from bench.caller import Answer, Caller

BOUNDARY = "----bench"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Badge:
    guest_id: int
    code: str


def guest_list(count: int, prefix: str, position: str = "Giám đốc") -> bytes:
    """Write an Excel list of guests. The same prefix means the same people."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Khách mời")
        sheet.write_row(0, 0, ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác"])
        for number in range(1, count + 1):
            row = [number, f"Nguyễn Văn {prefix} {number}", position, f"Công ty {prefix} {number}"]
            sheet.write_row(number, 0, row)
    return content.getvalue()


async def upload(caller: Caller, content: bytes, *, dry_run: bool = False) -> Answer:
    """Import a guest list."""
    part = f'Content-Disposition: form-data; name="file"; filename="khach.xlsx"\r\nContent-Type: {XLSX}'
    body = f"--{BOUNDARY}\r\n{part}\r\n\r\n".encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    path = f"guests/import?dry_run={'true' if dry_run else 'false'}"
    caller.send_raw("POST", path, body, f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n")
    return await caller.answer()


async def badges(caller: Caller) -> list[Badge]:
    """Read everybody's badge."""
    found: list[Badge] = []
    cursor = ""
    while True:
        answer = await caller.call("GET", f"guests?limit=500{cursor}")
        page = answer.json
        found += [
            Badge(guest["id"], guest["code"]) for guest in page["items"] if guest["state"] == "expected"
        ]
        if not page["next_cursor"]:
            return found
        cursor = f"&cursor={page['next_cursor']}"
