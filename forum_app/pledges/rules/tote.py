"""The tote: what the stage, the overlay and the public page show of the pledges."""

from dataclasses import asdict, dataclass, field
from typing import get_args

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.words import dong_in_words
from forum_app.pledges.rules.values import Donor, Pledge, Programme

ANONYMOUS_NAME = N_("Nhà hảo tâm")
LATEST = 5
OTHER_RUN = N_("Khoản này không thuộc lượt đang chạy: tiền tổng duyệt và tiền thật luôn tách riêng.")
PROGRAMMES: tuple[Programme, ...] = get_args(Programme)


@dataclass(frozen=True, slots=True)
class Given:
    """One of the latest gifts, as far as the ledger has been read."""

    donor: Donor
    amount: int
    pledge_id: int = 0
    amount_shown: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone the shown total covers; `seq` numbers the fact that celebrated it, 0 where none did."""

    amount: int
    title: str
    seq: int


@dataclass(frozen=True, slots=True)
class Steering:
    """How a desk has set the tote. `frozen_at` is the feed number up to which the shown total is read.

    `run` is 0 for real money, otherwise the number of the rehearsal that is on.
    """

    frozen_at: int | None = None
    spotlight_id: int | None = None
    run: int = 0

    @property
    def frozen(self) -> bool:
        """Say whether the shown total stands still."""
        return self.frozen_at is not None


@dataclass(frozen=True, slots=True)
class Counted:
    """What the ledger comes to. Gifts, sponsorships and scholarships are counted apart, never as money."""

    tonight: int = 0
    pledges: int = 0
    in_kind: int = 0
    sponsorships: int = 0
    scholarships: int = 0
    latest: tuple[Given, ...] = ()
    programmes: dict[Programme, int] = field(default_factory=dict)
    milestone: Reached | None = None


def shown_name(donor: Donor) -> str:
    """Give the name a screen may show."""
    return ANONYMOUS_NAME if donor.anonymous else donor.name


def percent(total: int, goal: int) -> int:
    """Give how much of the goal is reached, floored so that 100 is never shown early; it may pass 100."""
    return total * 100 // goal if goal > 0 else 0


def tote_state(
    opening: int, goal: int, counted: Counted, steering: Steering, spotlit: Pledge | None
) -> dict[str, object]:
    """Write the tote out as every screen gets it."""
    total = opening + counted.tonight
    return {
        "total": total,
        "opening_total": opening,
        "tonight_total": counted.tonight,
        "goal": goal,
        "percent": percent(total, goal),
        "pledge_count": counted.pledges,
        "in_kind_count": counted.in_kind,
        "sponsorship_count": counted.sponsorships,
        "scholarship_count": counted.scholarships,
        "programmes": {name: counted.programmes.get(name, 0) for name in PROGRAMMES},
        "latest": [given_state(given) for given in counted.latest],
        "spotlight": None if spotlit is None else spotlight_state(spotlit),
        "milestone": None if counted.milestone is None else asdict(counted.milestone),
        "frozen": steering.frozen,
        "run": steering.run,
        "rehearsal": steering.run > 0,
    }


def given_state(given: Given) -> dict[str, object]:
    """Write one of the latest gifts out; `amount` is null where its donor does not want it shown."""
    return {
        "key": given.pledge_id,
        "name": shown_name(given.donor),
        "anonymous": given.donor.anonymous,
        "amount": given.amount if given.amount_shown else None,
    }


def spotlight_state(pledge: Pledge) -> dict[str, object]:
    """Write the donor on the stage display out, as far as they and whoever is helped wish to be known.

    A note on a cash pledge is the desk's own and stays there.
    """
    told, counted = pledge.particulars, pledge.kind == "cash" or pledge.amount > 0
    shown = counted and told.amount_shown
    return {
        "pledge_id": pledge.id,
        "name": shown_name(pledge.donor),
        "anonymous": pledge.donor.anonymous,
        "kind": pledge.kind,
        "amount": pledge.amount if shown else None,
        "amount_in_words": dong_in_words(pledge.amount) if shown else None,
        "description": "" if pledge.kind == "cash" else pledge.description,
        "programme": told.programme,
        "quantity": told.quantity,
        "unit": told.unit,
        "months": told.months,
        "per_month": told.per_month if told.amount_shown else None,
        "beneficiary": told.beneficiary if told.beneficiary_released else "",
    }


def called_state(pledge: Pledge, gift: str) -> dict[str, object]:
    """Write out what the MC may say of a donor who is called on stage: what the screen will show, in words.

    Of a void pledge only the name, so that the MC knows whom to pass over.
    """
    void = pledge.status == "void"
    unsaid = {"amount": None, "amount_in_words": None, "per_month": None, "description": ""}
    told = {"gift": "" if void else gift, "status": pledge.status}
    return {**spotlight_state(pledge), **(unsaid if void else {}), **told}


def spotlight(pledge: Pledge, run: int = 0) -> int:
    """Allow a pledge, held or counted, on the stage display.

    Raises Invalid where it is void, or of another run: a rehearsal shows no real money, the evening no other.
    """
    if pledge.run != run:
        raise Invalid({"pledge_id": OTHER_RUN})
    if pledge.status == "void":
        raise Invalid({"pledge_id": N_("Khoản ủng hộ này đã bị hủy.")})
    return pledge.id
