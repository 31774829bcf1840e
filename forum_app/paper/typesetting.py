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
    inputs = {"filling": json.dumps(filling, ensure_ascii=False)}
    try:
        return _press().compile(
            TEMPLATES / f"{template}.typ", format=form, ppi=SCREEN_PPI, sys_inputs=inputs, timestamp=0
        )
    except typst.TypstError as fault:
        raise NotPrintable(f"{template}: {fault.message}\n{fault.diagnostic}") from fault


@cache
def _press() -> typst.Compiler:
    """Load the fonts once for each process."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)
