"""A donor's name changes, or is to be said no more: every screen that calls them follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from forum_app.kernel.actors import Role
from tests.cast import Client
from tests.donors.factories import SALT, add, promise
from tests.pledges.factories import KEYS, take
from tests.show.factories import cues, press

SALT_NOW = "Công ty Cổ phần Muối Ninh Thuận"
UNNAMED = "Nhà hảo tâm"
WORDS = f"Kính mời {SALT} lên sân khấu."
SCREENS = ("show", "rundown", "backstage", "show/log")


@pytest.fixture
def stage(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in("stage")


@pytest.fixture
def salt(office: Client) -> dict[str, Any]:
    """A donor of the list who promised, and will hand a board over."""
    return promise(office, add(office, presenter="Bà Nguyễn Thị Cà Ná")["id"])


def call_by(stage: Client, *steps: dict[str, Any]) -> None:
    """Write a cue of these steps, and call it."""
    cue = {"title": "Tiếp nhận bảng tượng trưng", "planned_s": 600, "steps": list(steps)}
    answer = stage.post("rundown/cues", json=cue, key=next(KEYS))
    assert answer.status_code == 201, answer.json
    press(stage, "go")


def board(pledge: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Make the step the editor makes of a board; a promise of the list is the list's donor's."""
    return {
        "title": pledge.get("donor", {"name": SALT})["name"],
        "pledge_id": pledge["id"],
        "scene": "spotlight",
    } | more


def correct(office: Client, pledge_id: int, **changes: Any) -> None:
    version = office.get(f"pledges/{pledge_id}").json["version"]
    answer = office.patch(f"pledges/{pledge_id}", json={"version": version} | changes)
    assert answer.status_code == 200, answer.json


def relist(office: Client, donor: dict[str, Any], **changes: Any) -> None:
    answer = office.patch(f"donor-list/{donor['id']}", json={"version": donor["version"]} | changes)
    assert answer.status_code == 200, answer.json


def steps(stage: Client) -> list[tuple[str, str, str, str]]:
    return [
        (step["title"], step["presenter"], step["office"], step["text"]) for step in cues(stage)[-1]["steps"]
    ]


def said(stage: Client) -> str:
    """Give all that the screens of the show say."""
    return json.dumps([stage.get(screen).json for screen in SCREENS], ensure_ascii=False)


def test_a_name_mended_in_the_list_is_mended_where_the_donor_is_called(
    office: Client, stage: Client, salt: dict[str, Any]
) -> None:
    (pledge,) = salt["promises"]
    other = take(office, donor={"name": f"{SALT} 2"}, hold=True)
    call_by(stage, board(pledge, presenter="Bà Kín", text=WORDS), board(other, text=f"{SALT} 2 và {SALT}a"))
    version = stage.get("rundown").json["version"]
    relist(office, salt, name=SALT_NOW)
    assert steps(stage) == [
        (SALT_NOW, "Bà Kín", "", f"Kính mời {SALT_NOW} lên sân khấu."),
        (f"{SALT} 2", "", "", f"{SALT} 2 và {SALT}a"),
    ]
    assert stage.get("rundown").json["version"] == version + 1


def test_a_step_keeps_the_words_somebody_chose_for_it(office: Client, stage: Client) -> None:
    pledge = take(office, hold=True)
    call_by(stage, board(pledge, title="Đơn vị thứ nhất", text="Mời đơn vị thứ nhất."))
    version = stage.get("rundown").json["version"]
    correct(office, pledge["id"], donor={"name": SALT_NOW})
    assert steps(stage) == [("Đơn vị thứ nhất", "", "", "Mời đơn vị thứ nhất.")]
    assert stage.get("rundown").json["version"] == version


@pytest.mark.parametrize("called", [False, True])
def test_a_donor_who_asks_to_stay_unnamed_is_named_on_no_screen(
    office: Client, stage: Client, called: bool
) -> None:
    pledge = take(office, donor={"name": SALT}, hold=True)
    call_by(stage, board(pledge, presenter="Bà Kín", office="Giám đốc", text=WORDS))
    if called:
        press(stage, "go")
    assert said(stage).count(SALT) >= 2
    correct(office, pledge["id"], donor={"anonymous": True})
    assert steps(stage) == [(UNNAMED, "", "", f"Kính mời {UNNAMED} lên sân khấu.")]
    if called:
        assert stage.get("show").json["current"]["step"]["title"] == UNNAMED
    everything = said(stage)
    assert (SALT in everything, "Bà Kín" in everything) == (False, False)


def test_undoing_an_edit_does_not_bring_the_name_back(office: Client, stage: Client) -> None:
    pledge = take(office, donor={"name": SALT}, hold=True)
    call_by(stage, board(pledge))
    (step,) = (cue := cues(stage)[-1])["steps"]
    edit = {"version": cue["version"], "steps": [{**step, "text": WORDS}]}
    assert stage.patch(f"rundown/cues/{cue['id']}", json=edit).status_code == 200
    correct(office, pledge["id"], donor={"anonymous": True})
    refused = stage.post("rundown/undo", json={})
    assert (refused.status_code, refused.json["code"]) == (409, "conflict")
    assert SALT not in said(stage)


def test_a_donor_named_again_is_called_by_name_again(office: Client, stage: Client) -> None:
    pledge = take(office, donor={"name": SALT, "anonymous": True}, hold=True)
    call_by(stage, board(pledge, title=UNNAMED, text=f"Kính mời {UNNAMED}."))
    correct(office, pledge["id"], donor={"anonymous": False})
    assert steps(stage) == [(SALT, "", "", f"Kính mời {SALT}.")]


def test_a_correction_of_the_amount_touches_no_step(office: Client, stage: Client) -> None:
    pledge = take(office, donor={"name": SALT}, hold=True)
    call_by(stage, board(pledge))
    version = stage.get("rundown").json["version"]
    correct(office, pledge["id"], amount="300tr", reason="Đơn vị nói lại")
    assert stage.get("rundown").json["version"] == version


def test_who_comes_with_the_board_in_anothers_place_is_on_the_step(
    office: Client, stage: Client, salt: dict[str, Any]
) -> None:
    (pledge,) = salt["promises"]
    words = f"Bà Nguyễn Thị Cà Ná thay mặt {SALT} trao bảng."
    call_by(stage, board(pledge, presenter=salt["presenter"], text=words), board(pledge, presenter="Ông Tư"))
    relist(office, salt, presenter="Ông Trần Văn Muối")
    assert steps(stage) == [
        (SALT, "Ông Trần Văn Muối", "", f"Ông Trần Văn Muối thay mặt {SALT} trao bảng."),
        (SALT, "Ông Tư", "", ""),  # chosen by the stage manager
    ]


def test_nobody_comes_by_name_for_a_donor_who_stays_unnamed(
    office: Client, stage: Client, salt: dict[str, Any]
) -> None:
    (pledge,) = salt["promises"]
    correct(office, pledge["id"], donor={"anonymous": True})
    call_by(stage, board(pledge, title=UNNAMED))
    relist(office, salt, presenter="Ông Trần Văn Muối")
    assert steps(stage) == [(UNNAMED, "", "", "")]


def test_a_name_learnt_late_comes_onto_the_step_and_a_released_board_is_left_alone(
    office: Client, stage: Client
) -> None:
    donor = promise(office, add(office)["id"])
    (pledge,) = donor["promises"]
    call_by(stage, board(pledge))
    relist(office, donor, presenter="Bà Kín")
    assert steps(stage) == [(SALT, "Bà Kín", "", "")]
    press(stage, "go")
    relist(office, office.get("donor-list").json["items"][0], presenter="Ông Tư")
    assert steps(stage) == [(SALT, "Bà Kín", "", "")]


def test_who_stays_unnamed_is_told_where_the_programme_says_the_name(
    office: Client, stage: Client, salt: dict[str, Any]
) -> None:
    """A note somebody typed follows nobody's wish: whoever takes the wish has to know of it."""
    call_by(stage, board(salt, text=WORDS))  # follows by itself
    for title, note in (
        ("Lời cảm ơn", f"Cảm ơn {SALT.upper()}!"),
        ("Đơn ca", f"Nhạc do {SALT}ng chọn"),
        ("Bế mạc", "Cảm ơn mọi người"),
    ):
        cue = {"title": title, "planned_s": 60, "notes": {"mc": note}}
        assert stage.post("rundown/cues", json=cue, key=next(KEYS)).status_code == 201
    number = {cue["title"]: place for place, cue in enumerate(cues(stage), start=1)}["Lời cảm ơn"]

    def unnamed(anonymous: bool) -> list[tuple[int, str]]:
        version = office.get(f"pledges/{salt['id']}").json["version"]
        donor = {"name": SALT, "kind": "organisation", "anonymous": anonymous}
        answer = office.patch(f"pledges/{salt['id']}", json={"version": version, "donor": donor})
        assert answer.status_code == 200, answer.json
        return [(item["number"], item["title"]) for item in answer.json.get("still_named", [])]

    assert unnamed(True) == [(number, "Lời cảm ơn")]
    assert unnamed(True) == []  # it was told
    assert unnamed(False) == []


def test_who_stays_unnamed_is_told_which_messages_say_the_name(
    office: Client, stage: Client, salt: dict[str, Any]
) -> None:
    later = {"text": f"Cảm ơn {SALT.upper()}", "target": "all", "level": "info"}
    for text, target in (
        (f"Mời {SALT} lên trước", "mc"),
        (f"{SALT} xin lùi lại", "crew"),
        ("Đèn sáng", "light"),
    ):
        said = {"text": text, "target": target, "level": "info"}
        assert stage.post("show/message", json=said).status_code == 200
    assert stage.post("show/message", json={"text": "", "target": "crew"}).status_code == 200
    for prepared in (later, {**later, "text": f"Nhạc của {SALT}ng"}):
        assert stage.post("show/prepared-messages", json=prepared, key=next(KEYS)).status_code == 201
    correct = {"version": office.get(f"pledges/{salt['id']}").json["version"], "donor": {"anonymous": True}}
    assert office.patch(f"pledges/{salt['id']}", json=correct).json["still_said"] == [
        {"text": f"Mời {SALT} lên trước", "target": "mc", "prepared": False},
        {"text": later["text"], "target": "all", "prepared": True},
    ]
