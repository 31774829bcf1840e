"""What may be received for a pledge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forum_app.kernel.errors import N_, Invalid, Refused
from forum_app.kernel.money import Dong, parse_dong
from forum_app.kernel.text import within
from forum_app.payments.rules.matching import Named, matched_by_name, references
from forum_app.payments.rules.values import BankLine, Due, MatchedBy, Source

NOTE_LIMIT, REASON_LIMIT = 300, 300


@dataclass(frozen=True, slots=True)
class Arrival:
    """What somebody says has arrived."""

    source: Source
    amount: Dong
    quantity: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Share:
    """What of a bank line is for one pledge."""

    pledge_id: int
    amount: Dong


def arrival(source: Source, said: int | str | None, quantity: int | None, note: str) -> Arrival:
    """Accept what somebody says has arrived. Raises Invalid naming the fields.

    Money needs an amount; goods need a quantity, and what they are worth may be left open.
    """
    told = within(note, NOTE_LIMIT, "note")
    if source != "goods":
        return Arrival(source, parse_dong(said), None, told)
    if quantity is None:
        raise Invalid({"quantity": N_("Ghi số lượng đã nhận.")})
    worth = Dong(0) if said in (None, 0, "", "0") else parse_dong(said)
    return Arrival(source, worth, quantity, told)


def shares_of(said: Iterable[tuple[int, int | str]]) -> tuple[Share, ...]:
    """Accept how somebody shares a bank line. Raises Invalid naming the share that cannot be used."""
    shares: list[Share] = []
    for place, (pledge_id, amount) in enumerate(said):
        if any(one.pledge_id == pledge_id for one in shares):
            raise Invalid({f"shares.{place}.pledge_id": N_("Khoản này đã có trong các phần.")})
        shares.append(Share(pledge_id, _amount(amount, f"shares.{place}.amount")))
    return tuple(shares)


def refused_share(place: int, fault: Refused) -> Refused:
    """Say of which share a refusal is: `errors` names it."""
    return Refused(
        code=fault.code,
        status=fault.status,
        detail=fault.detail,
        params=fault.params,
        errors={f"shares.{place}": fault.detail},
        extra=fault.extra,
    )


def make_sure_fitting(come: Arrival, due: Due) -> None:
    """Raise Refused 409 where this is nothing for that pledge: `void`, `goods_expected`, `money_expected`."""
    if due.status == "void":
        raise _refused("void", N_("Khoản ủng hộ này đã bị hủy."))
    if due.in_goods and come.source != "goods":
        raise _refused("goods_expected", N_("Khoản này là hiện vật: hãy ghi số lượng hiện vật đã nhận."))
    if not due.in_goods and come.source == "goods":
        raise _refused("money_expected", N_("Khoản này không phải hiện vật: hãy ghi số tiền đã nhận."))


def make_sure_left(wanted: int, line: BankLine) -> None:
    """Raise Refused 409 where a bank line has not so much left: `line_aside`, `line_used_up`."""
    if line.set_aside:
        raise _refused("line_aside", N_("Dòng sao kê này đã để riêng; hãy đưa lại trước khi ghi nhận."))
    if wanted > line.left:
        detail = N_("Dòng sao kê này chỉ còn %(left)s đồng chưa ghi nhận.")
        left = {"left": line.left}
        raise Refused(
            code="line_used_up",
            status=409,
            detail=detail,
            params={"left": f"{line.left:,}".replace(",", ".")},
            extra=left,
        )


def how_matched(line: BankLine | None, due: Due, form: int | None) -> MatchedBy:
    """Say what in a bank line speaks for a pledge; `form` is the number of the public form it was."""
    if line is None:
        return "person"
    named = references(line.content)
    if Named("UH", due.number) in named or (form is not None and Named("DK", form) in named):
        return "reference"
    return "name" if matched_by_name(line.content, line.payer, due) else "person"


def reason(said: str) -> str:
    """Accept why something is undone or set aside. Raises Invalid where it is empty or too long."""
    told = within(said, REASON_LIMIT, "reason")
    if not told:
        raise Invalid({"reason": N_("Ghi lý do.")})
    return told


def _amount(said: int | str, field: str) -> Dong:
    try:
        return parse_dong(said)
    except Invalid as fault:
        raise Invalid({field: fault.errors["amount"]}, params=fault.params) from fault


def _refused(code: str, detail: str) -> Refused:
    return Refused(code=code, status=409, detail=detail)
