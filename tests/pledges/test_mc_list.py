"""What the MC's tablet reads of the donors to call: as it stands now, and no more than may be said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.pledges.factories import DONOR, take
from tests.pledges.test_on_stage import HIDDEN, back, go, hand_over, rehearse

SignIn = Callable[[Role], Client]
SALT = DONOR | {"name": "Công ty Muối Cà Ná"}


@pytest.fixture
def crew(signed_in: SignIn) -> Client:
    return signed_in("crew")


def listed(crew: Client) -> list[dict[str, Any]]:
    answer = crew.get("pledges/on-stage")
    assert answer.status_code == 200, answer.json
    items: list[dict[str, Any]] = answer.json["items"]
    return items


def correct(desk: Client, number: int, **changes: object) -> None:
    version = desk.get(f"pledges/{number}").json["version"]
    answer = desk.patch(f"pledges/{number}", json={"version": version, "reason": "Nghe nhầm", **changes})
    assert answer.status_code == 200, answer.json


def test_who_is_to_be_called_in_order_with_name_amount_and_words(
    desk: Client, stage: Client, crew: Client
) -> None:
    take(desk, hold=True)
    take(desk, hold=True, amount="200tr", donor=SALT, programme="social")
    hand_over(stage, 2, 1)
    first, second = listed(crew)
    assert (first["pledge_id"], first["name"], first["programme"]) == (2, "Công ty Muối Cà Ná", "social")
    assert (first["amount"], first["amount_in_words"]) == (200_000_000, "Hai trăm triệu đồng")
    assert (second["pledge_id"], second["status"]) == (1, "held")


def test_a_correction_is_what_the_mc_reads(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True, amount="5tr")
    hand_over(stage, 1)
    before = crew.get("pledges/on-stage").json["seq"]
    correct(desk, 1, amount="50tr", donor={"name": "HTX Nho Nắng Vàng"})
    answer = crew.get("pledges/on-stage").json
    (item,) = answer["items"]
    assert (item["name"], item["amount_in_words"]) == ("HTX Nho Nắng Vàng", "Năm mươi triệu đồng")
    assert answer["seq"] > before


def test_one_that_is_void_is_named_so_that_it_is_passed_over_and_nothing_of_it_is_said(
    desk: Client, stage: Client, crew: Client
) -> None:
    take(desk, hold=True, kind="in_kind", amount="4tr", description="Gạo")
    hand_over(stage, 1)
    assert listed(crew)[0]["gift"] == "Gạo"
    assert desk.post("pledges/1/void", json={"version": 1, "reason": "Rút lại"}).status_code == 200
    (item,) = listed(crew)
    told = [item[name] for name in ("status", "amount", "amount_in_words", "gift", "description")]
    assert (item["name"], told) == (DONOR["name"], ["void", None, None, "", ""])


def test_one_released_before_its_time_says_so(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True)
    hand_over(stage, 1)
    assert desk.post("pledges/1/release", json={"version": 1}).status_code == 200
    assert listed(crew)[0]["status"] == "confirmed"


def test_neither_a_hidden_name_nor_an_unsaid_amount_nor_a_note_is_told(
    desk: Client, stage: Client, crew: Client
) -> None:
    take(desk, hold=True, amount="7tr", donor=HIDDEN, description="Để phong bì tại bàn 1")
    take(desk, hold=True, amount="8765432", donor=SALT, amount_shown=False)
    sponsored: dict[str, Any] = {"kind": "sponsorship", "amount": None, "months": 12, "per_month": "1234567"}
    take(desk, hold=True, **sponsored, beneficiary="Em Pi Năng Thị Mơ", amount_shown=False)
    hand_over(stage, 1, 2, 3)
    answer = crew.get("pledges/on-stage")
    hidden, unsaid, monthly = answer.json["items"]
    assert (hidden["name"], hidden["anonymous"], hidden["amount"]) == ("Nhà hảo tâm", True, 7_000_000)
    assert (unsaid["name"], unsaid["amount"], unsaid["amount_in_words"]) == ("Công ty Muối Cà Ná", None, None)
    assert (monthly["gift"], monthly["per_month"], monthly["beneficiary"]) == ("12 tháng", None, "")
    told = answer.text
    assert [one for one in ("Kín", "phong bì", "8765432", "1234567", "14814804", "Mơ") if one in told] == []


def test_a_donor_who_wishes_no_name_any_more_has_none(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True)
    hand_over(stage, 1)
    correct(desk, 1, donor={"anonymous": True})
    assert "Xây dựng" not in crew.get("pledges/on-stage").text


def test_of_pledges_that_nobody_calls_nothing_is_told(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True)
    assert listed(crew) == []
    take(desk, hold=True, donor=SALT)
    hand_over(stage, 2)
    assert [item["pledge_id"] for item in listed(crew)] == [2]


def test_a_step_that_names_no_pledge_of_this_forum_brings_nobody(stage: Client, crew: Client) -> None:
    hand_over(stage, 99)
    answer = crew.get("pledges/on-stage").json
    assert (answer["items"], answer["missing"]) == ([], [99])


def test_who_was_called_stays_known_for_back_and_who_is_passed_over_is_not(
    desk: Client, stage: Client, crew: Client
) -> None:
    take(desk, hold=True)
    take(desk, hold=True, donor=SALT)
    hand_over(stage, 1, 2)
    go(stage)
    said = [(item["pledge_id"], item["status"]) for item in listed(crew)]
    assert said == [(1, "confirmed"), (2, "held")]
    go(stage)
    back(stage)
    assert [item["pledge_id"] for item in listed(crew)] == [1, 2]
    (cue,) = [cue for cue in stage.get("rundown").json["cues"] if cue["steps"]]
    steps = [cue["steps"][0], cue["steps"][1] | {"skipped": True}]
    sent = {"version": cue["version"], "steps": steps}
    assert stage.patch(f"rundown/cues/{cue['id']}", json=sent).status_code == 200
    assert [item["pledge_id"] for item in listed(crew)] == [1]


def test_what_was_handed_over_before_is_not_told(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True)
    take(desk, hold=True, donor=SALT)
    hand_over(stage, 1)
    go(stage)
    hand_over(stage, 2)
    assert [item["pledge_id"] for item in listed(crew)] == [2]


def test_who_comes_with_the_next_item_is_told_before_it_begins(
    desk: Client, stage: Client, crew: Client
) -> None:
    take(desk, hold=True)
    cue = {"title": "Trao bảng", "planned_s": 600, "steps": [{"title": "Đơn vị 1", "pledge_id": 1}]}
    assert stage.post("rundown/cues", json=cue, key="first cue").status_code == 201
    assert [item["pledge_id"] for item in listed(crew)] == [1]


def test_a_rehearsal_tells_what_it_will_bring_on_stage(desk: Client, stage: Client, crew: Client) -> None:
    take(desk)  # counts already; its copy will not until GO
    take(desk, hold=True, amount="9tr", donor=SALT)
    assert desk.post("pledges/2/void", json={"version": 1, "reason": "Rút lại"}).status_code == 200
    rehearse(stage)
    hand_over(stage, 1, 2)
    assert [(item["pledge_id"], item["status"]) for item in listed(crew)] == [(1, "held"), (2, "void")]
    go(stage)
    copy = desk.get("pledges").json["items"][0]["id"]
    correct(desk, copy, amount="1tr")
    first = listed(crew)[0]
    assert (first["pledge_id"], first["status"], first["amount"]) == (1, "confirmed", 1_000_000)
    assert stage.post("show/reset", json={"mode": "live"}).status_code == 200
    assert desk.get("pledges/1").json["amount"] == 500_000_000


def test_rehearsal_money_is_not_told_on_the_evening(desk: Client, stage: Client, crew: Client) -> None:
    rehearse(stage)
    trial = take(desk, hold=True)["id"]
    assert stage.post("show/reset", json={"mode": "live"}).status_code == 200
    hand_over(stage, trial)
    assert listed(crew) == []


@pytest.mark.parametrize("role", ["pledges", "checkin", "display"])
def test_others_do_not_read_the_mcs_list(signed_in: SignIn, role: Role) -> None:
    assert signed_in(role).get("pledges/on-stage").status_code == 403


def test_nobody_reads_it_without_sign_in(anonymous: Client) -> None:
    assert anonymous.get("pledges/on-stage").status_code == 401


def test_reading_it_again_changes_nothing(desk: Client, stage: Client, crew: Client) -> None:
    take(desk, hold=True)
    hand_over(stage, 1)
    assert crew.get("pledges/on-stage").json == crew.get("pledges/on-stage").json
