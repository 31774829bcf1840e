"""From a template and what it is filled with to a PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FONTS = Path(__file__).with_name("fonts")
# A printer's page on a screen, sharp enough to be read.
SCREEN_PPI = 96
# Characters of a filling beyond which its pages are worth forgetting, and the compilations typst remembers.
MUCH = 100_000
REMEMBERED = 11


class NotPrintable(Exception):
    """A template that does not fit what it is filled with: a fault of ours, never of what people typed."""


def pdf(template: str, filling: Mapping[str, object]) -> bytes:
    """Typeset a template of `templates/`, named without its ending, and give the PDF; long work.

    The template reads `filling` as JSON (`#let it = json(bytes(sys.inputs.filling))`): texts in it are never
    read as markup. Raises NotPrintable.
    """
    made = _compiled(template, filling, "pdf")
    assert isinstance(made, bytes)
    return made


def pictures(template: str, filling: Mapping[str, object]) -> list[bytes]:
    """Typeset as `pdf` does and give each page as a PNG, to be looked at. Raises NotPrintable."""
    made = _compiled(template, filling, "png")
    return [made] if isinstance(made, bytes) else list(made or ())


def _compiled(
    template: str, filling: Mapping[str, object], form: typst.OutputFormat
) -> bytes | list[bytes] | None:
    said = json.dumps(filling, ensure_ascii=False)
    try:
        return _press().compile(
            TEMPLATES / f"{template}.typ",
            format=form,
            ppi=SCREEN_PPI,
            sys_inputs={"filling": said},
            timestamp=0,
        )
    except typst.TypstError as fault:
        raise NotPrintable(f"{template}: {fault.message}\n{fault.diagnostic}") from fault
    finally:
        if len(said) > MUCH:
            _forget()


def _forget() -> None:
    """Have typst let go of what it remembers of the pages before, which would fill the worker's memory.

    It keeps each part for as many compilations as this and tells nobody; empty ones are quick.
    """
    for _ in range(REMEMBERED):
        _press().compile(b"", format="pdf")


@cache
def _press() -> typst.Compiler:
    """Load the fonts once for each process."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)
