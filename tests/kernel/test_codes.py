from random import Random
from secrets import SystemRandom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.codes import (
    clean_code,
    code_in_groups,
    new_code,
    pledge_reference,
    reference_number,
    valid_code,
)
from forum_app.kernel.errors import Invalid

CODE = "12345678901234567888"  # 12345678901234567800 % 97 == 10, 98 - 10 = 88
CODES = st.integers(0, 2**32).map(lambda seed: new_code(Random(seed)))


def test_the_check_digits_follow_iso_7064() -> None:
    assert int(CODE) % 97 == 1
    assert valid_code(CODE) is True


def test_codes_are_twenty_digits_and_do_not_repeat() -> None:
    codes = [new_code(SystemRandom()) for _ in range(1_000)]
    assert {len(code) for code in codes} == {20}
    assert [code for code in codes if not valid_code(code) or code[0] == "0"] == []
    assert len(set(codes)) == 1_000


def test_the_same_source_gives_the_same_code() -> None:
    assert new_code(Random(7)) == new_code(Random(7))


@given(CODES, st.integers(0, 19), st.integers(1, 9))
def test_one_wrong_digit_is_seen(code: str, place: int, by: int) -> None:
    wrong = str((int(code[place]) + by) % 10)
    assert valid_code(code[:place] + wrong + code[place + 1 :]) is False


@given(CODES, st.integers(0, 18))
def test_two_swapped_digits_are_seen(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert valid_code(swapped) is (swapped == code)


@pytest.mark.parametrize(
    "text",
    ["", CODE[:-1], CODE + "0", CODE + "\n", "x" + CODE[1:], "0" * 20, "٣" + CODE[1:], "-" + CODE[1:]],
)
def test_what_is_no_code_is_not_valid(text: str) -> None:
    assert valid_code(text) is False


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        f"  {CODE}\r\n",
        "1234 5678 9012 3456 7888",
        "1234-5678–9012.3456\u00a07888",
        "１２３４５６７８９０１２３４５６７８８８",
        f"\ufeff{CODE}\x00",
    ],
)
def test_a_code_is_cleaned_of_what_stands_between(typed: str) -> None:
    assert clean_code(typed) == CODE


def test_cleaning_leaves_letters_to_be_refused() -> None:
    assert clean_code("12a4 x") == "12a4x"


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert code_in_groups(CODE) == "1234 5678 9012 3456 7888"


@pytest.mark.parametrize(
    ("number", "reference"),
    [(0, "UH-0000-0"), (572, "UH-0572-4"), (42, "UH-0042-7"), (123456, "UH-123456-6")],
)
def test_a_pledge_has_a_short_reference(number: int, reference: str) -> None:
    assert pledge_reference(number) == reference


def test_a_reference_may_have_another_prefix() -> None:
    assert pledge_reference(572, "DK") == "DK-0572-4"
    assert reference_number("dk 0572 4", "DK") == 572


def test_a_reference_counts_from_zero() -> None:
    with pytest.raises(ValueError, match="count from 0"):
        pledge_reference(-1)


@pytest.mark.parametrize("typed", ["UH-0572-4", "uh 0572 4", "UH05724", " uh–0572.4 ", "ＵＨ０５７２４"])
def test_a_reference_is_read_however_it_is_typed(typed: str) -> None:
    assert reference_number(typed) == 572


@pytest.mark.parametrize(
    "typed", ["", "0572-4", "UH-0572", "UH-0572-5", "UH-5072-4", "DK-0572-4", "UH-57a2-4"]
)
def test_a_wrong_reference_is_refused(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        reference_number(typed)
    assert list(refusal.value.errors) == ["reference"]


@given(st.integers(0, 10**9))
def test_every_reference_is_read_back(number: int) -> None:
    assert reference_number(pledge_reference(number)) == number


def test_every_wrong_digit_and_every_swap_in_a_reference_is_seen() -> None:
    good = {pledge_reference(number)[3:].replace("-", "") for number in range(10_000)}
    assert [code for code in good if good & _slips(code)] == []


def _slips(code: str) -> set[str]:
    wrong = {code[:i] + digit + code[i + 1 :] for i in range(5) for digit in "0123456789"}
    swapped = {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(4)}
    return (wrong | swapped) - {code}
