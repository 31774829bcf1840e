"""Delegations: made, proposed, headed, left and dissolved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.delegation import About, Single, clean_about, propose
from forum_app.kernel.actors import Role
from forum_app.kernel.errors import Invalid
from tests.cast import Client
from tests.guests.factories import invite, said
from tests.guests.test_adding import kinds

SALT = "Công ty CP Muối Mẫu Sáu"


@pytest.fixture(autouse=True)
def _invited(app: Flask, forum: Forum) -> None:
    invite(app, forum, "Lê An", organisation=SALT, position="Giám đốc")
    invite(app, forum, "Lê Bình", organisation="CÔNG TY CP MUỐI  MẪU SÁU")
    invite(app, forum, "Lê Cường", organisation="Tỉnh đoàn")


def add(desk: Client, **more: object) -> dict[str, Any]:
    return said(desk.post("delegations", json={"name": SALT, **more}))


def listed(desk: Client) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = said(desk.get("delegations"))["items"]
    return items


def test_a_delegation_has_a_head_a_contact_and_its_people(desk: Client) -> None:
    about = {"contact_name": "Cô Hoa", "contact_phone": "0912 345 678", "note": "Đi hai xe"}
    added = desk.post("delegations", json={"name": SALT, "guest_ids": [1, 2], "head_id": 1, **about})
    assert added.status_code == 201
    head = {"id": 1, "full_name": "Lê An", "salutation": "", "position": "Giám đốc"}
    kept = about | {"contact_phone": "0912345678", "name": SALT, "head": head}
    assert added.json == kept | {"id": 1, "version": 1, "expected": 2, "present": 0}
    guest = said(desk.get("guests/1"))
    assert (guest["delegation_id"], guest["delegation"], guest["heads"], guest["version"]) == (
        1,
        SALT,
        True,
        2,
    )


def test_who_comes_and_who_is_cancelled_is_counted(desk: Client) -> None:
    add(desk, guest_ids=[1, 2, 3])
    desk.post("check-ins", json={"guest_id": 1})
    desk.post("guests/3/cancel")
    assert [(one["expected"], one["present"]) for one in listed(desk)] == [(2, 1)]


def test_one_organisation_is_one_delegation_however_it_is_typed(desk: Client) -> None:
    add(desk)
    again = desk.post("delegations", json={"name": "cong ty cp muoi mau sau"})
    assert (again.status_code, said(again)["errors"]) == (422, {"name": "Đã có đoàn mang tên này."})


def test_a_repeat_with_the_same_key_adds_one(app: Flask, forum: Forum, desk: Client) -> None:
    first = desk.post("delegations", json={"name": SALT}, key="k")
    again = desk.post("delegations", json={"name": SALT}, key="k")
    assert (again.status_code, again.json) == (201, first.json)
    assert kinds(app, forum)[3:] == ["delegation.added"]


def test_people_of_one_organisation_are_proposed_until_they_are_together(desk: Client) -> None:
    (proposal,) = said(desk.get("delegations/proposals"))["items"]
    assert (proposal["name"], [guest["id"] for guest in proposal["guests"]]) == (SALT, [1, 2])
    add(desk, guest_ids=[1, 2], head_id=1)
    assert said(desk.get("delegations/proposals"))["items"] == []


def test_a_late_guest_is_proposed_to_join_the_delegation_there_is(
    app: Flask, forum: Forum, desk: Client
) -> None:
    add(desk, guest_ids=[1])
    (proposal,) = said(desk.get("delegations/proposals"))["items"]
    assert (proposal["delegation_id"], [guest["id"] for guest in proposal["guests"]]) == (1, [2])
    joined = desk.post("delegations/1/guests", json={"guest_ids": [2]})
    assert (joined.status_code, said(joined)["expected"]) == (200, 2)
    assert kinds(app, forum)[-1] == "delegation.joined"
    again = desk.post("delegations/1/guests", json={"guest_ids": [2]})
    assert again.status_code == 422


def test_a_guest_joins_heads_and_leaves_by_an_edit(desk: Client) -> None:
    add(desk, guest_ids=[1], head_id=1)
    joined = said(desk.patch("guests/2", json={"version": 1, "delegation_id": 1, "heads": True}))
    assert (joined["delegation"], joined["heads"]) == (SALT, True)
    assert said(desk.get("guests/1"))["heads"] is False
    left = said(desk.patch("guests/2", json={"version": 2, "delegation_id": None}))
    assert (left["delegation_id"], left["delegation"], left["heads"]) == (None, "", False)
    assert listed(desk)[0]["head"] is None


def test_a_new_guest_may_come_with_a_delegation(desk: Client) -> None:
    add(desk)
    added = desk.post("guests", json={"full_name": "Lê Dung", "delegation_id": 1, "heads": True, "vip": True})
    assert (added.status_code, said(added)["delegation"], said(added)["vip"]) == (201, SALT, True)
    assert listed(desk)[0]["head"]["full_name"] == "Lê Dung"


def test_a_head_is_chosen_in_the_delegation(desk: Client) -> None:
    add(desk, guest_ids=[1, 2])
    chosen = desk.patch("delegations/1", json={"version": 1, "head_id": 2, "contact_name": "Cô Hoa"})
    assert (chosen.status_code, said(chosen)["head"]["id"], said(chosen)["contact_name"]) == (
        200,
        2,
        "Cô Hoa",
    )
    none = said(desk.patch("delegations/1", json={"version": 2, "head_id": None}))
    assert (none["head"], none["contact_name"]) == (None, "Cô Hoa")


def test_an_edit_of_what_is_no_longer_so_is_stale(desk: Client) -> None:
    add(desk)
    desk.patch("delegations/1", json={"version": 1, "note": "Đi xe"})
    stale = desk.patch("delegations/1", json={"version": 1, "note": "Đi bộ"})
    assert (stale.status_code, said(stale)["current"]["note"]) == (409, "Đi xe")
    same = desk.patch("delegations/1", json={"version": 2, "note": "Đi xe"})
    assert said(same)["version"] == 2


def test_a_cancelled_head_leaves_the_place_free(desk: Client) -> None:
    add(desk, guest_ids=[1, 2], head_id=1)
    desk.post("guests/1/cancel")
    assert listed(desk)[0]["head"] is None
    assert desk.patch("delegations/1", json={"version": 1, "head_id": 1}).status_code == 422


def test_a_dissolved_delegation_leaves_its_guests_invited(app: Flask, forum: Forum, desk: Client) -> None:
    add(desk, guest_ids=[1, 2], head_id=1)
    assert desk.post("delegations/1/dissolve", json={"version": 7}).status_code == 409
    gone = desk.post("delegations/1/dissolve", json={"version": 1}, key="k")
    again = desk.post("delegations/1/dissolve", json={"version": 1}, key="k")
    assert (gone.status_code, again.json) == (200, gone.json)
    assert listed(desk) == []
    assert [said(desk.get(f"guests/{one}"))["state"] for one in (1, 2)] == ["expected", "expected"]
    assert kinds(app, forum)[-1] == "delegation.dissolved"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "Đoàn A", "contact_phone": "x"}, "contact_phone"),
        ({"name": "Đoàn A", "guest_ids": [1], "head_id": 2}, "head_id"),
    ],
)
def test_refused_delegations(desk: Client, body: dict[str, object], field: str) -> None:
    refused = desk.post("delegations", json=body)
    assert (refused.status_code, list(said(refused)["errors"])) == (422, [field])


def test_a_guest_is_in_one_delegation_only(desk: Client) -> None:
    add(desk, guest_ids=[1])
    assert desk.post("delegations", json={"name": "Đoàn khác", "guest_ids": [1]}).status_code == 422
    desk.post("guests/2/cancel")
    assert desk.post("delegations", json={"name": "Đoàn khác", "guest_ids": [2]}).status_code == 422


@pytest.mark.parametrize("body", [{"heads": True}, {"delegation_id": 9}])
def test_refused_memberships(desk: Client, body: dict[str, object]) -> None:
    assert desk.patch("guests/1", json={"version": 1, **body}).status_code == 422


def test_an_unknown_delegation_or_guest_is_missing(desk: Client) -> None:
    assert desk.get("delegations/9").status_code == 404
    assert desk.patch("delegations/9", json={"version": 1}).status_code == 404
    assert desk.post("delegations", json={"name": "Đoàn A", "guest_ids": [99]}).status_code == 404


@pytest.mark.parametrize("role", ["stage", "crew", "pledges", "display"])
def test_other_roles_neither_read_nor_write_delegations(
    signed_in: Callable[[Role], Client], role: Role
) -> None:
    other = signed_in(role)
    read = [other.get(path).status_code for path in ("delegations", "delegations/proposals", "guest-zones")]
    bodies = {
        "delegations": {"name": "Đoàn A"},
        "delegations/1/guests": {"guest_ids": [1]},
        "delegations/1/dissolve": {"version": 1},
    }
    written = [other.post(path, json=body).status_code for path, body in bodies.items()]
    edited = other.patch("delegations/1", json={"version": 1}).status_code
    assert [*read, *written, edited] == [403] * 7


def test_the_list_is_filtered_by_delegation_zone_and_vip(desk: Client) -> None:
    add(desk, guest_ids=[1])
    desk.patch("guests/2", json={"version": 1, "zone": "Khu A", "vip": True})
    found = [
        [guest["id"] for guest in said(desk.get(f"guests?{asked}"))["items"]]
        for asked in ("delegation=1", "zone=Khu%20A", "vip=true", "vip=true&delegation=1")
    ]
    assert found == [[1], [2], [2], []]
    assert said(desk.get("guest-zones"))["items"] == ["Khu A"]


def test_a_contact_without_a_name_of_the_delegation_is_none() -> None:
    with pytest.raises(Invalid):
        clean_about(About("…", contact_phone="0912345678"))


def test_single_guests_and_guests_of_no_organisation_are_not_proposed() -> None:
    people = [Single(1, "A", "", "Muối"), Single(2, "B", "", "–"), Single(3, "C", "", "–")]
    assert propose(people, {}) == []
