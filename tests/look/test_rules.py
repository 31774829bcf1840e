"""What a look may be: readable colours, margins television keeps, addresses phones reach, whole pictures."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from forum_app.kernel.errors import Invalid
from forum_app.look.rules import colours, logos
from forum_app.look.rules.settings import Colours, Overlay, Settings, Shown, checked, read, stylesheet
from tests.look.settings import picture, settings

STAGE_CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "stage.css"


def refused(wished: Settings) -> dict[str, str]:
    with pytest.raises(Invalid) as raised:
        checked(wished)
    return {field: text % raised.value.params for field, text in raised.value.errors.items()}


def test_the_look_of_the_box_is_allowed() -> None:
    assert checked(Settings()) == Settings()


def test_contrast_is_that_of_wcag() -> None:
    assert round(colours.contrast("#000000", "#ffffff"), 2) == 21
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


def test_words_that_cannot_be_read_are_refused_with_their_contrast() -> None:
    assert refused(replace(Settings(), colours=Colours(ground="#c8202c", text="#ecc25e"))) == {
        "colours.text": "Màu chữ trên màu nền chỉ có độ tương phản 2,4 : 1; "
        "cần ít nhất 4,5 : 1 để cuối hội trường đọc được."
    }
    assert list(refused(replace(Settings(), colours=Colours(accent="#a3151f")))) == ["colours.accent"]


def test_a_contrast_just_too_low_does_not_look_like_enough() -> None:
    assert colours.written(4.499) == "4,4"


def test_dark_words_on_a_light_ground_are_allowed() -> None:
    light = Colours(ground="#faf5ea", accent="#7d0d16", text="#120d0b")
    assert checked(replace(Settings(), colours=light)).colours == light
    assert "--look-shade: #ffffff" in stylesheet(replace(Settings(), colours=light))


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "", "#840c16; } body { display: none"])
def test_only_written_out_colours_reach_the_stylesheet(text: str) -> None:
    assert list(refused(replace(Settings(), colours=Colours(ground=text)))) == ["colours.ground"]
    assert list(refused(replace(Settings(), overlay=Overlay(chroma=text)))) == ["overlay.chroma"]


def test_colours_are_kept_in_small_letters() -> None:
    assert checked(replace(Settings(), colours=Colours(ground=" #840C16 "))) == Settings()


@pytest.mark.parametrize(("margin", "allowed"), [(4, False), (5, True), (10, True), (11, False)])
def test_the_safe_margin_is_between_five_and_ten(margin: int, allowed: bool) -> None:
    wished = replace(Settings(), overlay=Overlay(margin=margin))
    if allowed:
        assert checked(wished) == wished
    else:
        assert list(refused(wished)) == ["overlay.margin"]


def test_a_code_needs_an_address_that_phones_can_open() -> None:
    shown = replace(Settings(), shown=Shown(qr=True))
    assert list(refused(shown)) == ["address"]
    for address in ("javascript:alert(1)", "ungho.vn", "http://", "https://a b.vn", "http://[::1"):
        assert list(refused(replace(shown, address=address))) == ["address"]
    assert checked(replace(shown, address=" https://ungho.vn/f ")).address == "https://ungho.vn/f"


def test_settings_kept_before_a_part_was_known_are_read_as_from_the_box() -> None:
    kept = settings(colours={"text": "#ffffff"})
    del kept["address"], kept["shown"]["qr"], kept["overlay"]
    assert read(kept) == replace(Settings(), colours=Colours(text="#ffffff"))


def test_what_is_checked_is_what_stands_on_the_wall() -> None:
    css = STAGE_CSS.read_text(encoding="utf-8")
    assert f"--ground-high: color-mix(in srgb, var(--ground), var(--gold-mid) {colours.GLOW:.0%})" in css
    assert f"--rose: color-mix(in srgb, var(--cream), var(--ground) {colours.DIMMED:.0%})" in css
    assert all(
        f"var(--look-{name}, {value}" in css for name, value in (("ground", "#840c16"), ("accent", "#ecc25e"))
    )


@pytest.mark.parametrize(("kind", "media_type"), sorted(logos.TYPES.items()))
def test_a_logo_is_a_picture(kind: str, media_type: str) -> None:
    found = logos.inspect(picture(kind))
    assert (found.type, len(found.digest), found.content) == (media_type, 64, picture(kind))


def bitmap() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64)).save(file, "BMP")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture()[:-40],
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        bitmap(),
        picture(side=20),
        picture(side=4200),
        picture() + bytes(logos.LARGEST_FILE),
    ],
    ids=["nothing", "svg", "cut off", "no picture", "bitmap", "tiny", "too many dots", "too large"],
)
def test_what_is_no_logo_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid) as raised:
        logos.inspect(content)
    assert list(raised.value.errors) == ["file"]
