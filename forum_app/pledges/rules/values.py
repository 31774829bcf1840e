"""The values of the slice: donors, drafts, pledges with their ledger, and public requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from forum_app.kernel.money import Dong

DonorKind = Literal["organisation", "person"]
PledgeKind = Literal["cash", "in_kind", "sponsorship", "scholarship"]
Programme = Literal["fund", "social"]
Channel = Literal["desk", "stage", "form", "transfer"]
Status = Literal["confirmed", "held", "void"]


@dataclass(frozen=True, slots=True)
class Donor:
    """Who gives. An anonymous donor is known at the desk and never named on a screen."""

    name: str
    kind: DonorKind = "organisation"
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a pledge says beside its amount: what for, how much of what, for whom, what may be shown.

    `quantity` counts `unit`s of a gift or scholarships; a sponsorship is `per_month` đồng for `months`.
    `beneficiary` is a household or pupil in need: named in public only once `beneficiary_released`.
    """

    programme: Programme = "fund"
    quantity: int | None = None
    unit: str = ""
    months: int | None = None
    per_month: int | None = None
    beneficiary: str = ""
    beneficiary_released: bool = False
    amount_shown: bool = True

    def said(self) -> dict[str, Any]:
        """Give each part by its name, as columns and states have it."""
        return {name: getattr(self, name) for name in self.__slots__}


PLAIN = Particulars()


@dataclass(frozen=True, slots=True)
class Draft:
    """A pledge about to be taken. `amount` 0 is a gift or sponsorship without an estimate."""

    donor: Donor
    kind: PledgeKind
    amount: Dong
    description: str
    channel: Channel
    hold: bool = False
    particulars: Particulars = PLAIN
    donor_id: int | None = None
    board_order: int | None = None
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One ledger line. `amount` is signed; `by` is the name of whoever wrote it."""

    number: int
    amount: int
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A pledge as it stands. `amount` is the sum of its ledger; `promised` the sum before it was voided."""

    id: int
    number: int
    reference: str
    donor: Donor
    kind: PledgeKind
    amount: Dong
    promised: Dong
    description: str
    channel: Channel
    status: Status
    version: int
    taken_at: datetime
    taken_by: str
    desk: str | None = None
    particulars: Particulars = PLAIN
    run: int = 0
    donor_id: int | None = None
    board_order: int | None = None
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction asks for; None leaves a part as it is."""

    amount: Dong | None = None
    donor: Donor | None = None
    description: str | None = None
    channel: Channel | None = None
    particulars: Particulars | None = None
    slip: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What follows from a change: the pledge afterwards, the line to append, the parts now worded anew."""

    after: Pledge
    difference: int
    rewritten: tuple[str, ...]
    reason: str

    @property
    def empty(self) -> bool:
        """Say whether everything already was as asked."""
        return self.difference == 0 and not self.rewritten


@dataclass(frozen=True, slots=True)
class Rewording:
    """What a pledge said before a correction of anything but its amount."""

    version: int
    before: Mapping[str, object]
    reason: str
    at: datetime
    by: str


RequestStatus = Literal["waiting", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody sends with the public form, ready to be queued."""

    donor: Donor
    amount: Dong
    phone: str
    message: str
    programme: Programme = "fund"
    amount_shown: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """A public request in the queue. It counts only once a desk accepts it."""

    id: int
    number: int
    reference: str
    donor: Donor
    amount: Dong
    phone: str
    message: str
    status: RequestStatus
    at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None
    reason: str = ""
    pledge_id: int | None = None
    programme: Programme = "fund"
    amount_shown: bool = True
