"""The plan of the seats: drawn by a sheet, and who sits where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.rules.seats import Grid, Seat, folded_seat, read_plan
from forum_app.kernel.actors import Role
from forum_app.sheets import SheetOut, write_xlsx
from tests.cast import Client
from tests.guests.factories import invite, said, upload
from tests.guests.test_adding import kinds

Cells = tuple[str | int | None, ...]


def hall(*rows: Cells, **more: tuple[Cells, ...]) -> bytes:
    sheets = {"Hội trường": rows, **more}
    return write_xlsx([SheetOut(name, (), lines) for name, lines in sheets.items()])


def grid(*rows: dict[int, str], name: str = "Hội trường") -> Grid:
    return Grid(name, list(enumerate(rows, start=1)))


def drawn(desk: Client) -> dict[str, Any]:
    return said(desk.get("seats"))


SMALL = hall(
    ("SƠ ĐỒ CHỖ NGỒI",),
    (None, "SÂN KHẤU"),
    ("Khu A",),
    ("A1", "A2", None, "A3"),
    ("Khu B",),
    ("B1", None, "B2"),
)


def test_the_plan_stands_as_in_the_hall(app: Flask, forum: Forum, desk: Client) -> None:
    report = said(desk.post("seats/import", **upload(SMALL)))
    zones = [{"zone": "Khu A", "seats": 3}, {"zone": "Khu B", "seats": 2}]
    assert report == {"seats": 5, "zones": zones, "added": 5, "removed": 0, "unseated": [], "errors": []}
    places = [(one["label"], one["zone"], one["column"]) for one in drawn(desk)["seats"]]
    assert places == [
        ("A1", "Khu A", 1), ("A2", "Khu A", 2), ("A3", "Khu A", 4), ("B1", "Khu B", 1), ("B2", "Khu B", 3)
    ]  # fmt: skip
    assert kinds(app, forum) == ["guests.seats_drawn"]
    desk.post("seats/import", **upload(SMALL))
    assert kinds(app, forum) == ["guests.seats_drawn"]


def test_a_dry_run_draws_nothing(desk: Client) -> None:
    assert said(desk.post("seats/import", **upload(SMALL, dry_run=True)))["added"] == 5
    assert drawn(desk)["seats"] == []


def test_each_of_several_sheets_is_a_zone() -> None:
    plan = read_plan([grid({1: "A1"}, name="Khu A"), grid({1: "B1"}, name="Khu B")])
    assert plan.seats == (Seat("A1", "Khu A", 1, 1), Seat("B1", "Khu B", 1, 1))


def test_bare_numbers_belong_to_the_letter_of_their_row() -> None:
    plan = read_plan([grid({1: "A", 2: "1", 3: "2"}, {1: "Hàng B", 3: "1"})])
    assert [(seat.label, seat.row, seat.column) for seat in plan.seats] == [
        ("A1", 1, 2), ("A2", 1, 3), ("B1", 2, 3)
    ]  # fmt: skip


def test_what_is_drawn_beside_the_seats_is_no_zone() -> None:
    plan = read_plan([grid({3: "SÂN KHẤU"}, {1: "A1"}, {1: "LỐI ĐI"}, {1: "A2"})])
    assert {seat.zone for seat in plan.seats} == {""}


@pytest.mark.parametrize(
    ("label", "wanted"), [("a 01", "a1"), ("A-1", "a1"), ("A.1", "a1"), ("VIP 2", "vip2"), ("Bàn 3", "ban3")]
)
def test_seats_are_compared_however_they_are_written(label: str, wanted: str) -> None:
    assert folded_seat(label) == wanted


def test_a_seat_that_is_there_twice_is_an_error(desk: Client) -> None:
    report = said(desk.post("seats/import", **upload(hall(("A1", "A2"), ("A 1", "A3")))))
    assert report["errors"] == [{"row": 3, "column": "", "message": "Ghế A 1 đã có ở dòng 2."}]
    assert drawn(desk)["seats"] == []


@pytest.mark.parametrize(
    ("content", "filename"),
    [(b"", "a.xlsx"), (b"PK\x03\x04", "a.xlsx"), (b"MZ", "a.exe"), (hall(("không có ghế nào",)), "a.xlsx")],
)
def test_what_is_no_plan_is_refused(desk: Client, content: bytes, filename: str) -> None:
    refused = desk.post("seats/import", **upload(content, filename=filename))
    assert (refused.status_code, list(said(refused)["errors"])) == (422, ["file"])
    assert desk.post("seats/import", data={}).status_code == 422


def test_a_plan_of_too_many_seats_is_refused(desk: Client) -> None:
    rows = [tuple(f"{row}{number}" for number in range(1, 101)) for row in ("A", "B")]
    huge = hall(
        *(tuple(f"{'ABCDEFGHIJ'[r % 10]}{'KLMNOPQR'[r // 10]}{n}" for n in range(100)) for r in range(51))
    )
    assert said(desk.post("seats/import", **upload(hall(*rows))))["seats"] == 200
    assert desk.post("seats/import", **upload(huge)).status_code == 422


def test_guests_sit_where_their_seat_says(app: Flask, forum: Forum, desk: Client) -> None:
    desk.post("seats/import", **upload(SMALL))
    for place, seat in enumerate(("a 1", "A1", "Z9", ""), start=1):
        guest = invite(app, forum, f"Lê {'ABCD'[place - 1]}n")
        desk.patch(f"guests/{guest.id}", json={"version": 1, "seat": seat} if seat else {"version": 1})
    desk.patch("guests/1", json={"version": 2, "vip": True})
    desk.post("check-ins", json={"guest_id": 1})
    shown = drawn(desk)
    taken = [one for one in shown["seats"] if one.get("guest")]
    assert [
        (one["label"], one["guest"]["id"], one["guest"]["vip"], one["guest"]["state"]) for one in taken
    ] == [("A1", 1, True, "present")]
    assert [one["id"] for one in taken[0]["others"]] == [2]
    assert [(one["id"], one["seat"]) for one in shown["unplaced"]] == [(3, "Z9"), (4, "")]
    assert shown["unplaced_count"] == 2
    assert "phone" not in taken[0]["guest"]


def test_those_without_a_seat_are_looked_for_by_name(app: Flask, forum: Forum, desk: Client) -> None:
    for name in ("Lê An", "Trần Bình"):
        invite(app, forum, name)
    found = said(desk.get("seats?q=binh tran"))
    assert ([one["full_name"] for one in found["unplaced"]], found["unplaced_count"]) == (["Trần Bình"], 2)


def test_who_declined_or_is_cancelled_needs_no_seat(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An"), invite(app, forum, "Trần Bình")
    desk.patch("guests/1", json={"version": 1, "rsvp": "declined"})
    desk.post("guests/2/cancel", json={"version": 1})
    assert (drawn(desk)["unplaced"], drawn(desk)["unplaced_count"]) == ([], 0)


def test_a_new_plan_says_who_loses_their_seat(app: Flask, forum: Forum, desk: Client) -> None:
    desk.post("seats/import", **upload(SMALL))
    invite(app, forum, "Lê An")
    desk.patch("guests/1", json={"version": 1, "seat": "B2"})
    report = said(desk.post("seats/import", **upload(hall(("A1", "A2")), dry_run=True)))
    assert (report["added"], report["removed"], [one["id"] for one in report["unseated"]]) == (0, 3, [1])


@pytest.mark.parametrize("role", ["crew", "pledges", "display"])
def test_other_roles_see_and_draw_nothing(
    signed_in: Callable[[Role], Client], role: Role, forum: Forum
) -> None:
    caller = signed_in(role)
    assert caller.get("seats").status_code == 403
    assert caller.post("seats/import", **upload(SMALL)).status_code == 403
