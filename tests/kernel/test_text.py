import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.errors import Invalid
from forum_app.kernel.text import fold, nfc, person_name, phone, sort_key, tidy, tidy_lines, within


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_decomposed_letters_become_whole() -> None:
    assert nfc(decomposed("Đỗ Thị Nguyệt")) == "Đỗ Thị Nguyệt"


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("  Phạm   Quốc\tDũng \r\n", "Phạm Quốc Dũng"),
        ("Lý\u00a0Xuân\u3000Trí", "Lý Xuân Trí"),
        ("\u202eiốđ nàB\u202c \u200fA\u200e", "iốđ nàB A"),
        ("Zero\u200b\u200dwidth\ufeff", "Zerowidth"),
        ("nul\x00 bell\x07 esc\x1b", "nul bell esc"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("\u3164 \u2800", ""),
        (decomposed("Bàn đón tiếp"), "Bàn đón tiếp"),
        ("“Lắng nghe” – 50% <b>&", "“Lắng nghe” – 50% <b>&"),
        ("", ""),
    ],
)
def test_a_line_is_tidied(typed: str, clean: str) -> None:
    assert tidy(typed) == clean


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    tidy(text).encode()


def test_a_script_keeps_its_lines_and_paragraphs() -> None:
    assert (
        tidy_lines("\n Kính thưa \r\n\n\n\n quý vị,\u200b\n đại biểu \n\n")
        == "Kính thưa\n\nquý vị,\nđại biểu"
    )


def test_a_text_within_its_limit_is_kept_whole() -> None:
    assert within("  Đỗ   Thị Nga ", 10, "full_name") == "Đỗ Thị Nga"


def test_a_text_beyond_its_limit_is_refused_by_name() -> None:
    with pytest.raises(Invalid) as refusal:
        within("Đỗ Thị Nga", 9, "full_name")
    assert refusal.value.errors == {"full_name": "Nội dung quá dài, tối đa %(limit)s ký tự."}
    assert refusal.value.params == {"limit": 9}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đạo Đức Yến", "dao duc yen"),
        ("ƯỚC MƠ, Ăn Ở", "uoc mo, an o"),
        (decomposed("Huỳnh Thị Nguyễn"), "huynh thi nguyen"),
        ("Ðặng  Ｖăn ０９", "dang van 09"),
        ("Chamaléa", "chamalea"),
        ("ﬀ 2²", "ff 2²"),
    ],
)
def test_search_ignores_accents_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_names_sort_by_given_name_then_family_in_the_order_of_the_alphabet() -> None:
    names = [
        "Lê An",
        "Trần An",
        "Trần Văn An",
        "Lê Àn",
        "Lê Ản",
        "Lê Ãn",
        "Lê Án",
        "Lê Ạn",
        "Lê Anh",
        "Lê Ánh",
        "Lê Ăn",
        "Lê Ân",
        "Lê Bảo",
        "Lê Dũng",
        "Lê Đạt",
        "Lê Em",
        "Lê Ê",
        "Lê Hòa",
        "Lê Na",
        "Chamaléa Minh Tâm",
        "Đỗ Minh Tâm",
        "Đỗ Thị Tâm",
        "Vũ Quốc Tâm",
        "Lê Ty",
        "Lê Ưng",
        "Lê Vân",
        "Lê Ý",
        "Lê Yến",
    ]
    assert sorted(names, key=sort_key) == names
    assert [(a, b) for a, b in pairwise(names) if sort_key(a) >= sort_key(b)] == []


def test_families_sort_with_their_tones_before_middle_names() -> None:
    names = ["Lệ An Hoa", "Lý An Hoa", "Lê Văn Hoa"]
    assert sorted(names, key=sort_key) == ["Lê Văn Hoa", "Lệ An Hoa", "Lý An Hoa"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lê Hoà", "Lê Hòa"), ("LÊ HÒA", "lê hòa"), ("Lê Hòa", decomposed(" Lê  Hòa")), ("K'Brơi", "KBrơi")],
)
def test_spellings_of_one_name_sort_alike(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text(max_size=40))
def test_a_sort_key_has_digits_only(text: str) -> None:
    assert set(sort_key(text)) <= set("0123456789")


@pytest.mark.parametrize(
    ("typed", "salutation", "name"),
    [
        ("Lý Ngọc Nam", "", "Lý Ngọc Nam"),
        ("Chamaléa Minh Tâm", "", "Chamaléa Minh Tâm"),
        ("Kator Thị Thắng", "", "Kator Thị Thắng"),
        ("Đạo Đức Yến", "", "Đạo Đức Yến"),
        ("Bá Xuân Trí", "", "Bá Xuân Trí"),
        ("Chu Văn An", "", "Chu Văn An"),
        # salutations
        ("Ông Ngô Ngọc Hòa", "Ông", "Ngô Ngọc Hòa"),
        ("Ông Kator Long Lan", "Ông", "Kator Long Lan"),
        ("Ông. Trần Văn Tâm", "Ông", "Trần Văn Tâm"),
        ("ông: Trần Văn Tâm", "Ông", "Trần Văn Tâm"),
        ("Bà Nguyễn Thị Nga", "Bà", "Nguyễn Thị Nga"),
        ("Anh Lê Hữu Tú", "Anh", "Lê Hữu Tú"),
        ("Chị Lê Nga", "Chị", "Lê Nga"),
        ("Cô Lê Nga", "Cô", "Lê Nga"),
        ("Chú Lê Nam", "Chú", "Lê Nam"),
        ("Thầy Lê Nam", "Thầy", "Lê Nam"),
        ("Đ/c Lê Nam", "Đồng chí", "Lê Nam"),
        ("đ/c. Lê Nam", "Đồng chí", "Lê Nam"),
        ("Đ/C Hùng", "Đồng chí", "Hùng"),
        ("Đ.c Lê Nam", "Đồng chí", "Lê Nam"),
        ("đc Lê Nam", "Đồng chí", "Lê Nam"),
        ("Đồng chí Lê Nam", "Đồng chí", "Lê Nam"),
        ("Đồng  Chí Hùng", "Đồng chí", "Hùng"),
        ("Ông/Bà Lê Nam", "Ông/Bà", "Lê Nam"),
        ("Ông (bà) Lê Nam", "Ông/Bà", "Lê Nam"),
        (decomposed("Ông Lý Bích Lan"), "Ông", "Lý Bích Lan"),
        ("ÔNG NGUYỄN VĂN AN", "Ông", "Nguyễn Văn An"),
        # Ông is a family name too
        ("Ông Ích Khiêm", "", "Ông Ích Khiêm"),
        ("Ông Lý An", "Ông", "Lý An"),
        ("Ông Thị Ngọc Bình", "", "Ông Thị Ngọc Bình"),
        ("Ông Nam", "", "Ông Nam"),
        ("Ông. Nam", "Ông", "Nam"),
        # one word, or a name that only begins like a salutation
        ("Bà", "", "Bà"),
        ("Ông.", "", "Ông"),
        ("Đồng chí", "", "Đồng chí"),
        ("Anh Thơ", "", "Anh Thơ"),
        ("Anhê Văn Tú", "", "Anhê Văn Tú"),
        ("", "", ""),
        # capitals, blanks
        ("BÙI THỊ ĐẠT", "", "Bùi Thị Đạt"),
        ("ÐẶNG THANH HÀ", "", "Đặng Thanh Hà"),
        (decomposed("DƯƠNG LONG PHÚC"), "", "Dương Long Phúc"),
        ("ngô thị bình", "", "Ngô Thị Bình"),
        ("K'BRƠI Y-THANH", "", "K'Brơi Y-Thanh"),
        ("  Vũ  Đức Bình ,", "", "Vũ Đức Bình"),
        ("- Vũ Đức Bình", "", "Vũ Đức Bình"),
        ("Y Bông McDonald", "", "Y Bông McDonald"),
    ],
)
def test_a_name_is_read_from_a_guest_list(typed: str, salutation: str, name: str) -> None:
    assert person_name(typed) == (salutation, name)


@given(st.text(max_size=60))
def test_a_name_is_always_clean(text: str) -> None:
    name = person_name(text).name
    assert tidy(name) == name


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0957595114", "0957595114"),
        ("0916 704 420", "0916704420"),
        ("0916.704.420", "0916704420"),
        ("0916-704-420", "0916704420"),
        ("'0916704420", "0916704420"),
        ("+84951420075", "0951420075"),
        ("+84 (0) 951 420 075", "0951420075"),
        ("84951420075", "0951420075"),
        ("0084951420075", "0951420075"),
        (84951420075, "0951420075"),
        (920022320.0, "0920022320"),
        (920022320, "0920022320"),
        ("920022320", "0920022320"),
        ("920022320.0", "0920022320"),
        (843123456, "0843123456"),
        ("０９１６７０４４２０", "0916704420"),
        ("\u202d0916704420\u202c", "0916704420"),
        ("0259.3822222", "02593822222"),
        (2593822222.0, "02593822222"),
        ("+84 259 3822 222", "02593822222"),
        ("", None),
        ("   ", None),
        ("-", None),
        (None, None),
    ],
)
def test_a_phone_number_is_repaired(cell: str | float | None, number: str | None) -> None:
    assert phone(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "091234567",
        "09123456789",
        "01681234567",
        "0412345678",
        "+1 202 555 0123",
        "0912345678/0987654321",
        "gọi sau",
        "A12",
        "٠٩١٢٣٤٥٦٧٨",
        "113",
        0,
        920022320.5,
        float("nan"),
        float("inf"),
        float("-inf"),
        -920022320,
        10**400,
        True,
        "9" * 10_000,
    ],
)
def test_what_is_no_phone_number_is_refused(cell: str | float) -> None:
    with pytest.raises(Invalid) as refusal:
        phone(cell)
    assert list(refusal.value.errors) == ["phone"]
