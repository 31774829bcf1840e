"""Names that mean harm, and bodies that are none: refused clearly or shown harmlessly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.pledges.factories import ask, body, json_of, take, tote

SignIn = Callable[[Role], Client]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("'; DROP TABLE pledge; --", "'; DROP TABLE pledge; --"),
        ("\u202eLan\u2066 Ba\u0300\u0000 \ufeff", "Lan Bà"),
        ("%(limit)s {0} %s", "%(limit)s {0} %s"),
        ("\ufdfa" * 200, "\ufdfa" * 200),
        ("x" * 200, "x" * 200),
        ("😀", "😀"),
    ],
)
def test_a_hostile_name_is_kept_as_plain_text(
    signed_in: SignIn, anonymous: Client, typed: str, kept: str
) -> None:
    desk = signed_in("pledges")
    taken = take(desk, donor={"name": typed})
    ask(anonymous, donor=typed, message=typed)
    accepted = desk.post("pledge-requests/1/accept")
    assert (taken["donor"]["name"], accepted.status_code) == (kept, 200)
    assert [given["name"] for given in tote(anonymous)["latest"]] == [kept, kept]
    assert anonymous.get("tote").content_type == "application/json"


def test_a_lone_surrogate_is_dropped(signed_in: SignIn) -> None:
    sent = b'{"donor": {"name": "Lan \\ud800"}, "kind": "cash", "amount": "5tr", "channel": "desk"}'
    answer = signed_in("pledges").post("pledges", data=sent, content_type="application/json", key="a")
    assert (answer.status_code, json_of(answer)["donor"]["name"]) == (201, "Lan")


@pytest.mark.parametrize("path", ["pledges", "pledge-requests", "pledges/1/void", "tote/spotlight"])
@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b"1" * 5000])
def test_a_body_that_is_none_is_refused(signed_in: SignIn, path: str, sent: bytes) -> None:
    answer = signed_in("pledges").post(path, data=sent, content_type="application/json", key="a")
    assert (answer.status_code, json_of(answer)["code"]) == (422, "invalid")


@pytest.mark.parametrize("key", ["x" * 101, "x" * 10_000])
def test_an_overlong_key_is_refused(signed_in: SignIn, key: str) -> None:
    answer = signed_in("pledges").post("pledges", json=body(), key=key)
    assert (answer.status_code, list(json_of(answer)["errors"])) == (422, ["Idempotency-Key"])


def test_a_forged_write_is_refused(signed_in: SignIn, anonymous: Client) -> None:
    desk = signed_in("pledges")
    forged = desk.post("pledges", json=body(), key="a", headers={"X-CSRF-Token": "x"})
    assert (forged.status_code, tote(anonymous)["pledge_count"]) == (403, 0)
