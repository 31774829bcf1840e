"""How banks write days and amounts, which rows are money in, and which lines are known again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.money import Dong
from forum_app.payments.rules.columns import COLUMNS, FIELDS
from forum_app.payments.rules.statement import (
    KnownLine,
    Unreadable,
    fingerprints,
    known_again,
    read_amount,
    read_day,
    read_statement,
)
from forum_app.payments.rules.values import Booking
from forum_app.sheets import TableRow
from forum_app.sheets.tables import letters

DAY = date(2024, 10, 17)
BOOKINGS = st.lists(
    st.builds(
        Booking,
        st.integers(1, 999),
        st.dates(date(2024, 10, 17), date(2024, 10, 19)),
        st.sampled_from([Dong(200_000), Dong(5_000_000)]),
        st.sampled_from(["ung ho", "UH00013 CHI HAI"]),
        st.just(""),
        st.sampled_from(["", "5091.1", "5091.2"]),
    ),
    max_size=12,
)


def row(*cells: Any, **values: Any) -> TableRow:
    return TableRow(9, cells or tuple(values.values()), values)


@pytest.mark.parametrize(
    "written",
    [
        "17/10/2024",
        "17/10/2024 19:42:07",
        "17-10-2024",
        "17.10.24",
        "2024-10-17 19:42",
        "17/10/2024\n5091 - 60221",
        DAY,
        datetime(2024, 10, 17, 19, 42),  # noqa: DTZ001 - a spreadsheet's own time has no zone
    ],
)
def test_a_day_as_banks_write_it(written: Any) -> None:
    assert read_day(written) == DAY


@pytest.mark.parametrize("written", ["", None, "hôm qua", "31/02/2024", "17/10", 45_582, "17/10/20245"])
def test_what_is_no_day(written: Any) -> None:
    assert read_day(written) is None


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.250.000", 1_250_000),
        ("1,250,000", 1_250_000),
        ("+1,250,000 VND", 1_250_000),
        ("1 250 000 đ", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1.250.000,00 ₫", 1_250_000),
        ("1250000.0", 1_250_000),
        ("-33.000 VND", -33_000),
        ("(33,000)", -33_000),
        (1_250_000, 1_250_000),
        (1_250_000.0, 1_250_000),
        ("1.250", 1_250),
        ("", None),
        ("-", None),
        ("0", None),
        ("0.00", None),
        (0, None),
        (None, None),
    ],
)
def test_an_amount_as_banks_write_it(written: Any, amount: int | None) -> None:
    assert read_amount(written) == amount


@pytest.mark.parametrize(
    "written", ["1,25", "1.250,5", "1.25.000", "1,250.000", "abc", "5tr", 12.5, "1250000.005"]
)
def test_an_amount_that_may_be_anything_is_not_guessed(written: Any) -> None:
    with pytest.raises(Unreadable):
        read_amount(written)


@given(st.integers(1, 999_999_999_999), st.sampled_from([".", ",", " "]), st.sampled_from(["", " VND", "đ"]))
def test_every_whole_amount_is_read_however_it_is_grouped(amount: int, mark: str, currency: str) -> None:
    assert read_amount(f"{amount:,}".replace(",", mark) + currency) == amount


def test_money_in_and_out_of_two_columns_or_one() -> None:
    read = read_statement(
        [
            row(date="17/10/2024", credit="5.000.000", debit=None, content="a"),
            row(date="17/10/2024", credit=None, debit="1.000", content="b"),
            row(date="17/10/2024", credit="-2.000", debit=None, content="b"),
            row(date="17/10/2024", amount="+3.000 VND", content="c"),
            row(date="17/10/2024", amount="-4.000 VND", content="d"),
            row(date="17/10/2024", amount="6.000", sign="Có", content="e"),
            row(date="17/10/2024", amount="7.000", sign="D", content="f"),
        ]
    )
    assert [booking.amount for booking in read.bookings] == [5_000_000, 3_000, 6_000]
    assert [amount for _, amount in read.debits] == [1_000, 2_000, 4_000, 7_000]
    assert read.errors == []


@pytest.mark.parametrize(
    "note",
    [
        row("Số dư đầu kỳ", "12,500,000", date=None, credit=None, balance="12,500,000"),
        row("Cộng phát sinh / Total", "590,000,000", date=None, credit="590,000,000"),
        row("Tổng cộng", 590_000_000, date=None, credit=590_000_000),
        row("Giao dịch viên", "Kiểm soát viên", date="Giao dịch viên"),
        row("Công ty CP Muối", date=None, content="Công ty CP Muối"),
    ],
)
def test_sums_notes_and_signatures_are_passed_over(note: TableRow) -> None:
    read = read_statement([note])
    assert (read.bookings, read.debits, read.errors) == ([], [], [])


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        (row("x", date="hôm qua", credit="5.000"), "Không đọc được ngày"),
        (row("x", date="17/10/2024", credit="5,5"), "Không đọc được số tiền"),
        (row("x", date="17/10/2024", credit="1.999.999.999.999"), "Số tiền vượt quá"),
        (row("x", date="17/10/2024", amount="5.000", sign="???"), "Không rõ"),
    ],
)
def test_money_that_cannot_be_read_is_never_left_out_in_silence(wrong: TableRow, complaint: str) -> None:
    read = read_statement([wrong])
    assert read.bookings == []
    assert [error.message.startswith(complaint) for error in read.errors] == [True]


def test_headings_of_both_languages_are_known_and_mean_one_thing() -> None:
    said = [(letters(title), field) for field, titles in COLUMNS.items() for title in titles]
    assert len(dict(said)) == len(set(said))
    assert dict(said)[letters("Ngày giao dịch\nTransaction date")] == "date"
    assert set(COLUMNS) <= FIELDS


@given(BOOKINGS)
def test_every_line_has_its_own_fingerprint_and_is_known_again(bookings: list[Booking]) -> None:
    names = fingerprints(bookings)
    assert len(set(names)) == len(names)
    known = [
        KnownLine(name, one.booked_on, one.amount, one.bank_reference, one.content)
        for name, one in zip(names, bookings, strict=True)
    ]
    assert known_again(bookings, known) == [(name, True) for name in names]


@given(BOOKINGS, st.integers(0, 12))
def test_a_longer_statement_of_the_same_days_brings_only_what_is_new(
    bookings: list[Booking], seen: int
) -> None:
    first = bookings[:seen]
    known = [
        KnownLine(name, one.booked_on, one.amount, one.bank_reference, one.content)
        for name, one in zip(fingerprints(first), first, strict=True)
    ]
    again = known_again(bookings, known)
    assert sum(not there for _, there in again) <= len(bookings) - len(first)
    assert all(there for _, there in again[:seen])


def test_equal_gifts_of_a_day_are_counted_one_by_one() -> None:
    twice = [Booking(1, DAY, Dong(200_000), "ung ho"), Booking(2, DAY, Dong(200_000), "UNG HO.")]
    known = [KnownLine(fingerprints(twice[:1])[0], DAY, 200_000, "", "ung ho")]
    assert [there for _, there in known_again(twice, known)] == [True, False]


def test_an_export_without_the_banks_numbers_brings_nothing_twice() -> None:
    with_number = Booking(1, DAY, Dong(200_000), "ung ho", bank_reference="5091.1")
    without = Booking(1, DAY, Dong(200_000), "Ung ho")
    for first, second in ((with_number, without), (without, with_number)):
        known = [
            KnownLine(fingerprints([first])[0], DAY, 200_000, first.bank_reference, first.content),
        ]
        assert [there for _, there in known_again([second, second], known)] == [True, False]
