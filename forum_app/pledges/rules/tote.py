"""The tote: what the stage, the overlay and the public page show of the pledges."""

from dataclasses import dataclass

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.words import dong_in_words
from forum_app.pledges.rules.values import Donor, Pledge

ANONYMOUS_NAME = N_("Nhà hảo tâm")
LATEST = 5


@dataclass(frozen=True, slots=True)
class Given:
    """One of the latest gifts, as far as the ledger has been read."""

    donor: Donor
    amount: int
    amount_shown: bool = True


@dataclass(frozen=True, slots=True)
class Steering:
    """How a desk has set the tote. `frozen_at` is the feed number up to which the shown total is read."""

    frozen_at: int | None = None
    spotlight_id: int | None = None

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
        "latest": [_given_state(given) for given in counted.latest],
        "spotlight": None if spotlit is None else spotlight_state(spotlit),
        "frozen": steering.frozen,
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


def spotlight(pledge: Pledge) -> int:
    """Allow a pledge, held or counted, on the stage display. Raises Invalid where it is void."""
    if pledge.status == "void":
        raise Invalid({"pledge_id": N_("Khoản ủng hộ này đã bị hủy.")})
    return pledge.id


def _given_state(given: Given) -> dict[str, object]:
    amount = given.amount if given.amount_shown else None
    return {"name": shown_name(given.donor), "anonymous": given.donor.anonymous, "amount": amount}
