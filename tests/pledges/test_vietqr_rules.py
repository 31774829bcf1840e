"""What a VietQR code says, and which pledges may have one.

The sample codes are those of NAPAS (“QR Code Format”, version 1.5.2), taken from the tests of libraries that
quote them, such as vietqr-ts (npm); the document itself was not at hand. Of the static code to an account
two spellings are quoted: one gives the 13 characters of the account a length of 12 (checksum F4E5) and
cannot be read back; the one here (9E6F) can. BY_SUBIZ is from the README of github.com/subiz/vietqr.
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
    make_sure_instant,
    payload,
    read_objects,
    read_payload,
    seal,
    transfer_content,
)
from tests.pledges.factories import pledge

STATIC_TO_ACCOUNT = (
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
)
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
    st.integers(1, 499_999_999).map(Dong),
    st.text(ALPHABET + " ", min_size=1, max_size=25),
)


def test_the_published_check_value_of_the_checksum() -> None:
    assert crc16(b"123456789") == 0x29B1


@pytest.mark.parametrize("sample", [STATIC_TO_ACCOUNT, STATIC_TO_CARD, TO_ACCOUNT, TO_CARD, BY_SUBIZ])
def test_the_samples_end_with_the_checksum_we_compute(sample: str) -> None:
    assert seal(sample[:-8]) == sample


def test_a_checksum_keeps_its_leading_zeros() -> None:
    sealed = [seal(f"{number:04d}")[-4:] for number in range(200)]
    assert [ending for ending in sealed if len(ending) != 4 or ending != ending.upper()] == []
    assert [ending for ending in sealed if ending.startswith("0")] != []


@pytest.mark.parametrize(
    ("sample", "transfer"),
    [
        (TO_ACCOUNT, Transfer("970403", "0011012345678", Dong(180_000), "thanh toan don hang")),
        (STATIC_TO_ACCOUNT, Transfer("970403", "0011012345678", Dong(0), "")),
        (BY_SUBIZ, Transfer("970415", "0011001932418", Dong(120_000), "ung ho lu lut")),
    ],
)
def test_the_samples_are_read(sample: str, transfer: Transfer) -> None:
    assert read_payload(sample) == transfer


def test_a_code_is_written_as_others_write_it() -> None:
    assert payload(Transfer("970415", "0011001932418", Dong(120_000), "ung ho lu lut")) == BY_SUBIZ


def test_a_code_differs_from_the_sample_of_napas_only_in_the_bill_number() -> None:
    written = payload(Transfer("970403", "0011012345678", Dong(180_000), "thanh toan don hang"))
    ours, theirs = read_objects(written), read_objects(TO_ACCOUNT)
    assert {name for name in ours | theirs if ours[name] != theirs[name]} == {"62", "63"}
    assert list(ours) == list(theirs)
    assert read_objects(theirs["62"]) == {"01": "NPS6869"} | read_objects(ours["62"])


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
        STATIC_TO_CARD,
        TO_ACCOUNT.lower(),
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
        Transfer("970403", "0011012345678", Dong(1), ""),
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


@pytest.mark.parametrize("status", ["confirmed", "held"])
@pytest.mark.parametrize("amount", [1, 499_999_999])
def test_cash_below_the_limit_goes_by_instant_transfer(status: str, amount: int) -> None:
    make_sure_instant(pledge(status=status, amount=amount))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": "void", "amount": 0}, "void"),
        ({"kind": "in_kind", "amount": 1_000_000}, "not_cash"),
        ({"kind": "sponsorship", "amount": 0}, "not_cash"),
        ({"amount": 0}, "no_amount"),
        ({"amount": 500_000_000}, "too_large_for_instant"),
        ({"amount": 999_999_999_999}, "too_large_for_instant"),
    ],
)
def test_what_instant_transfer_cannot_carry(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        make_sure_instant(pledge(**changes))
    assert (refused.value.status, refused.value.code) == (409, code)
