"""The public pledge form: reading it, and saying what is wrong with it beside each field."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from flask_babel import gettext

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.text import tidy, within
from forum_app.pledges.rules.pledges import agree, name_donor
from forum_app.pledges.rules.requests import MESSAGE_LIMIT, read_phone, wish
from forum_app.pledges.rules.values import DonorKind, Programme, Wish

# More than any field may hold, so that a long text is refused in words and not cut.
LONGEST = 2000
KEY_LENGTH = 100

# Nothing is agreed to by leaving a question out.
Answered = Literal["yes", "no", ""]
UNANSWERED = N_("Xin chọn một trong hai.")


@dataclass(frozen=True, slots=True)
class Form:
    """The form as filled in. `website` is the bait no person sees; `key` makes a double tap one request.

    Name and amount are shown in public only with consent, asked apart: `name_shown`, `amount_shown`.
    """

    name: str = ""
    kind: DonorKind = "person"
    programme: Programme = "fund"
    amount: str = ""
    name_shown: Answered = ""
    amount_shown: Answered = ""
    phone: str = ""
    message: str = ""
    website: str = ""
    key: str = ""

    @property
    def body(self) -> dict[str, object]:
        """Give what a repetition must say again to be one."""
        parts = ("name", "kind", "programme", "amount", "name_shown", "amount_shown", "phone", "message")
        return {"form": "pledge", **{part: getattr(self, part) for part in parts}}


def blank() -> Form:
    """Make an empty form with a key of its own."""
    return Form(key=secrets.token_urlsafe(16))


def read(fields: Mapping[str, str]) -> Form:
    """Read what a browser sent, whatever is missing."""
    return Form(
        name=fields.get("name", "")[:LONGEST],
        kind="organisation" if fields.get("kind") == "organisation" else "person",
        programme="social" if fields.get("programme") == "social" else "fund",
        amount=fields.get("amount", "")[:LONGEST],
        name_shown=_answered(fields.get("name_shown", "")),
        amount_shown=_answered(fields.get("amount_shown", "")),
        phone=fields.get("phone", "")[:LONGEST],
        message=fields.get("message", "")[:LONGEST],
        website=fields.get("website", "")[:LONGEST],
        key=tidy(fields.get("key", ""))[:KEY_LENGTH],
    )


def make_wish(form: Form) -> Wish:
    """Turn a form into a wish. Raises Invalid with every complaint at once, not one a try."""
    if form.website:
        raise Invalid({}, N_("Phiếu chưa gửi được. Hãy kiểm tra lại rồi gửi lần nữa."))
    # In the order of the page: the first complaint gets the cursor.
    checks: tuple[Callable[[], object], ...] = (
        lambda: agree("cash", form.amount),
        lambda: name_donor(form.name, form.kind, False),
        lambda: read_phone(form.phone),
        lambda: _consented(form),
        lambda: within(form.message, MESSAGE_LIMIT, "message"),
    )
    faults = [fault for check in checks if (fault := _fault(check)) is not None]
    if faults:
        errors = {field: text for fault in faults for field, text in fault.errors.items()}
        params = {name: value for fault in faults for name, value in fault.params.items()}
        raise Invalid(errors, N_("Hãy xem lại những ô được đánh dấu."), params=params)
    donor = name_donor(form.name, form.kind, form.name_shown == "no")
    shown = form.amount_shown == "yes"
    return wish(donor, form.amount, form.phone, form.message, programme=form.programme, amount_shown=shown)


def turned_away(form: Form) -> Form:
    """Give a refused form back as it was, without the bait a browser may have filled in by itself."""
    return replace(form, website="")


def used_up(form: Form) -> Form:
    """Give the form back with a new key, where the old one has sent something else already."""
    return replace(form, key=secrets.token_urlsafe(16))


def complain(refused: Invalid) -> tuple[dict[str, str], str]:
    """Say the complaints in the reader's language: by field, and on the whole."""
    if "Idempotency-Key" in refused.errors:
        return {}, gettext("Phiếu trước đã được gửi. Nếu muốn gửi thêm một phiếu nữa, hãy bấm gửi lần nữa.")
    errors = {field.removeprefix("donor."): _say(text, refused) for field, text in refused.errors.items()}
    return errors, _say(refused.detail, refused)


def _answered(text: str) -> Answered:
    return "yes" if text == "yes" else "no" if text == "no" else ""


def _consented(form: Form) -> None:
    asked = {"name_shown": form.name_shown, "amount_shown": form.amount_shown}
    missing = {field: UNANSWERED for field, answer in asked.items() if not answer}
    if missing:
        raise Invalid(missing)


def _say(text: str, refused: Invalid) -> str:
    said: str = gettext(text)
    return said % refused.params if refused.params else said


def _fault(check: Callable[[], object]) -> Invalid | None:
    try:
        check()
    except Invalid as fault:
        return fault
    return None
