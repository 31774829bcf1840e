"""Adding, correcting and taking donors off the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.store.database import db
from forum_app.store.feed import since
from tests.cast import Client
from tests.donors.factories import SALT, add, listed, names, promise


def kinds(app: Flask, forum: Forum) -> list[str]:
    with app.app_context():
        return [fact.kind for fact in since(db.session(), forum.id, 0)]


def test_a_donor_is_cleaned_and_kept(office: Client) -> None:
    added = add(office, "  Công ty   Tỏi ", contact_phone="+84 943 640 379", open_letter_on="2024-09-12")
    known = {
        "name": "Công ty Tỏi",
        "contact_phone": "0943640379",
        "open_letter_on": "2024-09-12",
        "version": 1,
    }
    assert {name: added[name] for name in known} == known
    assert listed(office) == [added]


@pytest.mark.parametrize(
    "body",
    [
        {"name": " – "},
        {"name": "x" * 201},
        {"name": "A", "answer": "maybe"},
        {"name": "A", "open_letter_on": "12/9/2024"},
        {"name": "A", "unknown": "x"},
    ],
)
def test_what_is_no_donor_is_refused(office: Client, body: dict[str, str]) -> None:
    assert office.post("donor-list", json=body).status_code == 422


def test_one_company_is_one_donor_however_it_is_typed(office: Client) -> None:
    add(office)
    again = office.post("donor-list", json={"name": "CONG TY CO PHAN MUOI CA NA."})
    assert (again.status_code, list(again.json["errors"])) == (422, ["name"])


def test_a_repeat_adds_nobody_twice(office: Client) -> None:
    sent = [office.post("donor-list", json={"name": SALT}, key="one-wish") for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert names(office) == [SALT]


def test_a_correction_says_which_version_it_saw(app: Flask, forum: Forum, office: Client) -> None:
    donor = add(office, note="cũ")
    body = {"version": 1, "note": "Gọi trước", "answer": "considering", "appeal_on": "2024-09-25"}
    changed = office.patch(f"donor-list/{donor['id']}", json=body)
    assert changed.json == donor | body | {"version": 2, "standing": "considering"}
    late = office.patch(f"donor-list/{donor['id']}", json={"version": 1, "note": "khác"})
    assert (late.status_code, late.json["current"]) == (409, changed.json)
    assert kinds(app, forum) == ["donor.added", "donor.edited"]


def test_a_correction_of_nothing_leaves_no_trace(app: Flask, forum: Forum, office: Client) -> None:
    donor = add(office)
    assert office.patch(f"donor-list/{donor['id']}", json={"version": 1, "name": SALT}).json == donor
    assert kinds(app, forum) == ["donor.added"]


def test_a_letter_that_was_not_sent_after_all(office: Client) -> None:
    donor = add(office, open_letter_on="2024-09-12")
    body = {"version": 1, "open_letter_on": None}
    assert office.patch(f"donor-list/{donor['id']}", json=body).json["open_letter_on"] is None


def test_a_name_of_another_donor_is_refused(office: Client) -> None:
    add(office)
    other = add(office, "Công ty Tỏi")
    answer = office.patch(f"donor-list/{other['id']}", json={"version": 1, "name": SALT.upper()})
    assert (answer.status_code, names(office)) == (422, [SALT, "Công ty Tỏi"])


def test_a_new_name_goes_on_what_is_still_held(office: Client) -> None:
    donor = promise(office, add(office)["id"])
    office.patch(f"donor-list/{donor['id']}", json={"version": donor["version"], "name": "Muối Cà Ná"})
    (held,) = office.get("pledges/held").json["items"]
    assert (held["donor"]["name"], held["donor_id"], held["amount"]) == (
        "Muối Cà Ná",
        donor["id"],
        500_000_000,
    )


def test_a_donor_who_was_taken_off_comes_back_under_the_same_name(office: Client) -> None:
    donor = add(office, note="cũ", open_letter_on="2024-09-12")
    gone = office.delete(f"donor-list/{donor['id']}", json={"version": 1})
    assert (gone.status_code, names(office)) == (200, [])
    assert office.get(f"donor-list/{donor['id']}").status_code == 404
    back = add(office)
    assert (back["id"], back["note"], back["open_letter_on"]) == (donor["id"], "", None)


def test_who_still_promises_something_stays_on_the_list(office: Client) -> None:
    donor = promise(office, add(office)["id"])
    answer = office.delete(f"donor-list/{donor['id']}", json={"version": donor["version"]})
    assert (answer.status_code, names(office)) == (422, [SALT])


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_others_change_nothing(office: Client, signed_in: Callable[[Role], Client], role: Role) -> None:
    donor = add(office)
    other = signed_in(role)
    mark = {"ids": [donor["id"]], "letter": "appeal", "on": "2024-09-12"}
    answers = [
        other.post("donor-list", json={"name": "A"}),
        other.patch(f"donor-list/{donor['id']}", json={"version": 1, "note": "x"}),
        other.delete(f"donor-list/{donor['id']}", json={"version": 1}),
        other.post("donor-list/marks", json=mark),
        other.post(f"donor-list/{donor['id']}/promises", json={"amount": "5tr"}),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert listed(office) == [donor]
