"""Walls that hear a line instead of the server, and what it says to them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener, ready
from tests.browser.line import Line
from tests.cast import SLUG
from tests.servers import Server

LIT = {
    "pledge_id": 7,
    "name": "Công ty Muối Cà Ná",
    "kind": "cash",
    "amount": 500_000_000,
    "amount_in_words": "Năm trăm triệu đồng",
    "description": "",
    "programme": "fund",
}
SHOW = {"scene": "tote", "mode": "live", "version": 1, "rundown_version": 1, "current": None}


def tote(total: int = 1_200_000_000, **more: Any) -> dict[str, Any]:
    latest = [{"key": 1, "name": "HTX Nho Nắng Vàng", "amount": 50_000_000}]
    state = {"total": total, "goal": 5_000_000_000, "percent": 24, "pledge_count": 3, "latest": latest}
    return {**state, "spotlight": None, "milestone": None, "run": 0, "rehearsal": False, **more}


def hearing(line: Line, open_page: Opener, server: Server, path: str = "stage", **options: Any) -> Page:
    """Open a wall that hears the line instead of the server."""
    page = open_page("display", "agenda", "stage", **options)
    line.take_over(page)
    page.goto(f"{server.base}/f/{SLUG}/{path}")
    ready(page)
    return page


def number(page: Page, text: str) -> None:
    expect(page.locator("[data-slot=number]")).to_have_text(text)
