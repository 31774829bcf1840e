"""The values of the slice: money on a bank statement, pledges with what arrived for them, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from forum_app.kernel.money import Dong
from forum_app.pledges.rules.values import PledgeKind, Status

Source = Literal["bank", "cash", "goods"]
MatchedBy = Literal["reference", "name", "person"]
LineState = Literal["new", "matched", "aside"]
DueState = Literal["outstanding", "partly", "received", "over"]
Why = Literal["reference", "amount_name", "name", "amount"]


@dataclass(frozen=True, slots=True)
class Booking:
    """Money that came in, as a bank's sheet says. `row` is its number there."""

    row: int
    booked_on: date
    amount: Dong
    content: str
    payer: str = ""
    bank_reference: str = ""


@dataclass(frozen=True, slots=True)
class BankLine:
    """A booking that is kept. `used` is what receipts took of it; `set_aside` says why it is no gift."""

    id: int
    bank: str
    booked_on: date
    amount: Dong
    content: str
    payer: str
    bank_reference: str
    set_aside: str
    used: Dong

    @property
    def left(self) -> Dong:
        return Dong(self.amount - self.used)

    @property
    def state(self) -> LineState:
        if self.set_aside:
            return "aside"
        return "matched" if self.left <= 0 else "new"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about a pledge: of the donor list, else who sent the form."""

    name: str = ""
    phone: str = ""


NOBODY_KNOWN = Contact()


@dataclass(frozen=True, slots=True)
class Due:
    """A pledge and what has arrived for it. `pledged` is what its ledger comes to.

    Of goods `quantity` `unit`s were promised and `goods` arrived; their amounts are estimates and no money.
    """

    id: int
    number: int
    reference: str
    donor: str
    folded: str
    kind: PledgeKind
    status: Status
    pledged: Dong
    received: Dong
    receipts: int
    taken_at: datetime
    quantity: int | None = None
    goods: int = 0
    unit: str = ""
    description: str = ""
    contact: Contact = NOBODY_KNOWN

    @property
    def in_goods(self) -> bool:
        return self.kind == "in_kind"

    @property
    def outstanding(self) -> Dong:
        return Dong(max(self.pledged - self.received, 0))

    @property
    def over(self) -> Dong:
        return Dong(max(self.received - self.pledged, 0))

    @property
    def state(self) -> DueState:
        if self.in_goods:
            return _progress(self.goods, self.quantity, self.receipts)
        wanted = None if self.pledged == 0 and self.status != "void" else self.pledged
        return _progress(self.received, wanted, self.receipts)

    @property
    def open(self) -> bool:
        """Say whether something is still to come."""
        return self.state in ("outstanding", "partly")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What arrived for a pledge: of a bank line, cash, or goods. An undone one keeps who and why."""

    id: int
    number: int
    pledge_id: int
    line_id: int | None
    source: Source
    amount: Dong
    quantity: int | None
    matched_by: MatchedBy
    received_on: date
    note: str
    at: datetime
    by: str
    undone_at: datetime | None = None
    undone_by: str | None = None
    undone_reason: str = ""


def _progress(come: int, wanted: int | None, receipts: int) -> DueState:
    """Compare what came with what was wanted; where nobody said how much, any receipt is all of it."""
    if receipts == 0:
        return "outstanding"
    if wanted is None or come == wanted:
        return "received"
    return "partly" if come < wanted else "over"
