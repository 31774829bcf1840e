"""The ledger itself: nobody changes it, not even with the database's own tongue."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.transaction import transaction
from tests import databases
from tests.cast import Client
from tests.pledges.factories import ask, json_of, take

SignIn = Callable[[Role], Client]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_line SET amount = 1",
        "UPDATE ledger_line SET reason = 'x' WHERE id = 1",
        "DELETE FROM ledger_line",
        "DELETE FROM pledge",
        "INSERT OR REPLACE INTO ledger_line"
        " SELECT id, forum_id, pledge_id, line, seq, 1, reason, at, actor, actor_name FROM ledger_line",
    ],
)
def test_the_database_refuses_to_change_the_ledger(app: Flask, signed_in: SignIn, change: str) -> None:
    if databases.POSTGRES and "REPLACE" in change:
        pytest.skip("PostgreSQL has no REPLACE")
    desk = signed_in("pledges")
    take(desk)
    before = json_of(desk.get("pledges/1"))
    with app.app_context(), pytest.raises(DBAPIError), transaction(1) as session:
        session.execute(sa.text(change))
    assert json_of(desk.get("pledges/1")) == before


def test_the_feed_tells_of_numbers_and_never_of_people(
    app: Flask, signed_in: SignIn, anonymous: Client
) -> None:
    desk = signed_in("pledges")
    take(desk, donor={"name": "Bà Lan"}, description="gọi lại", hold=True)
    desk.patch(
        "pledges/1", json={"version": 1, "amount": "1tr", "donor": {"name": "Bà Hoa"}, "reason": "Nhầm"}
    )
    desk.post("pledges/1/release", json={"version": 2})
    desk.post("tote/spotlight", json={"pledge_id": 1})
    desk.post("tote/freeze")
    desk.post("tote/release")
    desk.post("pledges/1/void", json={"version": 3, "reason": "Rút"})
    ask(anonymous, donor="Chị Hai", message="Chúc mừng")
    ask(anonymous, donor="Chị Ba")
    desk.post("pledge-requests/1/accept")
    desk.post("pledge-requests/2/reject", json={"reason": "Đùa"})
    with app.app_context():
        found = db.session.execute(sa.text("SELECT kind, data FROM feed_entry WHERE seq > 1 ORDER BY seq"))
        facts = [(kind, str(told)) for kind, told in found]
    assert [kind for kind, _ in facts] == [
        "pledge.corrected",
        "pledge.released",
        "tote.spotlighted",
        "tote.frozen",
        "tote.released",
        "pledge.voided",
        "pledge.requested",
        "pledge.requested",
        "pledge.taken",
        "pledge.accepted",
        "pledge.rejected",
    ]
    told = " ".join(said for _, said in facts)
    assert [word for word in ("Lan", "Hoa", "Hai", "Ba", "0912", "Nhầm", "Chúc", "Đùa") if word in told] == []
