"""The permission table and its page in the docs say the same."""

from __future__ import annotations

from pathlib import Path

from forum_app.accounts.permissions import TABLE, permissions_of
from forum_app.kernel.actors import EVERY_PERMISSION

PAGE = Path(__file__).resolve().parents[2] / "docs" / "permissions.md"
COLUMNS = ("stage", "crew", "checkin", "pledges", "display")


def _documented() -> dict[str, tuple[str, ...]]:
    table = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            name, *marks = [cell.strip() for cell in line.strip("|").split("|")]
            roles = tuple(role for role, mark in zip(COLUMNS, marks, strict=True) if mark == "✓")
            table[name.split("`")[1]] = roles
    return table


def test_the_docs_show_the_table_as_it_is() -> None:
    assert _documented() == {name: tuple(roles) for name, roles in TABLE.items()}


def test_the_table_speaks_of_every_permission() -> None:
    assert set(TABLE) == set(EVERY_PERMISSION)


def test_an_administrator_may_do_everything_and_nobody_nothing() -> None:
    assert permissions_of("admin") == frozenset(TABLE)
    assert permissions_of("nobody") == frozenset()
