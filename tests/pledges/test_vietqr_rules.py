"""What a VietQR code says, and which pledges may have one.

The sample codes are those of NAPAS: “Technical Specifications on NAPAS QR Switching, Part IV: QR Code
Format”, version 1.5.2 (January 2021; scribd.com/document/739763909), sections 6.1.1 to 6.1.4, in the spelling
that libraries quote in their tests, such as vietqr-ts (npm) and github.com/subiz/vietqr. Of 6.1.1, the static
code to an account, two spellings are quoted: AS_PRINTED gives the 13 characters of the account a length of 12
(checksum F4E5) and no program can read it back; STATIC_TO_ACCOUNT, as several libraries write it,
counts them. BY_SUBIZ is from the README of github.com/subiz/vietqr.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.codes import pledge_reference
from forum_app.kernel.errors import Refused
from forum_app.kernel.money import Dong
from forum_app.pledges.rules.values import Donor
from forum_app.pledges.rules.vietqr import (
    BrokenCode,
    Transfer,
    crc16,
    make_sure_payable,
    payload,
    read_objects,
    read_payload,
    seal,
    split,
    transfer_content,
)
from tests.pledges.factories import pledge

STATIC_TO_ACCOUNT = (
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
)
AS_PRINTED = "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5"
STATIC_TO_CARD = (
    "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"
)
TO_ACCOUNT = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)
TO_CARD = (
    "00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203"
)
# Without a bill number, as ours.
BY_SUBIZ = (
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
    "530370454061200005802VN62170813ung ho lu lut6304C15C"
)

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TRANSFERS = st.builds(
    Transfer,
    st.from_regex(r"[0-9]{6}", fullmatch=True),
    st.text(ALPHABET, min_size=1, max_size=19),
    st.integers(0, 499_999_999).map(Dong),
    st.text(ALPHABET + " ", max_size=25),
    st.text(ALPHABET, max_size=25),
    st.booleans(),
)


def test_the_published_check_value_of_the_checksum() -> None:
    assert crc16(b"123456789") == 0x29B1


@pytest.mark.parametrize(
    "sample", [STATIC_TO_ACCOUNT, AS_PRINTED, STATIC_TO_CARD, TO_ACCOUNT, TO_CARD, BY_SUBIZ]
)
def test_the_samples_end_with_the_checksum_we_compute(sample: str) -> None:
    assert seal(sample[:-8]) == sample


def test_a_checksum_keeps_its_leading_zeros() -> None:
    sealed = [seal(f"{number:04d}")[-4:] for number in range(200)]
    assert [ending for ending in sealed if len(ending) != 4 or ending != ending.upper()] == []
    assert [ending for ending in sealed if ending.startswith("0")] != []


ACCOUNT, CARD, FOR = "0011012345678", "9704031101234567", "thanh toan don hang"
PUBLISHED = [
    (STATIC_TO_ACCOUNT, Transfer("970403", ACCOUNT, Dong(0), "")),
    (STATIC_TO_CARD, Transfer("970403", CARD, Dong(0), "", to_card=True)),
    (TO_ACCOUNT, Transfer("970403", ACCOUNT, Dong(180_000), FOR, bill="NPS6869")),
    (TO_CARD, Transfer("970403", CARD, Dong(180_000), FOR, bill="NPS6869", to_card=True)),
    (BY_SUBIZ, Transfer("970415", "0011001932418", Dong(120_000), "ung ho lu lut")),
]


@pytest.mark.parametrize(("sample", "transfer"), PUBLISHED)
def test_the_samples_are_read(sample: str, transfer: Transfer) -> None:
    assert read_payload(sample) == transfer


@pytest.mark.parametrize(("sample", "transfer"), PUBLISHED)
def test_the_samples_are_written_byte_for_byte(sample: str, transfer: Transfer) -> None:
    assert payload(transfer).encode() == sample.encode()


@given(TRANSFERS)
def test_whatever_is_written_reads_back(transfer: Transfer) -> None:
    assert read_payload(payload(transfer)) == transfer


@given(TRANSFERS, st.data())
def test_one_wrong_character_is_noticed(transfer: Transfer, drawn: st.DataObject) -> None:
    code = payload(transfer)
    place = drawn.draw(st.integers(0, len(code) - 1))
    wrong = drawn.draw(st.sampled_from(sorted(set(ALPHABET) - {code[place]})))
    with pytest.raises(BrokenCode):
        read_payload(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "0",
        "63",
        AS_PRINTED,
        TO_ACCOUNT.lower(),
        seal(STATIC_TO_CARD[:-8].replace("QRIBFTTC", "QRCASH12")),
        seal("000201"),
        seal("0002015303840"),
        seal(TO_ACCOUNT[:-8].replace("5406180000", "54041e05")),
        seal("00020153037045802VN3899"),
        "đồng" + STATIC_TO_ACCOUNT,
    ],
)
def test_what_is_no_transfer_to_an_account_is_not_read(broken: str) -> None:
    with pytest.raises(BrokenCode):
        read_payload(broken)


@pytest.mark.parametrize("broken", ["000201000201", "0003ab", "00", "0a01b", "x"])
def test_data_objects_that_are_broken_or_repeated_are_not_read(broken: str) -> None:
    with pytest.raises(BrokenCode):
        read_objects(broken)


@pytest.mark.parametrize(
    "transfer",
    [
        Transfer("970403", "", Dong(1), "UH00013"),
        Transfer("970403", "1" * 90, Dong(1), "UH00013"),
        Transfer("970403", "0011012345678", Dong(1), "Ủng hộ"),
    ],
)
def test_what_does_not_fit_is_not_written(transfer: Transfer) -> None:
    with pytest.raises(BrokenCode):
        payload(transfer)


@pytest.mark.parametrize(
    ("number", "name", "content"),
    [
        (42, "Chị Hai", "UH00427 CHI HAI"),
        (42, "Công ty CP Xây dựng Ninh Thuận", "UH00427 CONG TY CP XAY"),
        (42, "Đặng & Ông Ðức — “Ánh Dương”", "UH00427 DANG ONG DUC ANH"),
        (42, "有限公司", "UH00427"),
        (42, "Ｃ\u200bty-ABC", "UH00427 CTY ABC"),
        (42, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123", "UH00427 ABCDEFGHIJKLMNOPQ"),
        (123_456, "Chị Hai", "UH1234566 CHI HAI"),
    ],
)
def test_the_content_is_plain_and_begins_with_the_reference(number: int, name: str, content: str) -> None:
    written = transfer_content(pledge(reference=pledge_reference(number), donor=Donor(name)))
    assert written == content


def test_an_anonymous_donor_stays_unnamed() -> None:
    hidden = pledge(reference="UH-0042-7", donor=Donor("Chị Hai", "person", anonymous=True))
    assert transfer_content(hidden) == "UH00427 UNG HO"


@given(st.text(max_size=80), st.integers(0, 10**12 - 1))
def test_any_content_fits_and_keeps_its_reference(name: str, number: int) -> None:
    reference = pledge_reference(number)
    written = transfer_content(pledge(reference=reference, donor=Donor(name)))
    assert written.split(" ")[0] == reference.replace("-", "")
    assert len(written) <= 25
    assert set(written) <= set(ALPHABET + " ")


@given(st.text(max_size=80), st.integers(0, 9999), st.integers(1, 20))
def test_a_part_says_which_one_it_is(name: str, number: int, part: int) -> None:
    reference = pledge_reference(number)
    written = transfer_content(pledge(reference=reference, donor=Donor(name)), part)
    assert written.split(" ")[:2] == [reference.replace("-", ""), f"P{part}"]
    assert len(written) <= 25


@pytest.mark.parametrize("status", ["confirmed", "held"])
@pytest.mark.parametrize("amount", [1, 499_999_999])
def test_cash_below_the_limit_goes_in_one_transfer(status: str, amount: int) -> None:
    make_sure_payable(pledge(status=status, amount=amount))
    assert split(Dong(amount), agreed=False) == (amount,)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": "void", "amount": 0}, "void"),
        ({"kind": "in_kind", "amount": 1_000_000}, "not_cash"),
        ({"kind": "sponsorship", "amount": 0}, "not_cash"),
        ({"amount": 0}, "no_amount"),
    ],
)
def test_what_no_transfer_pays(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        make_sure_payable(pledge(**changes))
    assert (refused.value.status, refused.value.code) == (409, code)


@pytest.mark.parametrize(
    ("amount", "parts"),
    [
        (500_000_000, (250_000_000, 250_000_000)),
        (1_000_000_000, (350_000_000, 350_000_000, 300_000_000)),
        (1_200_000_000, (400_000_000, 400_000_000, 400_000_000)),
        (999_999_998, (499_999_999, 499_999_999)),
    ],
)
def test_a_larger_gift_goes_in_round_parts(amount: int, parts: tuple[int, ...]) -> None:
    assert split(Dong(amount), agreed=True) == parts


@given(st.integers(1, 20 * 499_999_999))
def test_the_parts_are_the_gift_and_as_few_as_can_be(amount: int) -> None:
    parts = split(Dong(amount), agreed=True)
    assert sum(parts) == amount
    assert all(0 < part < 500_000_000 for part in parts)
    assert (len(parts) - 1) * 499_999_999 < amount


@pytest.mark.parametrize(
    ("amount", "agreed", "parts"),
    [(500_000_000, False, 2), (1_200_000_000, False, 3), (20 * 499_999_999 + 1, True, 21)],
)
def test_nobody_is_asked_for_several_transfers_unasked(amount: int, agreed: bool, parts: int) -> None:
    with pytest.raises(Refused) as refused:
        split(Dong(amount), agreed=agreed)
    assert (refused.value.code, refused.value.extra) == ("too_large_for_instant", {"parts": parts})
