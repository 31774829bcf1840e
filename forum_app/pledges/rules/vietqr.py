"""VietQR: a pledge as a code that banking apps turn into a ready-made instant transfer.

EMVCo merchant-presented QR as NAPAS profiles it (“Technical Specifications on NAPAS QR Switching, Part IV:
QR Code Format”, version 1.5.2, January 2021): data objects of a two-digit id, a two-digit length in bytes and
a value, some of them filled with further objects.
"""

import re
from binascii import crc_hqx
from dataclasses import dataclass
from textwrap import wrap

from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.pledges.rules.values import Pledge

# NAPAS 247 carries single transfers below 500 million đồng; larger ones go by ordinary transfer.
TOO_LARGE = Dong(500_000_000)
# Nobody sends money off more often than this for one gift: that goes by ordinary transfer.
MOST_PARTS = 20
# Parts are round where they can be: people compare them with what their app shows.
ROUND = (50_000_000, 1_000_000, 1)
CONTENT_LIMIT = 25

NAPAS = "A000000727"
TO_ACCOUNT, TO_CARD = "QRIBFTTA", "QRIBFTTC"
STATIC = "11"  # may be paid again and again: the payer types the amount
DYNAMIC = "12"  # holds an amount and is meant for one transfer
VND = "704"
CRC_HEAD = "6304"  # the checksum covers its own id and length

_DROPPED = re.compile(r"[^A-Z0-9]+")
_HEAD = re.compile(r"[0-9]{4}")
_AMOUNT = re.compile(r"[0-9]{1,13}")


class BrokenCode(ValueError):
    """A text that is no VietQR code of a transfer, or would not become one."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the payer's banking app fills in. Without an amount or content the payer types them."""

    bank_bin: str
    number: str
    amount: Dong
    content: str
    bill: str = ""
    to_card: bool = False


def make_sure_payable(pledge: Pledge) -> None:
    """Raise Refused 409 where no transfer pays it: `rehearsal`, `void`, `not_cash`, `no_amount`."""
    if pledge.run:
        raise _refused("rehearsal", N_("Khoản tổng duyệt không có mã chuyển khoản."))
    if pledge.status == "void":
        raise _refused("void", N_("Khoản ủng hộ này đã bị hủy."))
    if pledge.kind != "cash":
        raise _refused("not_cash", N_("Chỉ khoản ủng hộ bằng tiền mới có mã chuyển khoản."))
    if not pledge.amount:
        raise _refused("no_amount", N_("Khoản ủng hộ này chưa có số tiền."))


def asked_of(pledge: Pledge, wanted: int | None) -> Dong:
    """Give how much a code asks for: what is wanted of a pledge, or all of it. Raises Invalid beyond that."""
    amount = Dong(pledge.amount or 0)
    if wanted is None:
        return amount
    if wanted > amount:
        raise Invalid({"amount": N_("Không thể xin nhiều hơn số tiền đã đăng ký.")})
    return Dong(wanted)


def split(amount: Dong, *, agreed: bool) -> tuple[Dong, ...]:
    """Give the amounts of the instant transfers that carry a gift: itself, or as few parts as there can be.

    Raises Refused 409 `too_large_for_instant`, with how many `parts` it would take, where nobody has agreed
    to several transfers; also where more than MOST_PARTS would be needed.
    """
    count = -(-amount // (TOO_LARGE - 1))
    if count > MOST_PARTS:
        detail = N_("Khoản này quá lớn để chuyển nhanh 247 từng phần; hãy chuyển khoản thông thường.")
        raise _refused("too_large_for_instant", detail, parts=count)
    if count > 1 and not agreed:
        detail = N_(
            "Chuyển nhanh 247 chỉ nhận dưới 500 triệu đồng mỗi lần; khoản này cần chia thành %(parts)s lần "
            "chuyển, hoặc chuyển khoản thông thường."
        )
        raise _refused("too_large_for_instant", detail, parts=count)
    return _parts(amount, count)


def transfer_content(pledge: Pledge, part: int = 0) -> str:
    """Write what the bank statement will say: the reference, which part, then as much of the donor as fits.

    Banks drop or replace anything but plain letters, digits and blanks. The reference comes first since some
    cut the end as well. An anonymous donor stays unnamed: a screen may show the code. A gift that goes in
    one transfer is part 0.
    """
    who = "ung ho" if pledge.donor.anonymous else pledge.donor.name
    reference = _DROPPED.sub("", pledge.reference.upper())
    parted = f" P{part}" if part else ""
    return wrap(f"{reference}{parted} {_plain(who)}", CONTENT_LIMIT)[0]


def payload(transfer: Transfer) -> str:
    """Write the text of the QR code. Raises BrokenCode where it would not read back as the same transfer."""
    to = _objects({"00": transfer.bank_bin, "01": transfer.number})
    service = TO_CARD if transfer.to_card else TO_ACCOUNT
    more = {name: said for name, said in (("01", transfer.bill), ("08", transfer.content)) if said}
    body = {
        "00": "01",
        "01": DYNAMIC if transfer.amount else STATIC,
        "38": _objects({"00": NAPAS, "01": to, "02": service}),
        "53": VND,
        **({"54": str(transfer.amount)} if transfer.amount else {}),
        "58": "VN",
        **({"62": _objects(more)} if more else {}),
    }
    sealed = seal(_objects(body))
    if read_payload(sealed) != transfer:
        raise BrokenCode("the code would not say what it should")
    return sealed


def read_payload(text: str) -> Transfer:
    """Read the transfer out of a code. Raises BrokenCode where it is none, or its checksum is wrong."""
    if seal(text[:-8]) != text:
        raise BrokenCode("wrong checksum")
    body = read_objects(text)
    if (body.get("53"), body.get("58")) != (VND, "VN"):
        raise BrokenCode("not in đồng, or not for Viet Nam")
    scheme = read_objects(body.get("38", ""))
    if scheme.get("00") != NAPAS or scheme.get("02") not in (TO_ACCOUNT, TO_CARD):
        raise BrokenCode("no transfer by NAPAS")
    amount = body.get("54", "0")
    if not _AMOUNT.fullmatch(amount):
        raise BrokenCode("no whole amount")
    to, more = read_objects(scheme.get("01", "")), read_objects(body.get("62", ""))
    return Transfer(
        bank_bin=to.get("00", ""),
        number=to.get("01", ""),
        amount=Dong(int(amount)),
        content=more.get("08", ""),
        bill=more.get("01", ""),
        to_card=scheme["02"] == TO_CARD,
    )


def read_objects(text: str) -> dict[str, str]:
    """Take data objects apart, by id. Raises BrokenCode for a broken length, a repeated id or non-ASCII."""
    found: dict[str, str] = {}
    rest = _ascii(text)
    while rest:
        if not _HEAD.match(rest):
            raise BrokenCode("neither id nor length")
        name, end = rest[:2], 4 + int(rest[2:4])
        if len(rest) < end or name in found:
            raise BrokenCode(f"data object {name} is cut off or repeated")
        found[name], rest = rest[4:end], rest[end:]
    return found


def seal(text: str) -> str:
    """Close a code with its checksum in four capital hex digits."""
    covered = _ascii(f"{text}{CRC_HEAD}")
    return f"{covered}{crc16(covered.encode()):04X}"


def crc16(content: bytes) -> int:
    """Compute CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF (ISO/IEC 13239, as EMVCo asks)."""
    return crc_hqx(content, 0xFFFF)


def _parts(amount: Dong, count: int) -> tuple[Dong, ...]:
    for unit in ROUND:
        part = -(-amount // (count * unit)) * unit
        last = amount - part * (count - 1)
        if part < TOO_LARGE and last > 0:
            return (*(Dong(part) for _ in range(count - 1)), Dong(last))
    raise ValueError("nothing to send")


def _objects(values: dict[str, str]) -> str:
    return "".join(_object(name, value) for name, value in values.items())


def _object(name: str, value: str) -> str:
    length = len(_ascii(value))
    if not 0 < length <= 99:
        raise BrokenCode(f"data object {name} of {length} bytes")
    return f"{name}{length:02d}{value}"


def _ascii(text: str) -> str:
    """Insist on one byte for each character: lengths count bytes."""
    if not text.isascii():
        raise BrokenCode("not plain ASCII")
    return text


def _plain(text: str) -> str:
    return _DROPPED.sub(" ", fold(text).upper()).strip()


def _refused(code: str, detail: str, **counted: int) -> Refused:
    return Refused(code=code, status=409, detail=detail, params=counted, extra=counted)
