"""Which pledge money may be for: a reference is certain, an amount and a name are proposals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.codes import pledge_reference
from forum_app.kernel.money import Dong
from forum_app.payments.rules.matching import Named, certain, make_book, propose, references
from forum_app.payments.rules.values import Due
from tests.payments.factories import MUOI, NHO, due

WORDS = st.text("abcdeghiklmnopqrstvxyĂÂĐÊÔƠƯ .,-/", max_size=40)
DUES = [
    due(number=1),
    due(number=3, donor=NHO, pledged=Dong(20_000_000)),
    due(number=4, donor=MUOI, pledged=Dong(100_000_000)),
    due(number=7, donor="Công ty TNHH Muối Phương Cựu", pledged=Dong(60_000_000)),
]
BOOK = make_book(DUES, {9: 3})


@pytest.mark.parametrize(
    "content",
    [
        "UH-0001-3",
        "uh 0001 3",
        "MBVCB.7012345678.UH00013 CHI HAI.CT tu 0123456789",
        "CKUH00013 P2 CHI HAI",
        "ủng hộ, mã Uh-0001-3.",
        "UH: 0001-3 20241017",
        "UH 00 013",
        "uh_0001_3/17.10",
    ],
)
def test_a_reference_is_found_however_it_was_typed(content: str) -> None:
    assert references(content) == (Named("UH", 1),)


@pytest.mark.parametrize(
    "content",
    ["UH00014", "UH 0001", "UH000135", "UH00013500000", "uh ung ho 00013", "UH-1-3", "0001-3", "DH00013", ""],
)
def test_what_is_no_reference(content: str) -> None:
    assert references(content) == ()


def test_the_reference_of_a_public_form_is_one_as_well() -> None:
    assert references(f"{pledge_reference(9, 'DK')} va UH00013") == (Named("DK", 9), Named("UH", 1))


@given(st.integers(1, 99_999), WORDS, WORDS, st.sampled_from(["{}", " {} ", "({})", ".{}."]), st.booleans())
def test_any_reference_is_found_inside_any_text(
    number: int, before: str, after: str, shape: str, dashed: bool
) -> None:
    written = pledge_reference(number)
    said = shape.format(written if dashed else written.replace("-", "").lower())
    assert Named("UH", number) in references(f"{before}{said}{after}")


@given(st.integers(1, 99_999), st.integers(1, 9))
def test_a_wrong_check_digit_is_never_taken(number: int, off: int) -> None:
    written = pledge_reference(number).replace("-", "")
    wrong = f"{written[:-1]}{(int(written[-1]) + off) % 10}"
    assert references(wrong) == ()


@pytest.mark.parametrize(
    ("content", "amount", "wanted"),
    [
        ("UH00013 CHI HAI", 5_000_000, 1),
        ("UH00013 CHI HAI", 2_000_000, 1),
        ("UH00013 CHI HAI", 5_000_001, None),
        ("UH00013 va UH00037", 1_000_000, None),
        (f"UH00013 va {pledge_reference(9999)}", 1_000_000, None),
        (f"{pledge_reference(9, 'DK')} UH00037", 20_000_000, 3),
        (NHO, 20_000_000, None),
    ],
)
def test_what_is_certain(content: str, amount: int, wanted: int | None) -> None:
    found = certain(references(content), amount, BOOK)
    assert (found and found.number) == wanted


@pytest.mark.parametrize(
    "changed",
    [
        due(received=Dong(5_000_000), receipts=1),
        due(kind="in_kind", quantity=10),
        due(status="void", pledged=Dong(0), received=Dong(1), receipts=1),
    ],
)
def test_a_reference_to_what_waits_for_no_money_is_not_certain(changed: Due) -> None:
    book = make_book([changed], {})
    assert certain(references("UH00013"), 1_000_000, book) is None


@pytest.mark.parametrize(
    ("content", "payer", "amount", "proposed"),
    [
        ("UH00013 CHI HAI", "", 9_000_000, [(1, "reference", 5_000_000)]),
        ("htx nho nang vang ung ho", "", 20_000_000, [(3, "amount_name", 20_000_000)]),
        ("ung ho", "HTX NHO NẮNG VÀNG", 1_000_000, [(3, "name", 1_000_000)]),
        (
            "CONG TY TNHH MUOI CA NA dot 1",
            "",
            60_000_000,
            [(4, "name", 60_000_000), (7, "amount_name", 60_000_000)],
        ),
        ("chuyen khoan", "", 60_000_000, [(7, "amount", 60_000_000)]),
        ("chuyen khoan", "", 61_000_000, []),
        ("UH00013 UH00037", "", 25_000_000, [(1, "reference", 5_000_000), (3, "reference", 20_000_000)]),
    ],
)
def test_what_is_proposed_and_why(
    content: str, payer: str, amount: int, proposed: list[tuple[int, str, int]]
) -> None:
    found = propose(content, payer, amount, BOOK)
    assert [(one.due.number, one.why, one.amount) for one in found] == proposed


def test_an_amount_that_two_wait_for_says_nothing() -> None:
    book = make_book([due(number=1), due(number=2, donor="Anh Ba")], {})
    assert propose("chuyen khoan", "", 5_000_000, book) == []


def test_a_word_that_every_donor_has_proposes_nobody() -> None:
    book = make_book([due(number=number, donor=f"Công ty TNHH Số {number}") for number in range(1, 9)], {})
    assert propose("cong ty tnhh chuyen tien", "", 7_000_000, book) == []


@given(WORDS, WORDS, st.integers(1, 10**9))
def test_whatever_is_written_nothing_is_proposed_beyond_the_line(content: str, payer: str, left: int) -> None:
    found = propose(content, payer, left, BOOK)
    assert all(0 < one.amount <= left for one in found)
    assert len({one.due.id for one in found}) == len(found) <= 4
