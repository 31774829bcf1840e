"""Which modules a page loads, read from the files themselves.

The page names them all, and the browser need not find them one import after another.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from flask_babel import get_locale

from forum_app.web.statics import ROOT, version

IMPORT = re.compile(r"""(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?from\s*)?["'](\.{1,2}/[^"']+)["']""")
PAGE = re.compile(r'<main\b[^>]*\bdata-page="([a-z/_-]+)"')
BEGIN = '<script type="module"'
MAIN, ENGLISH = "js/main.js", "js/words/en.js"


def announce(page: str) -> str:
    """Have a page name every module it will load, where it names the first."""
    named = PAGE.search(page)
    first = [MAIN, *([f"js/{named[1]}.js"] if named else []), *([ENGLISH] if _is_english() else [])]
    return page.replace(BEGIN, f"{_links(version(), *first)}{BEGIN}", 1)


def graph(*first: str) -> tuple[str, ...]:
    """Give some modules with all they import and those import in turn, the nearest first."""
    found = dict.fromkeys(first)
    for name in (waiting := list(found)):
        new = [one for one in _imports(name) if one not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(found)


def _imports(name: str) -> Iterator[str]:
    text = (ROOT / name).read_text("utf-8")
    for address in IMPORT.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(name), address))


@cache
def _links(tree: str, *first: str) -> str:
    return "".join(f'<link rel="modulepreload" href="/static/{tree}/{name}">\n  ' for name in graph(*first))


def _is_english() -> bool:
    return str(get_locale()) == "en"
