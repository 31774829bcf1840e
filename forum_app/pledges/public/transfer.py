"""How to pay what a form promised: account, reference, and a code where instant transfer carries it."""

from __future__ import annotations

from dataclasses import dataclass

from forum_app.forums.rules import Account
from forum_app.kernel.text import fold
from forum_app.pledges.rules.banks import bank_name
from forum_app.pledges.rules.values import Request
from forum_app.pledges.rules.vietqr import TOO_LARGE, Transfer


@dataclass(frozen=True, slots=True)
class Paying:
    """What a person types into their banking app, or has filled in by the code where `instant`."""

    bank: str
    transfer: Transfer
    holder: str

    @property
    def instant(self) -> bool:
        return self.transfer.amount < TOO_LARGE


def paying(sent: Request, account: Account) -> Paying:
    """Say how a request is paid. The content is its reference alone: that is how it is found again."""
    content = "".join(letter for letter in fold(sent.reference).upper() if letter.isalnum())
    transfer = Transfer(account.bank_bin, account.number, sent.amount, content)
    return Paying(bank_name(account.bank_bin), transfer, account.name)
