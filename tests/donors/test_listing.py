"""Looking through the donor list, and who may."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.donors.factories import SALT, add, counts, listed, names, promise
from tests.pledges.factories import take, tote

SignIn = Callable[[Role], Client]
BANK = "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam"
GARLIC = "Công ty TNHH Tỏi Phan Rang"


@pytest.fixture
def three(office: Client) -> list[int]:
    """Three donors: nothing sent, a letter sent, an answer given."""
    salt = add(office, contact_name="Nguyễn Thị Minh Hòa", contact_phone="0912 345 678")
    bank = add(office, BANK, open_letter_on="2024-09-12")
    garlic = add(office, GARLIC, answer="no")
    return [salt["id"], bank["id"], garlic["id"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [SALT, BANK, GARLIC]),
        ("q=muoi ca", [SALT]),
        ("q=MINH HÒA", [SALT]),
        ("q=hoa 678", [SALT]),
        ("q=5678", [SALT]),
        ("q=!!!", []),
        ("answer=unsent", [SALT]),
        ("answer=waiting", [BANK]),
        ("answer=no", [GARLIC]),
        ("answer=yes", []),
    ],
)
def test_finding_donors(office: Client, three: list[int], query: str, found: list[str]) -> None:
    assert names(office, query) == found


def test_pages_follow_each_other(office: Client, three: list[int]) -> None:
    first = office.get("donor-list?limit=2").json
    second = office.get(f"donor-list?limit=2&cursor={first['next_cursor']}").json
    assert [item["id"] for item in first["items"] + second["items"]] == three
    assert second["next_cursor"] is None


@pytest.mark.parametrize("query", ["answer=maybe", "limit=0", "cursor=x", "cursor=999"])
def test_an_unusable_question_is_refused(office: Client, query: str) -> None:
    assert office.get(f"donor-list?{query}").status_code == 422


def test_the_list_in_numbers(office: Client, three: list[int]) -> None:
    promise(office, three[0], "500tr")
    take(office, donor={"name": BANK.upper()}, amount="200tr")
    expected = {"total": 3, "unsent": 0, "waiting": 1, "considering": 0, "yes": 1, "no": 1}
    money = {"promise_count": 2, "promised": 700_000_000, "held": 500_000_000, "confirmed": 200_000_000}
    assert counts(office) == expected | money


def test_what_came_of_a_donor_stands_beside_them(office: Client, three: list[int]) -> None:
    promise(office, three[0])
    taken = take(office, donor={"name": "cong ty co phan muoi ca na"}, amount="100tr")
    assert tote(office)["tonight_total"] == 100_000_000
    (salt,) = listed(office, "q=muoi")
    assert [(one["amount"], one["status"]) for one in salt["promises"]] == [
        (500_000_000, "held"),
        (100_000_000, "confirmed"),
    ]
    assert salt["promises"][1]["id"] == taken["id"]


@pytest.mark.parametrize(
    "path", ["donor-list", "donor-list/1", "donor-list.xlsx", "donor-list/template.xlsx"]
)
def test_who_may_read(
    office: Client, three: list[int], signed_in: SignIn, anonymous: Client, path: str
) -> None:
    roles: tuple[Role, ...] = ("admin", "stage", "crew", "checkin", "display")
    answers = [office.get(path).status_code, *(signed_in(role).get(path).status_code for role in roles)]
    assert answers == [200, 200, 403, 403, 403, 403]
    assert anonymous.get(path).status_code == 401


def test_a_stranger_is_not_on_the_list(office: Client) -> None:
    assert office.get("donor-list/7").status_code == 404
