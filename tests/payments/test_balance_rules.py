"""What is outstanding, and for how long: pledged and received are never one number."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum_app.kernel.clock import utc
from forum_app.kernel.money import Dong
from forum_app.payments.rules.balances import age_of, days_waited, totals
from forum_app.payments.rules.values import Due
from tests.payments.factories import due

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = utc(2024, 10, 17, 12, 30)
AMOUNTS = st.integers(0, 10**12).map(Dong)
DUES = st.lists(
    st.builds(
        lambda number, kind, pledged, received: due(
            number=number, kind=kind, pledged=pledged, received=received, receipts=int(received > 0)
        ),
        st.integers(1, 10**6),
        st.sampled_from(["cash", "sponsorship", "in_kind"]),
        AMOUNTS,
        AMOUNTS,
    ),
    max_size=20,
)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "outstanding"),
        ({"received": Dong(1), "receipts": 1}, "partly"),
        ({"received": Dong(5_000_000), "receipts": 2}, "received"),
        ({"received": Dong(5_000_001), "receipts": 2}, "over"),
        ({"status": "void", "pledged": Dong(0), "received": Dong(1), "receipts": 1}, "over"),
        ({"kind": "sponsorship", "pledged": Dong(0)}, "outstanding"),
        ({"kind": "sponsorship", "pledged": Dong(0), "received": Dong(9), "receipts": 1}, "received"),
        ({"kind": "in_kind", "quantity": 10}, "outstanding"),
        ({"kind": "in_kind", "quantity": 10, "goods": 4, "receipts": 1}, "partly"),
        ({"kind": "in_kind", "quantity": 10, "goods": 10, "receipts": 2}, "received"),
        ({"kind": "in_kind", "quantity": 10, "goods": 11, "receipts": 2}, "over"),
        ({"kind": "in_kind", "goods": 3, "receipts": 1}, "received"),
    ],
)
def test_how_far_a_pledge_is(changes: dict[str, object], state: str) -> None:
    assert due(**changes).state == state


@given(DUES)
def test_pledged_is_what_came_and_what_is_still_to_come(dues: list[Due]) -> None:
    sums = totals(dues, NOW, ZONE)
    for one in (sums.cash, sums.support, sums.goods):
        assert one.pledged + one.over == one.received + one.outstanding
    waited = sum(one.outstanding for one in dues if one.open and one.kind != "in_kind")
    assert sum(age.outstanding for age in sums.ages) == waited


@pytest.mark.parametrize(
    ("days", "age"), [(0, 0), (7, 0), (8, 1), (30, 1), (31, 2), (60, 2), (61, 3), (400, 3)]
)
def test_ages_have_no_gap(days: int, age: int) -> None:
    one = due(taken_at=NOW - timedelta(days=days))
    assert (days_waited(one, NOW, ZONE), age_of(one, NOW, ZONE)) == (days, age)


def test_a_day_is_one_of_the_forums_calendar() -> None:
    late = due(taken_at=utc(2024, 10, 17, 16, 30))  # 23:30 in Ninh Thuận
    assert days_waited(late, utc(2024, 10, 17, 17, 30), ZONE) == 1
