import unicodedata
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.errors import Invalid
from forum_app.kernel.money import MAX, Dong, format_dong, parse_dong

EMPTY = "Vui lòng nhập số tiền, ví dụ 500tr hoặc 1,2 tỷ."
UNREADABLE = "Không đọc được số tiền. Hãy ghi như 500tr, 1,2 tỷ hoặc 1.250.000.000."
AMBIGUOUS = "Số tiền có thể hiểu nhiều cách. Hãy ghi đủ các chữ số, ví dụ 1.250.000.000."
NO_UNIT = "Số lẻ cần kèm đơn vị, ví dụ 1,25 tỷ hoặc 1,25 triệu."
FRACTION = "Số tiền phải là số đồng chẵn, không có phần lẻ."
NOT_POSITIVE = "Số tiền phải lớn hơn 0."
TOO_LARGE = "Số tiền vượt quá mức tối đa 999.999.999.999 đồng."

READ: list[tuple[str | int, int]] = [
    # a number that counts đồng
    (500, 500),
    (999_999_999_999, 999_999_999_999),
    ("1250000000", 1_250_000_000),
    ("1.250.000.000", 1_250_000_000),
    ("1,250,000,000", 1_250_000_000),
    ("1 250 000 000", 1_250_000_000),
    ("1\u00a0250\u202f000", 1_250_000),
    ("1.500", 1_500),
    ("1,500", 1_500),
    ("500.000đ", 500_000),
    ("500.000 ₫", 500_000),
    ("500000 đồng", 500_000),
    ("500 VND", 500),
    ("500.000 VNĐ", 500_000),
    ("1.250.000,00 đồng", 1_250_000),
    ("1,250,000.00", 1_250_000),
    ("999.999.999.999", 999_999_999_999),
    ("1", 1),
    # a unit
    ("500tr", 500_000_000),
    ("500TR", 500_000_000),
    ("500 Triệu", 500_000_000),
    ("500trđ", 500_000_000),
    ("500 triệu đồng", 500_000_000),
    ("05 triệu", 5_000_000),
    ("50k", 50_000),
    ("50K", 50_000),
    ("50 nghìn", 50_000),
    ("50 ngàn", 50_000),
    ("50nghin", 50_000),
    ("1 tỉ", 1_000_000_000),
    ("1ti", 1_000_000_000),
    ("1 tỷ đồng chẵn.", 1_000_000_000),
    ("nửa tỷ", 500_000_000),
    ("nửa triệu", 500_000),
    # decimals with a unit
    ("1,2 tỷ", 1_200_000_000),
    ("1.2 ty", 1_200_000_000),
    ("1.5 tỷ", 1_500_000_000),
    ("1,5tr", 1_500_000),
    ("1,25 tỷ", 1_250_000_000),
    ("1,250 tỷ", 1_250_000_000),
    ("0,25 tỷ", 250_000_000),
    ("0.250 tỷ", 250_000_000),
    ("2,0625 tỷ", 2_062_500_000),
    ("1.250 triệu", 1_250_000_000),
    ("1.234,5 triệu", 1_234_500_000),
    ("1,234.5 triệu", 1_234_500_000),
    ("1.250.000 nghìn", 1_250_000_000),
    # digits after a unit
    ("2ty5", 2_500_000_000),
    ("2tỷ5", 2_500_000_000),
    ("2 tỷ 5", 2_500_000_000),
    ("2tỷ5 đồng", 2_500_000_000),
    ("2ty25", 2_250_000_000),
    ("2ty05", 2_050_000_000),
    ("2ty250", 2_250_000_000),
    ("2 tỷ 250", 2_250_000_000),
    ("2tr5", 2_500_000),
    ("1tr250", 1_250_000),
    ("2 tỷ rưỡi", 2_500_000_000),
    ("1tr rưỡi", 1_500_000),
    ("1 tỷ 250 triệu rưỡi", 1_250_500_000),
    # several units
    ("1tỷ250tr", 1_250_000_000),
    ("2ty250tr", 2_250_000_000),
    ("1 tỷ 250 triệu", 1_250_000_000),
    ("1 tỷ 250 triệu 500 nghìn đồng", 1_250_500_000),
    ("1 tỷ 5 triệu", 1_005_000_000),
    ("1tỷ250tr500", 1_250_500_000),
    ("1 tỷ 1,5 triệu", 1_001_500_000),
    ("2ty5k", 2_000_005_000),
    ("5 nghìn 300 đồng", 5_300),
    ("1 tỷ 250.000.000", 1_250_000_000),
    ("1 tỷ 500.000 đồng", 1_000_500_000),
    # how keyboards and files spell it
    ("  1,2   tỷ\t", 1_200_000_000),
    ("１２tr", 12_000_000),
    ("５００．０００", 500_000),
    ("\u200e500\u200btr\ufeff", 500_000_000),
    (unicodedata.normalize("NFD", "1,2 tỷ đồng"), 1_200_000_000),
]

REFUSED: list[tuple[object, str]] = [
    ("", EMPTY),
    ("   ", EMPTY),
    ("\u200b", EMPTY),
    (None, EMPTY),
    (0, NOT_POSITIVE),
    ("0", NOT_POSITIVE),
    ("0 tỷ", NOT_POSITIVE),
    (-500, NOT_POSITIVE),
    ("-500tr", NOT_POSITIVE),
    ("−500tr", NOT_POSITIVE),
    (1_000_000_000_000, TOO_LARGE),
    ("1.000 tỷ", TOO_LARGE),
    ("1.250 tỷ", TOO_LARGE),
    ("1000000000000", TOO_LARGE),
    ("1" * 70, TOO_LARGE),
    ("1" * 10_000, UNREADABLE),
    ("9 " * 5_000, UNREADABLE),
    (True, UNREADABLE),
    (500.0, UNREADABLE),
    (float("nan"), UNREADABLE),
    ([500], UNREADABLE),
    ("1.25", NO_UNIT),
    ("1,5", NO_UNIT),
    ("1,5 đồng", NO_UNIT),
    ("1250.000", NO_UNIT),
    ("1.2.3", UNREADABLE),
    ("1.2.3 tỷ", UNREADABLE),
    ("1.250.00", UNREADABLE),
    ("1.250,000.000", UNREADABLE),
    ("1 25", UNREADABLE),
    ("1.250.000,5", FRACTION),
    ("1,2345678901 tỷ", FRACTION),
    ("0,0005k", FRACTION),
    ("1,250 triệu", AMBIGUOUS),
    ("1,250k", AMBIGUOUS),
    ("1 tỷ 50", AMBIGUOUS),
    ("1 tỷ 5 đồng", AMBIGUOUS),
    ("1 tỷ 250000000", AMBIGUOUS),
    ("1 tỷ 500.000", AMBIGUOUS),
    ("1 triệu 2.000.000", AMBIGUOUS),
    ("1 tỷ 2,5", AMBIGUOUS),
    ("0912345678", UNREADABLE),
    ("0.500", NO_UNIT),
    ("tỷ", UNREADABLE),
    ("rưỡi", UNREADABLE),
    ("đồng", UNREADABLE),
    ("năm trăm triệu", UNREADABLE),
    ("1e9", UNREADABLE),
    ("0x10", UNREADABLE),
    ("1_000", UNREADABLE),
    ("+500tr", UNREADABLE),
    ("500 USD", UNREADABLE),
    ("5%", UNREADABLE),
    ("1tỷ1tỷ", UNREADABLE),
    ("1tr 2tỷ", UNREADABLE),
    ("1 tỷ 0,5 tỷ", UNREADABLE),
    ("1tỷ1500tr", UNREADABLE),
    ("1,5 tỷ 200 triệu", UNREADABLE),
    ("1,5 tỷ rưỡi", UNREADABLE),
    ("1,5tỷ5", UNREADABLE),
    ("٥٠٠tr", UNREADABLE),
    ("५०० tr", UNREADABLE),
    ("2²tr", UNREADABLE),
    ("①tr", UNREADABLE),
    ("𝟓tr", UNREADABLE),
    ("500tr\x00\ud800x", UNREADABLE),
]


@pytest.mark.parametrize(("typed", "amount"), READ)
def test_an_amount_is_read_as_an_accountant_reads_it(typed: str | int, amount: int) -> None:
    assert parse_dong(typed) == amount


@pytest.mark.parametrize(("typed", "complaint"), REFUSED)
def test_what_is_no_clear_amount_is_refused(typed: object, complaint: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse_dong(typed)
    assert refusal.value.errors == {"amount": complaint}


def test_an_amount_is_shown_with_dots() -> None:
    assert format_dong(Dong(1_234_567_890)) == "1.234.567.890 đồng"
    assert format_dong(Dong(0)) == "0 đồng"
    assert format_dong(Dong(-50_000)) == "-50.000 đồng"


SPELLINGS: list[Callable[[int], str]] = [
    str,
    lambda n: format_dong(Dong(n)),
    lambda n: f"{n:,}",
    lambda n: f"{n:,}".replace(",", " "),
    lambda n: f"{n:,}".replace(",", ".") + " đ",
]


@given(st.integers(1, MAX), st.sampled_from(SPELLINGS))
def test_every_amount_is_read_back_as_it_is_written(amount: int, spelling: Callable[[int], str]) -> None:
    assert parse_dong(spelling(amount)) == amount


@given(st.integers(1, 999), st.integers(1, 999))
def test_billions_and_millions_add_up(billions: int, millions: int) -> None:
    amount = billions * 10**9 + millions * 10**6
    assert parse_dong(f"{billions} tỷ {millions} triệu") == amount
    assert parse_dong(f"{billions}ty{millions:03d}") == amount
    assert parse_dong(f"{amount // 10**6:,} triệu".replace(",", ".")) == amount


@given(st.text(alphabet="0123456789.,  tỷyriệunghìkđồ-", max_size=90) | st.text(max_size=90))
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    with suppress(Invalid):
        assert 0 < parse_dong(text) <= MAX
