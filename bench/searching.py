"""Searching a long guest list, as an office and a desk do while a guest waits."""

from __future__ import annotations

import io
from itertools import cycle, islice, product
from urllib.parse import quote

import xlsxwriter

from bench.figures import Figure, ms
from bench.guests import upload
from bench.measures import Bench

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Chamaléa", "Kator", "Bùi", "Hồ", "Đàng")
MIDDLES = ("Văn", "Thị", "Đức", "Ngọc", "Minh", "Xuân")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Đạt",
    "Đức",
    "Hoa",
    "Hòa",
    "Lan",
    "Nga",
    "Oanh",
    "Phúc",
    "Quý",
    "Tâm",
    "Uyên",
    "Yến",
)
OFFICES = (
    "Tỉnh đoàn",
    "Sở Y tế",
    "UBND thành phố Phan Rang - Tháp Chàm",
    "Công ty CP Muối Mẫu Sáu",
    "HTX Nho Mẫu Năm",
)

# A whole name, parts turned round, one letter, offices, digits of a phone, a name and digits, nobody, all.
ASKED = (
    "q=nguyen van an",
    "q=binh tran",
    "q=d",
    "q=đức",
    "q=tinh doan",
    "q=muoi mau sau",
    "q=1234",
    "q=hoa 56",
    "q=khong co ai",
    "sort=rank",
    "q=le&state=absent&sort=rank",
    "",
)


def long_list(count: int) -> bytes:
    """Write an Excel list of people with names, offices and phones as they are here."""
    content = io.BytesIO()
    names = cycle(product(GIVEN, MIDDLES, FAMILIES))
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Khách mời")
        sheet.write_row(0, 0, ["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Số điện thoại"])
        for number, (given, middle, family) in enumerate(islice(names, count), start=1):
            office = f"{OFFICES[number % len(OFFICES)]} {number // 60}"
            row = [number, f"{family} {middle} {given}", "Giám đốc", office, f"09{number * 7919 % 10**8:08d}"]
            sheet.write_row(number, 0, row)
    return content.getvalue()


async def searching(bench: Bench, count: int = 3000) -> list[Figure]:
    """Searches of a list of 3,000 guests, one after another, each with its first hundred guests."""
    took: list[float] = []
    async with bench.caller("checkin") as desk:
        answer = await upload(desk, long_list(count))
        assert (answer.status, answer.json["created"]) == (200, count), answer.body[:300]
        for asked in islice(cycle(ASKED), bench.rounds * 2):
            found = await desk.call("GET", f"guests?{quote(asked, safe='=&')}")
            assert found.status == 200, found.body
            took.append(found.took_s)
    return [Figure(f"search of {count} guests → its first hundred", ms(took), limit="p99 < 30 ms")]
