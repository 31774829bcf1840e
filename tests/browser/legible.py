"""What the eye checks on a wall: nothing cut off or upon another, no tiny letters, no lonely word."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

# Letters in per cent of the wall's height; a totem is read from near: of its width.
LEAST = 2.2
LEAST_OF = {
    ".hero .total__number": 8.5,
    ".strap .total__number": 6.5,
    ".donor__name, .title__running, .moment__title": 4.2,
    ".donor__amount, .thanks__amount": 5,
    ".giver__name, .agenda__title, .thanks__name": 2.9,
}

SEEN = (Path(__file__).parent / "legible.js").read_text(encoding="utf-8")


def faults_of(page: Page, root: str) -> list[str]:
    """Say what is cut off, covered or too small inside a part of a wall; an empty part is a fault too."""
    count, found = page.evaluate(SEEN, [root, LEAST, LEAST_OF])
    return found if count else [f"nothing is written in {root}"]
