import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.money import Dong
from forum_app.kernel.words import dong_in_words, number_in_words

GOLDEN = {
    0: "không",
    1: "một",
    4: "bốn",
    5: "năm",
    9: "chín",
    10: "mười",
    11: "mười một",
    12: "mười hai",
    14: "mười bốn",
    15: "mười lăm",
    19: "mười chín",
    20: "hai mươi",
    21: "hai mươi mốt",
    22: "hai mươi hai",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    30: "ba mươi",
    31: "ba mươi mốt",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    67: "sáu mươi bảy",
    88: "tám mươi tám",
    91: "chín mươi mốt",
    99: "chín mươi chín",
    100: "một trăm",
    101: "một trăm linh một",
    104: "một trăm linh bốn",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    114: "một trăm mười bốn",
    115: "một trăm mười lăm",
    120: "một trăm hai mươi",
    121: "một trăm hai mươi mốt",
    124: "một trăm hai mươi tư",
    125: "một trăm hai mươi lăm",
    200: "hai trăm",
    505: "năm trăm linh năm",
    555: "năm trăm năm mươi lăm",
    999: "chín trăm chín mươi chín",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_010: "một nghìn không trăm mười",
    1_015: "một nghìn không trăm mười lăm",
    1_021: "một nghìn không trăm hai mươi mốt",
    1_100: "một nghìn một trăm",
    1_105: "một nghìn một trăm linh năm",
    2_024: "hai nghìn không trăm hai mươi tư",
    10_000: "mười nghìn",
    21_000: "hai mươi mốt nghìn",
    50_000: "năm mươi nghìn",
    100_000: "một trăm nghìn",
    105_000: "một trăm linh năm nghìn",
    500_000: "năm trăm nghìn",
    500_001: "năm trăm nghìn không trăm linh một",
    1_000_000: "một triệu",
    1_000_005: "một triệu không trăm linh năm",
    1_000_100: "một triệu một trăm",
    1_005_000: "một triệu không trăm linh năm nghìn",
    1_050_000: "một triệu không trăm năm mươi nghìn",
    1_500_000: "một triệu năm trăm nghìn",
    15_000_000: "mười lăm triệu",
    24_500_000: "hai mươi tư triệu năm trăm nghìn",
    500_000_000: "năm trăm triệu",
    1_000_000_000: "một tỷ",
    1_000_000_001: "một tỷ không trăm linh một",
    1_000_015_000: "một tỷ không trăm mười lăm nghìn",
    1_005_000_000: "một tỷ không trăm linh năm triệu",
    1_250_000_000: "một tỷ hai trăm năm mươi triệu",
    2_500_000_000: "hai tỷ năm trăm triệu",
    10_000_000_000: "mười tỷ",
    21_400_000_000: "hai mươi mốt tỷ bốn trăm triệu",
    105_000_000_000: "một trăm linh năm tỷ",
    123_456_789_101: "một trăm hai mươi ba tỷ bốn trăm năm mươi sáu triệu bảy trăm tám mươi chín nghìn "
    "một trăm linh một",
    999_999_999_999: "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu "
    "chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
    1_000_000_000_000: "một nghìn tỷ",
    1_005_000_000_000: "một nghìn không trăm linh năm tỷ",
    1_000_000_000_005: "một nghìn tỷ không trăm linh năm",
    2_500_000_000_000_000: "hai triệu năm trăm nghìn tỷ",
    -1_500_000: "âm một triệu năm trăm nghìn",
}


@pytest.mark.parametrize(("number", "words"), GOLDEN.items())
def test_numbers_are_read_as_a_bank_writes_them(number: int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize("number", [10**18, -(10**18)])
def test_there_are_no_words_beyond_a_billion_billions(number: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        number_in_words(number)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1_250_000_000, "Một tỷ hai trăm năm mươi triệu đồng"),
        (15_000_000, "Mười lăm triệu đồng"),
        (500, "Năm trăm đồng"),
        (0, "Không đồng"),
        (-50_000, "Âm năm mươi nghìn đồng"),
    ],
)
def test_an_amount_on_paper_begins_with_a_capital_and_ends_with_dong(amount: int, words: str) -> None:
    assert dong_in_words(Dong(amount)) == words


DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
DIGITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
GROUPS = {"nghìn": 1_000, "triệu": 1_000_000}


def heard(words: str) -> int:
    """Read the words back the way a listener adds them up."""
    billions = lower = group = unit = 0
    for word in words.split():
        if word in DIGITS:
            unit = DIGITS[word]
        elif word in ("trăm", "mươi"):
            group, unit = group + unit * (100 if word == "trăm" else 10), 0
        elif word == "mười":
            group += 10
        elif word in GROUPS:
            lower, group, unit = lower + (group + unit) * GROUPS[word], 0, 0
        elif word == "tỷ":
            billions, lower, group, unit = lower + group + unit, 0, 0, 0
        else:
            assert word == "linh"
    return billions * 1_000_000_000 + lower + group + unit


@given(st.integers(0, 10**18 - 1) | st.integers(0, 10**6))
def test_a_listener_hears_the_number_that_was_meant(number: int) -> None:
    assert heard(number_in_words(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_no_word_is_said_where_another_belongs(number: int) -> None:
    words = f" {number_in_words(number)} "
    wrong = (" mươi một ", " mươi bốn ", " mươi năm ", " mười năm ", " mười mốt ", " mười tư ", " linh lăm ")
    assert [form for form in wrong if form in words] == []
    assert "  " not in words
