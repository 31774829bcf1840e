"""Taking, correcting, voiding and releasing a pledge.

The amount of a pledge is the sum of its ledger lines. These rules never change an amount: they say
which line has to be appended.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from forum_app.kernel.errors import N_, Invalid, Stale
from forum_app.kernel.money import Dong, parse_dong
from forum_app.kernel.text import fold, within
from forum_app.pledges.rules.particulars import (
    NOTHING,
    Parts,
    agreed_with,
    make_sure_discreet,
    make_sure_told,
    monthly_total,
    particulars,
)
from forum_app.pledges.rules.slips import SLIP_LIMIT
from forum_app.pledges.rules.states import pledge_state
from forum_app.pledges.rules.tote import OTHER_RUN
from forum_app.pledges.rules.values import (
    Change,
    Channel,
    Correction,
    Donor,
    DonorKind,
    Draft,
    Particulars,
    Pledge,
    PledgeKind,
)

NAME_LIMIT = 200
DESCRIPTION_LIMIT = 500
REASON_LIMIT = 300
NAMED = 5  # so many references say enough of what went wrong

# Long enough for a second slip to reach the desk, short enough that a donor may really give again.
REPEAT_WITHIN = timedelta(minutes=10)


def name_donor(name: str, kind: DonorKind, anonymous: bool, field: str = "donor.name") -> Donor:
    """Accept a donor's name as it will be read out. Raises Invalid where it is empty or too long."""
    return Donor(require(name, NAME_LIMIT, field), kind, anonymous)


def draft(
    donor: Donor,
    kind: PledgeKind,
    said: int | str | None,
    description: str = "",
    channel: Channel = "desk",
    hold: bool = False,
    parts: Parts = NOTHING,
    slip: str = "",
) -> Draft:
    """Make a pledge ready to be taken; `parts` are its particulars, by name. Raises Invalid.

    `slip` is the number of the desk's paper slip, for comparing paper and list.
    """
    described = within(description, DESCRIPTION_LIMIT, "description")
    told = particulars(kind, parts)
    make_sure_described(kind, described, told)
    amount = agreed_with(told, agree(kind, said))
    numbered = within(slip, SLIP_LIMIT, "slip")
    return Draft(donor, kind, amount, described, channel, hold, particulars=told, slip=numbered)


def change(
    pledge: Pledge,
    said: int | str | None = None,
    donor: Mapping[str, Any] | None = None,
    description: str | None = None,
    channel: Channel | None = None,
    parts: Parts = NOTHING,
    slip: str | None = None,
) -> Change:
    """Read what a correction asks for; of donor and particulars, only the given parts. Raises Invalid."""
    numbered = None if slip is None else within(slip, SLIP_LIMIT, "slip")
    described = None if description is None else within(description, DESCRIPTION_LIMIT, "description")
    renamed = None if donor is None else replace(pledge.donor, **donor)
    if renamed is not None:
        renamed = name_donor(renamed.name, renamed.kind, renamed.anonymous)
    told = particulars(pledge.kind, parts, pledge.particulars)
    amount = _changed_amount(pledge, said, told)
    return Change(amount, renamed, described, channel, told if parts else None, numbered)


def agree(kind: PledgeKind, said: int | str | None) -> Dong:
    """Read an amount as spoken or typed. Cash needs one; anything else may go without an estimate (0)."""
    if kind != "cash" and said in (None, 0, "", "0"):
        return Dong(0)
    return parse_dong(said)


def correct(pledge: Pledge, version: int, change: Change, reason: str) -> Correction:
    """Work out a correction.

    Raises Stale where the pledge has moved on or is void, Invalid where an amount changes without a reason.
    """
    make_sure_current(pledge, version)
    after = _reworded(pledge, change)
    make_sure_described(after.kind, after.description, after.particulars)
    difference = after.amount - pledge.amount
    why = (require if difference else within)(reason, REASON_LIMIT, "reason")
    parts = ("donor", "description", "channel", "particulars", "slip")
    rewritten = tuple(part for part in parts if getattr(after, part) != getattr(pledge, part))
    correction = Correction(after, difference, rewritten, why)
    return correction if correction.empty else replace(correction, after=replace(after, version=version + 1))


def void(pledge: Pledge, version: int, reason: str) -> Correction:
    """Take a pledge back: its whole amount is written off. Raises Stale, or Invalid without a reason."""
    make_sure_current(pledge, version)
    why = require(reason, REASON_LIMIT, "reason")
    after = replace(pledge, amount=Dong(0), status="void", version=version + 1)
    return Correction(after, -pledge.amount, ("status",), why)


def release(pledge: Pledge, version: int) -> Pledge:
    """Let a held pledge count. Raises Stale where it is not held any more."""
    make_sure_current(pledge, version)
    if pledge.status != "held":
        raise Stale(pledge_state(pledge), N_("Khoản ủng hộ này đã được tính vào tổng."))
    return replace(pledge, status="confirmed", version=version + 1)


def name_beneficiary(pledge: Pledge, version: int, released: bool) -> Correction:
    """Let the name of who is helped be public, or take it back. Raises Stale, Invalid where there is none."""
    make_sure_current(pledge, version)
    if not pledge.particulars.beneficiary:
        raise Invalid({"released": N_("Khoản này không ghi tên người được nhận.")})
    told = replace(pledge.particulars, beneficiary_released=released)
    if told == pledge.particulars:
        return Correction(pledge, 0, (), "")
    make_sure_discreet(pledge.description, told)
    after = replace(pledge, particulars=told, version=version + 1)
    return Correction(after, 0, ("particulars",), "")


def release_all(asked: Sequence[tuple[Pledge, int]], run: int) -> list[Pledge]:
    """Let held pledges count together, or none of them, each with the version that was seen of it.

    Raises Invalid where one is of another run than the present one. Raises Stale where one is not as it was
    seen: with that pledge where it was asked for alone, otherwise with all of them as `pledges`.
    """
    if any(pledge.run != run for pledge, _ in asked):
        raise Invalid({"pledges": OTHER_RUN})
    if len(asked) == 1:
        return [release(*asked[0])]
    stale = [pledge for pledge, version in asked if pledge.status != "held" or pledge.version != version]
    if stale:
        detail = N_(
            "%(count)s khoản đã thay đổi hoặc không còn giữ: %(references)s. Chưa khoản nào được công bố."
        )
        named = ", ".join(pledge.reference for pledge in stale[:NAMED])
        written = {"pledges": [pledge_state(pledge) for pledge in stale]}
        raise Stale(written, detail, params={"count": len(stale), "references": named})
    return [release(pledge, version) for pledge, version in asked]


def make_sure_described(kind: PledgeKind, description: str, told: Particulars) -> None:
    """Raise Invalid where it is not said what is given, or where it names who must not be named."""
    make_sure_told(kind, description, told)
    make_sure_discreet(description, told)


def make_sure_current(pledge: Pledge, version: int) -> None:
    """Raise Stale, with the pledge as it stands, where it has moved on or is void."""
    if pledge.status == "void":
        raise Stale(pledge_state(pledge), N_("Khoản ủng hộ này đã bị hủy."))
    if pledge.version != version:
        raise Stale(pledge_state(pledge))


def likely_repeat(name: str, amount: Dong, earlier: Iterable[Pledge], now: datetime) -> Pledge | None:
    """Find the newest pledge that looks like the same one taken twice: same donor, same amount, just now."""
    alike = (
        pledge
        for pledge in earlier
        if fold(pledge.donor.name) == fold(name)
        and pledge.amount == amount
        and pledge.status != "void"
        and now - pledge.taken_at <= REPEAT_WITHIN
    )
    return max(alike, key=lambda pledge: pledge.number, default=None) if amount else None


def require(text: str, limit: int, field: str) -> str:
    """Tidy a text that must say something. Raises Invalid where it is empty or too long."""
    tidied = within(text, limit, field)
    if not tidied:
        raise Invalid({field: N_("Không được để trống.")})
    return tidied


def _changed_amount(pledge: Pledge, said: int | str | None, told: Particulars) -> Dong | None:
    if said is not None:
        return agreed_with(told, agree(pledge.kind, said))
    total = monthly_total(told)
    return None if total == monthly_total(pledge.particulars) else total


def _reworded(pledge: Pledge, change: Change) -> Pledge:
    amount = pledge.amount if change.amount is None else change.amount
    return replace(
        pledge,
        amount=amount,
        promised=amount,
        donor=change.donor or pledge.donor,
        description=pledge.description if change.description is None else change.description,
        channel=change.channel or pledge.channel,
        particulars=change.particulars or pledge.particulars,
        slip=pledge.slip if change.slip is None else change.slip,
    )
