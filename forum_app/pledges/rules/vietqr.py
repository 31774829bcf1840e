"""VietQR: a pledge as a code that banking apps turn into a ready-made instant transfer.

EMVCo merchant-presented QR as NAPAS profiles it (“QR Code Format”, version 1.5.2): data objects of a
two-digit id, a two-digit length in bytes and a value, some of them filled with further objects.
"""

import re
from binascii import crc_hqx
from dataclasses import dataclass
from textwrap import wrap

from forum_app.kernel.errors import N_, Refused
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold
from forum_app.pledges.rules.values import Pledge

# NAPAS 247 carries single transfers below 500 million đồng; larger ones go by ordinary transfer.
TOO_LARGE = Dong(500_000_000)
CONTENT_LIMIT = 25

NAPAS = "A000000727"
TO_ACCOUNT = "QRIBFTTA"
DYNAMIC = "12"  # holds an amount and is meant for one transfer
VND = "704"
CRC_HEAD = "6304"  # the checksum covers its own id and length

_DROPPED = re.compile(r"[^A-Z0-9]+")
_HEAD = re.compile(r"[0-9]{4}")
_AMOUNT = re.compile(r"[0-9]{1,13}")


class BrokenCode(ValueError):
    """A text that is no VietQR code of a transfer to an account, or would not become one."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What the payer's banking app fills in."""

    bank_bin: str
    number: str
    amount: Dong
    content: str


def make_sure_instant(pledge: Pledge) -> None:
    """Raise Refused 409 where no instant transfer can carry it: `rehearsal`, `void`, `not_cash`,
    `no_amount`, `too_large_for_instant`.
    """
    if pledge.run:
        raise _refused("rehearsal", N_("Khoản tổng duyệt không có mã chuyển khoản."))
    if pledge.status == "void":
        raise _refused("void", N_("Khoản ủng hộ này đã bị hủy."))
    if pledge.kind != "cash":
        raise _refused("not_cash", N_("Chỉ khoản ủng hộ bằng tiền mới có mã chuyển khoản."))
    if not pledge.amount:
        raise _refused("no_amount", N_("Khoản ủng hộ này chưa có số tiền."))
    if pledge.amount >= TOO_LARGE:
        detail = N_(
            "Chuyển nhanh 247 chỉ nhận dưới 500 triệu đồng mỗi lần; khoản này cần chuyển khoản thông thường."
        )
        raise _refused("too_large_for_instant", detail)


def transfer_content(pledge: Pledge) -> str:
    """Write what the bank statement will say: the reference, then as much of the donor as there is room for.

    Banks drop or replace anything but plain letters, digits and blanks. The reference comes first since some
    cut the end as well. An anonymous donor stays unnamed: a screen may show the code.
    """
    who = "ung ho" if pledge.donor.anonymous else pledge.donor.name
    reference = _DROPPED.sub("", pledge.reference.upper())
    return wrap(f"{reference} {_plain(who)}", CONTENT_LIMIT)[0]


def payload(transfer: Transfer) -> str:
    """Write the text of the QR code. Raises BrokenCode where it would not read back as the same transfer."""
    to = _objects({"00": transfer.bank_bin, "01": transfer.number})
    body = {
        "00": "01",
        "01": DYNAMIC,
        "38": _objects({"00": NAPAS, "01": to, "02": TO_ACCOUNT}),
        "53": VND,
        "54": str(transfer.amount),
        "58": "VN",
        "62": _objects({"08": transfer.content}),
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
    if (scheme.get("00"), scheme.get("02")) != (NAPAS, TO_ACCOUNT):
        raise BrokenCode("no transfer to an account by NAPAS")
    amount = body.get("54", "0")
    if not _AMOUNT.fullmatch(amount):
        raise BrokenCode("no whole amount")
    to, more = read_objects(scheme.get("01", "")), read_objects(body.get("62", ""))
    return Transfer(to.get("00", ""), to.get("01", ""), Dong(int(amount)), more.get("08", ""))


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


def _refused(code: str, detail: str) -> Refused:
    return Refused(code=code, status=409, detail=detail)
