"""What tests of the door do at a desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.servers import Caller, Server

GUESTS = Path(__file__).parents[1] / "data" / "khach-moi.xlsx"
NOBODYS_CODE = "94584285914857204865"

Guest = dict[str, Any]


def import_guests(caller: Caller) -> Caller:
    """Import the office's guest list of 155."""
    with GUESTS.open("rb") as file:
        answer = caller.post("guests/import", files={"file": (GUESTS.name, file)})
    assert (answer.status_code, answer.json()["created"]) == (200, 155)
    return caller


def guests(caller: Caller, **query: object) -> list[Guest]:
    items: list[Guest] = caller.get("guests", params={"sort": "rank", **query}).json()["items"]
    return items


def present(caller: Caller) -> int:
    return int(caller.get("attendance").json()["present"])


def answer(page: Page, tone: str) -> Locator:
    return page.locator(f".answer--{tone}")


def scan(page: Page, code: str) -> None:
    """Pull the trigger of a USB scanner: a keyboard, very fast, Enter at the end."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def has_list(page: Page, size: int = 155) -> Page:
    """Wait until the desk keeps its own list."""
    expect(page.locator("main")).to_have_attribute("data-listed", str(size))
    return page


def opens_cold(page: Page) -> Page:
    """Wait until the desk would open without the server."""
    page.locator("main[data-cold]").wait_for(state="attached")
    return has_list(page)


def usable(page: Page) -> Page:
    """Wait until the desk takes scans, with the server or without it."""
    page.locator("main[data-usable]").wait_for(state="attached")
    return page


def admissions(server: Server) -> list[tuple[int, str | None]]:
    """Give guest and undo of every admission ever written."""
    with sqlite3.connect(server.folder / "forum.sqlite3") as base:
        return base.execute("SELECT guest_id, undone_at FROM admission ORDER BY guest_id").fetchall()


def form_delegation(server: Server, name: str, members: Iterable[Guest]) -> None:
    """Have some guests belong together."""
    with sqlite3.connect(server.folder / "forum.sqlite3") as base:
        row = base.execute(
            "INSERT INTO delegation"
            " (forum_id, name, folded, contact_name, contact_phone, note, version, created_at)"
            " SELECT id, ?, ?, '', '', '', 1, '2024-10-01 00:00:00.000000' FROM forum RETURNING id",
            (name, name.lower()),
        ).fetchone()
        base.executemany(
            "UPDATE guest SET delegation_id = ? WHERE id = ?", [(row[0], one["id"]) for one in members]
        )


# Except for who is let in, what the page shows is on the device a moment later.
WRITTEN = """([part, count]) => new Promise((resolve) => {
  const opening = indexedDB.open("forum-desk");
  opening.onsuccess = () => {
    const asked = opening.result.transaction(part).objectStore(part).count();
    asked.onsuccess = () => { opening.result.close(); resolve(asked.result === count); };
  };
})"""


def written(desk: Page, count: int, part: str = "scans") -> None:
    """Wait until the device itself holds just so many entries: scans that wait, or another part."""
    desk.wait_for_function(WRITTEN, arg=[part, count])
