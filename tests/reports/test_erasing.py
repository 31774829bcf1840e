"""After the forum: nothing personal of the guests is left in the database, and the counts still hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from forum_app.forums.queries import forum_by_slug
from forum_app.kernel.actors import Role
from forum_app.store.database import Base, db
from forum_app.store.erasing import without_words
from forum_app.store.feed import since
from tests import databases
from tests.cast import SLUG, Client, FixedClock
from tests.reports.planting import MORE, PLANTED, ok, plant

Run = Callable[..., tuple[int, str]]
SignIn = Callable[[Role], Client]


@pytest.fixture
def run(app: Flask) -> Run:
    """Run the command and give its exit code and what it printed."""

    def run(*options: str, typed: str | None = None) -> tuple[int, str]:
        done = app.test_cli_runner().invoke(args=["forum", "erase", *options], input=typed)
        return done.exit_code, done.output

    return run


@pytest.fixture
def codes(desk: Client, signed_in: SignIn, anonymous: Client) -> list[str]:
    """Play an evening that leaves every kind of personal value behind; give the badge codes."""
    return plant(desk, signed_in("pledges"), signed_in("stage"), anonymous)


def everything(app: Flask, folder: Path) -> str:
    """Read all that is kept: the bytes of SQLite's files, or every row of PostgreSQL."""
    if not databases.POSTGRES:
        with app.app_context():
            db.engine.dispose()
        files = [path for path in folder.rglob("*") if path.is_file() and "sqlite3" in path.name]
        assert files
        return b"\n".join(path.read_bytes() for path in files).decode("utf-8", "replace")
    with app.app_context():
        tables = Base.metadata.sorted_tables
        return "\n".join(str(row) for table in tables for row in db.session.execute(sa.select(table)))


@contextmanager
def running(app: Flask) -> Iterator[None]:
    """Hold the database as a running app does: SQLite's log of writes lives on beside the file."""
    with app.app_context():
        engine = sa.create_engine(db.engine.url, poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.execute(sa.text("SELECT count(*) FROM guest")).all()
        connection.commit()
        yield
    engine.dispose()


def found_in(app: Flask, folder: Path, codes: list[str]) -> list[str]:
    kept = everything(app, folder)
    return [value for value in (*PLANTED.values(), *MORE, *codes, "Quach") if value in kept]


def test_what_was_planted_is_there_before_and_gone_afterwards(
    app: Flask, codes: list[str], run: Run, tmp_path: Path
) -> None:
    before = found_in(app, tmp_path, codes)
    assert len(before) == len(PLANTED) + len(MORE) + len(codes) + 1
    with running(app):
        code, said = run("--really", "--yes", "--now")
        assert (code, "Erased." in said) == (0, True)
        assert found_in(app, tmp_path, codes) == []


def test_the_counts_the_ledger_and_the_times_stay(
    codes: list[str], run: Run, desk: Client, signed_in: SignIn
) -> None:
    before, tote = desk.get("attendance").json, desk.get("tote").json["total"]
    times = [item["at"] for item in before["recent"]]
    assert run("--really", "--yes", "--now")[0] == 0
    after = desk.get("attendance").json
    assert after["by_group"] == before["by_group"]
    assert (after["present"], after["expected"]) == (before["present"], before["expected"])
    assert [(item["at"], item["desk"]) for item in after["recent"]] == [(at, "Bàn 1") for at in times]
    assert [item["deputy"] for item in after["recent"]] == [{"full_name": "đã xóa", "position": ""}]
    names = {guest["full_name"] for guest in desk.get("guests").json["items"]}
    assert names == {"đã xóa"}
    assert desk.get("tote").json["total"] == tote
    donors = [item["donor"]["name"] for item in signed_in("pledges").get("pledges").json["items"]]
    assert donors == ["Kept Company", "Kept Donor"]
    listed = signed_in("pledges").get("donor-list").json["items"]
    assert [item["name"] for item in listed] == ["Kept Company", "đã xóa"]


def test_the_show_keeps_whom_it_called_and_its_own_people(
    codes: list[str], run: Run, signed_in: SignIn
) -> None:
    stage = signed_in("stage")
    version = stage.get("rundown").json["version"]
    assert run("--really", "--yes", "--now")[0] == 0
    after = stage.get("rundown").json
    assert after["version"] > version  # screens and open editors read it again
    (cue,) = after["cues"]
    (step,) = cue["steps"]
    assert (step["title"], step["presenter"], step["office"]) == ("Kept Company", "", "")
    assert step["text"] == "Mời đã xóa!"
    assert cue["presenter"] == "Kept Official"
    assert stage.post("rundown/undo", json={}).json["code"] == "nothing"


def test_without_really_it_only_says_how_many(app: Flask, codes: list[str], run: Run, tmp_path: Path) -> None:
    code, said = run()
    assert code == 0
    lines = [line.split(maxsplit=1)[0] for line in said.splitlines()[:7]]
    assert lines[:4] == ["3", "1", "1", "1"]
    assert "Nothing was erased." in said
    assert len(found_in(app, tmp_path, codes)) == len(PLANTED) + len(MORE) + len(codes) + 1


def test_it_is_refused_before_thirty_days_have_passed(codes: list[str], run: Run, clock: FixedClock) -> None:
    clock.forward(days=28)
    code, said = run("--really", "--yes")
    assert (code, "16/11/2024" in said) == (1, True)
    clock.forward(days=2)
    assert run("--really", "--yes")[0] == 0


def test_the_name_of_the_forum_has_to_be_typed(codes: list[str], run: Run, desk: Client) -> None:
    code, said = run("--really", "--now", typed="dien-dan\n")
    assert (code, "nothing was erased" in said) == (1, True)
    assert "đã xóa" not in desk.get("guests").text
    assert run("--really", "--now", typed=f"{SLUG}\n")[0] == 0


def test_the_forum_remembers_when_and_the_fact_holds_numbers_alone(
    app: Flask, codes: list[str], run: Run, clock: FixedClock
) -> None:
    run("--really", "--yes", "--now")
    with app.app_context():
        found = forum_by_slug(db.session(), SLUG)
        assert found is not None
        told = since(db.session(), found.id, 0)[-1]
    assert found.erased_at == clock.now
    assert told.kind == "guests.erased"
    assert told.data == {
        "guests": 3,
        "delegations": 1,
        "retired_codes": 1,
        "deputies": 1,
        "scans": 3,
        "pledge_requests": 2,
        "donors": 2,
        "steps": 2,
        "messages": 2,
        "bank_lines": 1,
        "stored_answers": told.data["stored_answers"],
    }


def test_a_repeat_finds_nothing_and_what_came_since_is_erased(
    app: Flask, codes: list[str], run: Run, desk: Client, tmp_path: Path
) -> None:
    run("--really", "--yes", "--now")
    late = ok(desk.post("guests", json={**PLANTED, "group": 2}))
    assert run("--really", "--yes", "--now")[0] == 0
    assert found_in(app, tmp_path, [late["code"]]) == []


def test_another_forum_is_not_known(run: Run) -> None:
    code, said = run("--forum", "khong-co", "--really", "--yes", "--now")
    assert (code, "There is no forum khong-co" in said) == (1, True)


def test_a_fact_keeps_its_numbers_and_our_words() -> None:
    told = {
        "guest_id": 4,
        "reason": "bà An ốm",
        "fields": ["phone"],
        "named": True,
        "name": "Đoàn A",
        "x": ["y"],
    }
    assert without_words(told) == {"guest_id": 4, "fields": ["phone"], "named": True}
