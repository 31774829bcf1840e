"""Badge codes as pictures a scanner reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from flask import Flask
from PIL import Image

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.kernel.qr import qr_svg
from tests.cast import Client
from tests.guests.factories import invite, said

CODE = "58463697698027703788"


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Lê An")


def test_digits_fit_the_smallest_code_with_its_quiet_zone() -> None:
    svg = qr_svg(CODE).decode()
    # Version 1 at level M holds 34 digits in 21 modules; four of quiet zone on each side make 29.
    assert 'viewBox="0 0 29 29"' in svg
    assert {min(x for x, _ in modules(svg)), max(x for x, _ in modules(svg))} == {4, 24}


def test_the_svg_shows_the_code_of_the_guest(desk: Client) -> None:
    drawn = desk.get("guests/1/qr.svg")
    assert (drawn.status_code, drawn.content_type) == (200, "image/svg+xml")
    assert drawn.data == qr_svg(said(desk.get("guests/1"))["code"])


def test_the_png_shows_the_same_modules(desk: Client) -> None:
    drawn = desk.get("guests/1/qr.png")
    assert (drawn.status_code, drawn.content_type) == (200, "image/png")
    image = Image.open(BytesIO(drawn.data)).convert("1")
    step = image.width // 29
    dark = {(x, y) for x in range(29) for y in range(29) if not image.getpixel((x * step + 6, y * step + 6))}
    assert dark == modules(desk.get("guests/1/qr.svg").text)


def modules(svg: str) -> set[tuple[int, int]]:
    runs = [(int(x), int(y), int(long)) for x, y, long in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg)]
    return {(x + step, y) for x, y, long in runs for step in range(long)}


def test_a_picture_that_is_known_is_not_sent_again(desk: Client) -> None:
    first = desk.get("guests/1/qr.svg")
    again = desk.get("guests/1/qr.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    png = desk.get("guests/1/qr.png", headers={"If-None-Match": first.headers["ETag"]})
    assert png.status_code == 200


def test_an_unknown_guest_has_no_badge(desk: Client) -> None:
    assert desk.get("guests/9/qr.svg").status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_see_no_codes(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert signed_in(role).get("guests/1/qr.png").status_code == 403
