"""Writing what a statement brought, in one transaction, and matching what is beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from forum_app.forums.operations import remember_columns
from forum_app.forums.queries import remembered_columns
from forum_app.kernel.actors import Actor
from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.money import Dong
from forum_app.kernel.text import fold, tidy, within
from forum_app.payments.models import BankLineRow, StatementRow
from forum_app.payments.operations.planning import NewLine, Outcome
from forum_app.payments.operations.receiving import Received, write_receipt
from forum_app.payments.queries.dues import every_due, forms
from forum_app.payments.queries.lines import banks, last_line
from forum_app.payments.rules.columns import FIELDS
from forum_app.payments.rules.matching import Book, certain, make_book
from forum_app.payments.rules.values import Due
from forum_app.sheets import NOTHING_SAID
from forum_app.store import feed

IMPORTED = "payment.imported"

KIND = "bank"
BANK_LIMIT, FILENAME_LIMIT = 60, 200


def bank_name(session: Session, forum_id: int, said: str) -> str:
    """Give the bank's name as it was first written here. Raises Invalid where there is none."""
    name = within(said, BANK_LIMIT, "bank")
    if not name:
        raise Invalid({"bank": N_("Ghi tên ngân hàng, ví dụ Vietcombank.")})
    known = (*banks(session, forum_id), *remembered_columns(session, forum_id, KIND))
    return next((bank for bank in known if fold(bank) == fold(name)), name)


def known_headings(session: Session, forum_id: int, bank: str) -> dict[str, str]:
    """Give what the headings of a bank mean, as somebody said at an earlier import."""
    known: object = remembered_columns(session, forum_id, KIND).get(bank)
    pairs = known.items() if isinstance(known, dict) else ()
    return {heading: field for heading, field in pairs if field in FIELDS}


def would_match(session: Session, forum_id: int, outcome: Outcome) -> int:
    """Count the new lines that would find their pledge by themselves."""
    return len(_settled(outcome.lines, _book(session, forum_id)))


def unchanged_since(session: Session, forum_id: int, seen: int) -> bool:
    """Say whether no other import has come since one was worked out (`queries.lines.last_line`)."""
    return last_line(session, forum_id) == seen


def write_statement(
    session: Session,
    forum_id: int,
    bank: str,
    filename: str,
    outcome: Outcome,
    *,
    actor: Actor,
    at: datetime,
    told: Mapping[str, str] = NOTHING_SAID,
) -> int:
    """Write the new lines of a statement and give how many found their pledge by themselves.

    A statement that brings nothing leaves no trace. `told` is what somebody said of headings this time; it
    is remembered for this bank.
    """
    if told:
        _remember(session, forum_id, bank, told)
    if not outcome.lines:
        return 0
    statement = StatementRow(
        forum_id=forum_id,
        bank=bank,
        filename=tidy(filename)[:FILENAME_LIMIT],
        at=at,
        actor=actor.id,
        actor_name=actor.name,
    )
    session.add(statement)
    session.flush()
    rows = [_row(forum_id, statement.id, line) for line in outcome.lines]
    session.add_all(rows)
    session.flush()
    counted = {"statement_id": statement.id, "lines": len(rows), "known": outcome.report.unchanged}
    feed.append(session, forum_id, IMPORTED, counted, actor=actor, at=at)
    return _match(session, forum_id, outcome.lines, rows, actor, at)


def _match(
    session: Session,
    forum_id: int,
    lines: Sequence[NewLine],
    rows: Sequence[BankLineRow],
    actor: Actor,
    at: datetime,
) -> int:
    settled = _settled(lines, _book(session, forum_id))
    for place, due in settled.items():
        row = rows[place]
        come = Received("bank", Dong(row.amount), row.booked_on, "reference", line_id=row.id)
        write_receipt(session, forum_id, due.id, come, actor=actor, now=at)
    return len(settled)


def _settled(lines: Sequence[NewLine], book: Book) -> dict[int, Due]:
    """Say for which pledge each line is, by its place; what one line pays the next need not."""
    left = dict(book.by_id)
    settled = {}
    for place, line in enumerate(lines):
        due = certain(line.found, line.booking.amount, replace(book, by_id=left)) if line.found else None
        if due is not None:
            settled[place] = due
            left[due.id] = replace(due, received=Dong(due.received + line.booking.amount))
    return settled


def _book(session: Session, forum_id: int) -> Book:
    return make_book(every_due(session, forum_id), forms(session, forum_id))


def _remember(session: Session, forum_id: int, bank: str, told: Mapping[str, str]) -> None:
    known = {**known_headings(session, forum_id, bank), **told}
    remember_columns(session, forum_id, KIND, {bank: known})


def _row(forum_id: int, statement_id: int, line: NewLine) -> BankLineRow:
    booking = line.booking
    return BankLineRow(
        forum_id=forum_id,
        statement_id=statement_id,
        row=booking.row,
        fingerprint=line.fingerprint,
        booked_on=booking.booked_on,
        amount=booking.amount,
        content=booking.content,
        payer=booking.payer,
        bank_reference=booking.bank_reference,
        set_aside="",
        version=1,
    )
