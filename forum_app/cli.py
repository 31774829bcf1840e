"""`flask --app wsgi forum …`: what is done from a terminal."""

from __future__ import annotations

import compileall
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from flask_migrate import Migrate, upgrade
from sqlalchemy.exc import OperationalError

from forum_app import demo, erasing
from forum_app.accounts import operations as accounts
from forum_app.accounts import queries as people
from forum_app.accounts.rules import hash_password, new_password, new_token
from forum_app.config import Config
from forum_app.forums import rules as banking
from forum_app.forums.operations import clear_account, found_forum, read_plan, set_account
from forum_app.forums.queries import Forum, forum_by_slug
from forum_app.guests.operations.groups import load_groups
from forum_app.kernel.actors import Actor, Role
from forum_app.kernel.errors import Invalid, Refused
from forum_app.kernel.text import tidy
from forum_app.show.operations.editing import load_programme
from forum_app.store.backup import back_up
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from forum_app.tls.addresses import lan_address
from forum_app.tls.commands import certificate, renew_certificate, say_https
from forum_app.web.guard import now

PACKAGE = Path(__file__).resolve().parent
MIGRATIONS = PACKAGE.parent / "migrations"
FIRST_FORUM = "lang-nghe-2024"
SETUP = Actor(id="setup", name="setup", role="nobody")


class Commands(AppGroup):
    """Commands that say a refusal in a line instead of a trace."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refused as refused:
            complaints = [refused.detail, *refused.errors.values()]
            raise click.ClickException(" ".join(complaints)) from refused
        except OperationalError as fault:
            raise click.ClickException(f"The database does not answer: {fault.orig}") from fault


forum = Commands("forum", help="Set up and look after the forum.")
forum.add_command(certificate)


def attach(app: Flask) -> None:
    """Let `flask forum …` and `flask db …` be typed."""
    Migrate(app, db)
    app.cli.add_command(forum)


@forum.command()
def setup() -> None:
    """Bring the database up to date and write what a first start needs; safe to repeat."""
    upgrade(directory=str(MIGRATIONS))
    # Where Python keeps no compiled code by itself a server would compile all of it at each start.
    compileall.compile_dir(PACKAGE, quiet=2)
    founded = forum_by_slug(db.session(), FIRST_FORUM) or _found(now())
    password = _first_administrator(now())
    link = _first_display(founded, now()) if password else None
    renew_certificate(now())
    _say_addresses(password, link)


@forum.command()
@click.option("--name", required=True, help="What the list of devices calls it.")
@click.option("--role", required=True, type=click.Choice(["stage", "crew", "checkin", "pledges", "display"]))
@click.option("--desk", default=None, help="The desk it stands on, for example “Bàn 2”.")
@click.option("--forum", "slug", default=FIRST_FORUM, show_default=True)
def device(name: str, role: Role, desk: str | None, slug: str) -> None:
    """Make a device and print its link, once."""
    click.echo(_link(_add_device(_forum(slug), name, role, desk, now())))


@forum.command()
@click.argument("username")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice(["admin", "stage", "crew", "checkin", "pledges"]))
def person(username: str, name: str, role: Role) -> None:
    """Add somebody who signs in with a password, and print that password, once."""
    password = new_password()
    kept = hash_password(password)  # before the transaction: it takes long on purpose
    with transaction(None) as session:
        accounts.add_person(
            session, username=tidy(username), name=name, role=role, password_hash=kept, now=now()
        )
    click.echo(password)


@forum.command()
@click.argument("username")
def password(username: str) -> None:
    """Give somebody a new password, print it once, and end their sign-ins."""
    fresh = new_password()
    kept = hash_password(fresh)
    with transaction(None) as session:
        accounts.set_password(session, username=tidy(username), password_hash=kept)
    click.echo(fresh)


@forum.command()
@click.option("--bank", default="", help="The bank's BIN, six digits: 970415 is VietinBank.")
@click.option("--number", default="", help="The account number, up to 19 digits or letters.")
@click.option("--name", default="", help="The holder, as the bank has it.")
@click.option("--clear", is_flag=True, help="Take the account away instead.")
@click.option("--forum", "slug", default=FIRST_FORUM, show_default=True)
def account(bank: str, number: str, name: str, clear: bool, slug: str) -> None:
    """Name the bank account donors transfer to by VietQR, and print it for checking."""
    if clear and (bank or number or name):
        raise click.UsageError("--clear stands alone")
    founded = _forum(slug)
    given = None if clear else _account(bank, number, name)
    with transaction(founded.id) as session:
        if given is None:
            clear_account(session, founded.id, actor=SETUP, now=now())
        else:
            set_account(session, founded.id, given, actor=SETUP, now=now())
    click.echo("-" if given is None else f"{given.bank_bin}  {given.number}  {given.name}")


@forum.command()
def backup() -> None:
    """Copy the database into the instance's folder of backups; safe while the app serves."""
    click.echo(back_up(db.engine.url, _config().instance / "backups", now()))


@forum.command()
@click.option("--forum", "slug", default=FIRST_FORUM, show_default=True)
@click.option("--really", is_flag=True, help="Erase; without it, only say what would be erased.")
@click.option("--yes", is_flag=True, help="Do not ask for the forum's name to be typed.")
@click.option("--now", "early", is_flag=True, help="Also before thirty days after the forum have passed.")
def erase(slug: str, really: bool, yes: bool, early: bool) -> None:
    """Erase the personal data of the guests after the forum; counts by group, times and desks stay."""
    founded = _forum(slug)
    _say_personal(erasing.count_personal(db.session(), founded.id))
    if not really:
        click.echo("Nothing was erased. With --really it is, and cannot be undone.")
        return
    if not early and now() < (due := erasing.earliest(founded)):
        raise click.ClickException(f"Kept until {due:%d/%m/%Y}; with --now it is erased before.")
    if not yes and click.prompt(f"Type {slug} to erase") != slug:
        raise click.ClickException("That is another name; nothing was erased.")
    erasing.erase(founded, actor=SETUP, at=now())
    kept = len(list((_config().instance / "backups").glob("forum-*")))
    click.echo(
        f"Erased. Backups made before still hold all of it: {kept} in {_config().instance / 'backups'},"
    )
    click.echo("and any copy elsewhere. The ledger keeps its donors.")


@forum.command("demo")
@click.option("--minutes", default=5.0, show_default=True, help="How long the sped-up evening takes.")
@click.option("--address", default=None, help="The running app; this machine's by default.")
@click.option("--anyway", is_flag=True, help="Also in a forum that is in use.")
def play_demo(minutes: float, address: str | None, anyway: bool) -> None:
    """Add about 150 invented guests and play an evening against the running app."""
    founded = _forum(FIRST_FORUM)
    base = address or f"http://127.0.0.1:{_config().port}"
    tokens = {
        role: _add_device(founded, f"demo {role}", role, "Bàn 1" if role == "checkin" else None, now())
        for role in demo.CAST
    }
    try:
        demo.play(base, founded.slug, tokens, minutes=minutes, anyway=anyway, say=click.echo)
    except demo.DemoRefused as refused:
        raise click.ClickException(str(refused)) from refused


def _found(at: datetime) -> Forum:
    plan = read_plan(FIRST_FORUM)
    with transaction(None) as session:
        founded = found_forum(session, plan)
        load_groups(session, founded.id, plan["groups"])
        load_programme(session, founded, plan["programme"], actor=SETUP, at=at)
    return founded


def _first_administrator(at: datetime) -> str | None:
    """Make `admin` where nobody administers yet, and give the password that has to be told."""
    if people.administrators(db.session()):
        return None
    chosen = _config().admin_password or new_password()
    with transaction(None) as session:
        accounts.add_person(
            session,
            username="admin",
            name="Quản trị",
            role="admin",
            password_hash=hash_password(chosen),
            now=at,
        )
    return chosen


def _first_display(founded: Forum, at: datetime) -> str:
    return _link(_add_device(founded, "Màn hình sân khấu", "display", None, at))


def _add_device(founded: Forum, name: str, role: Role, desk: str | None, at: datetime) -> str:
    token = new_token()
    with transaction(founded.id) as session:
        accounts.add_device(
            session, name=name, role=role, forum_id=founded.id, desk=desk, by=SETUP, now=at, token=token
        )
    return token


def _say_personal(found: Mapping[str, int]) -> None:
    for name, count in found.items():
        click.echo(f"{count:>7}  {erasing.SAID[name]}")


def _forum(slug: str) -> Forum:
    found = forum_by_slug(db.session(), slug)
    if found is None:
        raise click.ClickException(f"There is no forum {slug}; run “flask --app wsgi forum setup” first.")
    return found


def _account(bank: str, number: str, name: str) -> banking.Account:
    try:
        return banking.account(bank, number, name)
    except Invalid as refused:
        complaints = "\n".join(f"  --{option}: {text}" for option, text in refused.errors.items())
        raise click.ClickException(f"\n{complaints}") from refused


def _say_addresses(password: str | None, link: str | None) -> None:
    port = _config().port
    click.echo(f"\n  Máy này / this machine:   http://localhost:{port}")
    click.echo(f"  Mạng nội bộ / the LAN:    http://{lan_address()}:{port}")
    say_https()
    if password and not _config().admin_password:
        click.echo(f"  Quản trị / administrator: admin, mật khẩu / password: {password}")
        click.echo("                            (chỉ hiện lần này / shown this once)")
    if link:
        click.echo(f"  Màn hình sân khấu / stage display: {link}")
    click.echo("")


def _link(token: str) -> str:
    return f"http://{lan_address()}:{_config().port}/d/{token}"


def _config() -> Config:
    config: Config = current_app.extensions["config"]
    return config
