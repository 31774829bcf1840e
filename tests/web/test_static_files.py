"""Static files: given before the app is asked, compressed for who takes it; pages name their modules."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.kernel.actors import Role
from forum_app.web import modules
from forum_app.web.security import HEADERS
from forum_app.web.statics import ROOT
from tests.cast import SLUG, Client

SignIn = Callable[[Role], Client]
NAMED = re.compile(r'<link rel="modulepreload" href="/static/\w+/([^"]+)">')


@pytest.fixture
def base(app: Flask) -> str:
    return f"/static/{app.extensions['static_version']}"


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("css/tokens.css", "text/css; charset=utf-8"),
        ("js/main.js", "text/javascript; charset=utf-8"),
        ("icons.svg", "image/svg+xml; charset=utf-8"),
        ("vendor/zxing-wasm/reader/zxing_reader.wasm", "application/wasm"),
        ("fonts/inter-latin-variable.woff2", "font/woff2"),
    ],
)
def test_a_file_is_itself_plain_and_compressed_and_says_the_policy(
    base: str, anonymous: Client, name: str, content_type: str
) -> None:
    plain = anonymous.get(f"{base}/{name}")
    packed = anonymous.get(f"{base}/{name}", headers={"Accept-Encoding": "gzip, br"})
    body = gzip.decompress(packed.data) if "Content-Encoding" in packed.headers else packed.data
    assert plain.data == body == (ROOT / name).read_bytes()
    assert ("Content-Encoding" in packed.headers) == (not name.endswith(".woff2"))
    assert plain.content_type == packed.content_type == content_type
    assert dict(HEADERS).items() <= dict(packed.headers).items()
    assert "immutable" in plain.headers["Cache-Control"]


def test_a_part_of_a_file_and_a_file_that_is_not_there_are_left_to_the_app(
    base: str, anonymous: Client
) -> None:
    assert anonymous.browser.head(f"{base}/js/main.js", buffered=True).status_code == 200
    assert anonymous.get(f"{base}/js/nothing.js").status_code == 404
    part = anonymous.get(f"{base}/js/main.js", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.data) == (206, (ROOT / "js/main.js").read_bytes()[:10])


def test_a_page_names_the_modules_it_loads_and_english_ones_only_in_english(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    named = NAMED.findall(stage.get(f"/f/{SLUG}/rundown").text)
    assert {"js/main.js", "js/show/rundown.js", "js/show/editor/grid.js", "js/lib/words.js"} <= set(named)
    assert [name for name in named if "words/en" in name] == []
    assert len(named) == len(set(named))
    stage.browser.set_cookie("language", "en")
    english = NAMED.findall(stage.get(f"/f/{SLUG}/rundown").text)
    assert {"js/words/en.js", "js/words/en/show.js"} <= set(english) - set(named)


def test_every_module_that_is_imported_is_there() -> None:
    pages = [path.relative_to(ROOT).as_posix() for path in (ROOT / "js").rglob("*.js")]
    assert {name for name in modules.graph(*pages) if not (ROOT / name).is_file()} == set()
