"""What is written about a guest, and how guests are found."""

from __future__ import annotations

import pytest

from forum_app.guests.rules.guest import Details, clean_details, search_text, search_words
from forum_app.guests.rules.phones import Phone, read_phone
from forum_app.kernel.errors import Invalid


def test_what_offices_write_is_cleaned() -> None:
    written = Details(
        "  Ông  BÙI THỊ  ĐẠT ", position=" Giám  đốc", organisation="Sở Tài chính\n", phone="+84943640379"
    )
    assert clean_details(written) == Details(
        "Bùi Thị Đạt", "Ông", position="Giám đốc", organisation="Sở Tài chính", phone="0943640379"
    )


def test_a_salutation_that_was_written_is_kept() -> None:
    assert clean_details(Details("Ông Lý Bích Lan", salutation="Đồng chí")).salutation == "Đồng chí"


def test_decomposed_letters_are_composed() -> None:
    assert clean_details(Details("Nguye\u0302\u0303n Va\u0306n A")).full_name == "Nguyễn Văn A"


@pytest.mark.parametrize("name", ["", "   ", "12345", "-", "\u202e", "👏👏"])
def test_a_guest_needs_a_name(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_details(Details(name))
    assert refused.value.errors == {"full_name": "Cần có họ và tên."}


def test_a_name_longer_than_any_is_refused_and_not_cut() -> None:
    with pytest.raises(Invalid) as refused:
        clean_details(Details("a" * 10_000))
    assert list(refused.value.errors) == ["full_name"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", Phone("")),
        ("920022320", Phone("0920022320")),
        ("920022320.0", Phone("0920022320")),
        ("+84943640379", Phone("0943640379")),
        ("0916 704 420", Phone("0916704420")),
        ("02593 822 123", Phone("02593822123")),
        ("+1 (714) 555-0199", Phone("+17145550199")),
        ("không có", Phone("không có", sound=False)),
        ("0912", Phone("0912", sound=False)),
    ],
)
def test_phones(written: str, read: Phone) -> None:
    assert read_phone(written) == read


def test_search_words_are_folded_and_begin_a_word() -> None:
    text = search_text("Đỗ Thị Nga", "Bí thư", "Tỉnh đoàn (Ninh Thuận)")
    assert text == " do thi nga tinh doan ninh thuan bi thu"
    assert search_words("Tỉnh  ĐOÀN") == ["tinh", "doan"]
    assert search_words("…!") == []
