"""Naming, changing and clearing the forum's bank account from a terminal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.forums.rules import Account, account
from forum_app.kernel.errors import Invalid
from forum_app.store.database import db
from forum_app.store.feed import since
from tests.cast import SLUG

Run = Callable[..., tuple[int, str]]
GOOD = ("--bank", "970415", "--number", "0011 0019 32418", "--name", "Quỹ  Vì người nghèo")
ACCOUNT = Account("970415", "0011001932418", "Quỹ Vì người nghèo")


@pytest.fixture
def run(app: Flask) -> Run:
    """Run the command and give its exit code and what it printed."""

    def run(*options: str) -> tuple[int, str]:
        done = app.test_cli_runner().invoke(args=["forum", "account", *options])
        return done.exit_code, done.output

    return run


def _forum(app: Flask) -> Forum:
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
    assert found is not None
    return found


def _facts(app: Flask) -> list[tuple[str, str, object]]:
    forum = _forum(app)
    with app.app_context():
        return [(fact.kind, fact.actor, fact.data) for fact in since(db.session(), forum.id, 0, 10)]


def test_a_forum_begins_without_an_account(app: Flask) -> None:
    assert _forum(app).account is None


def test_an_account_is_named(app: Flask, run: Run) -> None:
    assert run(*GOOD) == (0, "970415  0011001932418  Quỹ Vì người nghèo\n")
    assert _forum(app).account == ACCOUNT


def test_naming_another_replaces_it_and_the_feed_keeps_both(app: Flask, run: Run) -> None:
    run(*GOOD)
    run("--bank", "970436", "--number", "QUYNT2024", "--name", "MTTQ")
    assert _forum(app).account == Account("970436", "QUYNT2024", "MTTQ")
    assert _facts(app) == [
        ("forum.account_set", "setup setup", {"bank_bin": "970415", "number": "0011001932418"}),
        ("forum.account_set", "setup setup", {"bank_bin": "970436", "number": "QUYNT2024"}),
    ]


def test_an_account_is_cleared_and_clearing_again_is_harmless(app: Flask, run: Run) -> None:
    run(*GOOD)
    assert (run("--clear"), run("--clear")) == ((0, "-\n"), (0, "-\n"))
    assert _forum(app).account is None


@pytest.mark.parametrize(
    "options",
    [
        (),
        GOOD[:4],
        (*GOOD, "--clear"),
        (*GOOD, "--bank", "97041"),
        (*GOOD, "--number", "1" * 20),
        (*GOOD, "--forum", "nowhere"),
    ],
)
def test_a_refused_account_changes_nothing(app: Flask, run: Run, options: tuple[str, ...]) -> None:
    run(*GOOD)
    assert run(*options)[0] != 0
    assert _forum(app).account == ACCOUNT
    assert len(_facts(app)) == 1


@pytest.mark.parametrize(
    ("bank_bin", "number", "name", "fields"),
    [
        ("", "", "", {"bank", "number", "name"}),
        ("97041a", "1", "A", {"bank"}),
        ("٩٧٠٤١٥", "1", "A", {"bank"}),
        ("970415", "12-34", "A", {"number"}),
        ("970415", "Số1", "A", {"number"}),
        ("970415", "1", "A" * 121, {"name"}),
        ("970415", "1", " \u200b ", {"name"}),
    ],
)
def test_what_is_no_account(bank_bin: str, number: str, name: str, fields: set[str]) -> None:
    with pytest.raises(Invalid) as refused:
        account(bank_bin, number, name)
    assert set(refused.value.errors) == fields
