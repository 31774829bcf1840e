"""Everybody and everything the demonstration invents, as an office, a hall and a bank would send it."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đàng", "Kator", "Chamaléa", "Bá", "Võ", "Đỗ", "Quảng")
MIDDLES = ("Thị", "Văn", "Minh", "Ngọc", "Thu", "Đức", "Quốc", "Xuân", "Thanh", "Bích")
GIVEN = (
    "An",
    "Ánh",
    "Bình",
    "Châu",
    "Dũng",
    "Đạt",
    "Giang",
    "Hằng",
    "Khánh",
    "Lan",
    "Nga",
    "Phúc",
    "Tâm",
    "Yến",
)


class Party(NamedTuple):
    """Guests of one group; `delegated` where those of one organisation come together."""

    size: int
    heading: str
    positions: tuple[str, ...]
    organisations: tuple[str, ...]
    delegated: bool = False


PARTIES = (
    Party(12, "I. Thường trực Tỉnh ủy, HĐND, UBND, Ủy ban MTTQ Việt Nam tỉnh, Đoàn ĐBQH",
          ("Ủy viên Ban Thường vụ", "Phó Chủ tịch"), ("Tỉnh ủy", "HĐND tỉnh", "UBND tỉnh")),
    Party(40, "II. Doanh nghiệp, doanh nhân, nhà hảo tâm", ("Giám đốc", "Chủ tịch HĐQT", "Kế toán trưởng"),
          ("Công ty CP Điện gió Biển Xanh", "HTX Nho Nắng Vàng", "Công ty TNHH Muối Trắng Cà Ná")),
    Party(30, "III. Lãnh đạo cơ quan, đơn vị, lực lượng vũ trang", ("Giám đốc", "Trưởng phòng"),
          ("Sở Lao động", "Sở Văn hóa", "Bộ Chỉ huy Quân sự tỉnh")),
    Party(20, "IV. Huyện ủy, UBND, Ủy ban MTTQ Việt Nam các huyện, thành phố", ("Bí thư", "Chủ tịch UBND"),
          ("Huyện Ninh Phước", "Huyện Bác Ái", "Huyện Thuận Bắc"), delegated=True),
    Party(28, "V. 16 xã, phường thuộc thành phố Phan Rang - Tháp Chàm", ("Bí thư Đảng ủy", "Chủ tịch UBMTTQ"),
          ("Phường Đài Sơn", "Phường Mỹ Hải", "Xã Thành Hải"), delegated=True),
    Party(20, "VII. Đại diện hộ nghèo, học sinh nghèo hiếu học", ("Hộ nghèo", "Học sinh"),
          ("Phường Đông Hải", "Xã Thành Hải")),
)  # fmt: skip
ROWS = "ABCDEFGHIK"
ABREAST = 16


class Giver(NamedTuple):
    """A donor who calls at the desk; `gift` is what the desk types beside the donor."""

    name: str
    kind: Literal["organisation", "person"]
    gift: dict[str, object]


GIVERS = (
    Giver("Hợp tác xã Nho Nắng Vàng", "organisation", {"kind": "cash", "amount": "50tr"}),
    Giver("Công ty TNHH Muối Trắng Cà Ná", "organisation", {"kind": "cash", "amount": "200 triệu"}),
    Giver("Bà Nguyễn Thị Thanh Hương", "person", {"kind": "cash", "amount": "20tr"}),
    Giver(
        "Hội Khuyến học tỉnh",
        "organisation",
        {
            "kind": "scholarship",
            "quantity": 20,
            "amount": "40tr",
            "description": "học bổng cho học sinh nghèo",
        },
    ),
    Giver("Ông Trần Văn Dũng", "person", {"kind": "cash", "amount": "5.000.000"}),
    Giver(
        "Cơ sở Dệt Mỹ Nghiệp",
        "organisation",
        {"kind": "in_kind", "quantity": 100, "unit": "chiếc", "amount": "30tr", "description": "chăn ấm"},
    ),
    Giver("Một gia đình ở phường Đài Sơn", "person", {"kind": "cash", "amount": "2tr"}),
    Giver("Công đoàn Viên chức tỉnh", "organisation", {"kind": "cash", "amount": "75 triệu"}),
)
# Company, who hands its board over, when letters went out, what it answered, what it promised.
COMPANIES = (
    ("Công ty Cổ phần Điện gió Biển Xanh Ninh Thuận", "Bà Lê Thu Ánh", "20/09", "25/09", "Đồng ý", "1 tỷ"),
    ("Câu lạc bộ Doanh nhân trẻ tỉnh Ninh Thuận", "Ông Võ Minh Đạt", "20/09", "25/09", "Đồng ý", "1,2 tỷ"),
    ("Tập đoàn Năng lượng Gió Và Nắng Miền Trung", "Ông Đàng Quốc Bình", "20/09", "25/09", "Đồng ý", "2ty5"),
    ("Ngân hàng Thương mại Cổ phần Mặt Trời – Chi nhánh Ninh Thuận", "Bà Trần Ngọc Châu", "21/09", "25/09",
     "Đồng ý", "500tr"),
    ("Công ty TNHH Du lịch Vịnh Xanh", "", "21/09", "26/09", "Xem xét", ""),
    ("Công ty Cổ phần Tôm giống Sóng Biển", "", "21/09", "", "", ""),
    ("Doanh nghiệp tư nhân Vận tải Đồi Cát", "", "", "", "", ""),
)  # fmt: skip
MESSAGES = ("Mời doanh nghiệp lên sân khấu bên phải", "Còn 2 phút", "Chậm lại một chút")
MILESTONES = (("2 tỷ", "Hai tỷ đồng"), ("5 tỷ", "Năm tỷ đồng, cảm ơn cả hội trường"))


def guest_list(chance: random.Random) -> bytes:
    """Write the guests as an office would: group headings inside the table."""
    names, seats = _names(chance), seat_labels()
    rows: list[list[object]] = [["STT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Đoàn", "Ghế"]]
    for party in PARTIES:
        rows.append([party.heading, "", "", "", "", ""])
        for _ in range(party.size):
            position, organisation = chance.choice(party.positions), chance.choice(party.organisations)
            delegation = f"Đoàn {organisation[0].lower()}{organisation[1:]}" if party.delegated else ""
            number = len(rows)
            rows.append([number, next(names), position, organisation, delegation, next(seats)])
    return _csv(rows)


def seat_labels() -> Iterator[str]:
    """Give the seats of the hall from the front: A1 to K16."""
    return (f"{row}{number}" for row in ROWS for number in range(1, ABREAST + 1))


def seating_plan() -> bytes:
    """Write the hall: rows of seats with an aisle in the middle."""
    half = ABREAST // 2
    left, right = range(1, half + 1), range(half + 1, ABREAST + 1)
    rows = [[*(f"{row}{n}" for n in left), "", *(f"{row}{n}" for n in right)] for row in ROWS]
    return _csv([["Hội trường"], *rows])


def donor_list() -> bytes:
    """Write the companies to be invited, with letters, answers and promises."""
    head = [
        "STT",
        "Tên doanh nghiệp",
        "Người trao bảng",
        "Thư ngỏ",
        "Thư kêu gọi",
        "Trả lời",
        "Số tiền đăng ký",
    ]
    return _csv([head, *([number, *company] for number, company in enumerate(COMPANIES, 1))])


def bank_statement(day: str, references: Iterable[tuple[str, int]]) -> bytes:
    """Write what the bank saw the day after: transfers that name a pledge, two that do not, and a fee."""
    rows: list[list[object]] = [["Ngày giao dịch", "Ghi nợ", "Ghi có", "Nội dung"]]
    rows += [[day, "", amount, f"UNG HO QUY {reference}"] for reference, amount in references]
    rows += [[day, "", 75_000_000, "CONG DOAN VIEN CHUC TINH ung ho nguoi ngheo"]]
    rows += [[day, "", 3_000_000, "NGUYEN VAN LAM chuyen tien"], [day, 33_000, "", "Phi dich vu"]]
    return _csv(rows)


def _names(chance: random.Random) -> Iterator[str]:
    """Invent names, each once."""
    every = [f"{family} {middle} {given}" for family in FAMILIES for middle in MIDDLES for given in GIVEN]
    chance.shuffle(every)
    return iter(every)


def _csv(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")
