"""What importing a list changes: nobody twice, nobody mixed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forum_app.guests.rules.groups import Group
from forum_app.guests.rules.guest import Details
from forum_app.guests.rules.matching import Known
from forum_app.guests.rules.plan import Plan, plan
from forum_app.guests.rules.sheet import Complaint, Invitee, Reading

GROUPS = [Group(1, 1, "Lãnh đạo tỉnh", "Lãnh đạo", 1), Group(2, 2, "Doanh nghiệp", "Doanh nghiệp", 2)]
AN = Details("Lê An", position="Giám đốc", organisation="Muối Cà Ná", phone="0912345678")


def planned(
    people: Sequence[Details], guests: Sequence[Known] = (), group: int = 1, groups: Sequence[Group] = GROUPS
) -> Plan:
    invitees = [Invitee(row, group, details) for row, details in enumerate(people, start=2)]
    return plan(Reading(list(groups), invitees), guests)


def known(
    id_: int, details: Details, *, group: int = 1, place: int | None = None, cancelled: bool = False
) -> Known:
    rank = group * 100_000 + (place or id_)
    return Known(
        id_,
        group,
        details.full_name,
        details.salutation,
        details.position,
        details.organisation,
        details.seat,
        details.phone,
        details.note,
        rank,
        cancelled,
    )


def actions(worked_out: Plan) -> list[str]:
    return [step.action for step in worked_out.steps]


def meant(worked_out: Plan) -> list[int | None]:
    return [step.guest and step.guest.id for step in worked_out.steps]


def with_(details: Details, **changes: str) -> Details:
    return Details(
        **{name: changes.get(name, getattr(details, name)) for name in Details.__dataclass_fields__}
    )


def test_new_people_follow_the_order_of_the_list() -> None:
    steps = planned([AN, Details("Lê Bình")], group=2).steps
    assert [(step.action, step.rank) for step in steps] == [("create", 200_001), ("create", 200_002)]


def test_a_row_said_twice_is_one_guest() -> None:
    worked_out = planned([AN, with_(AN, note="VIP")])
    assert actions(worked_out) == ["create", "skip"]
    assert (worked_out.steps[1].why, worked_out.steps[1].params) == ("Trùng với dòng %(row)s.", {"row": 2})


def test_namesakes_are_two_guests() -> None:
    elsewhere = with_(AN, organisation="HTX Nho")
    other_phone = with_(AN, phone="0912345679")
    other_work = with_(AN, phone="", position="Kế toán")
    assert actions(planned([AN, elsewhere, other_phone])) == ["create", "create", "create"]
    assert actions(planned([with_(AN, phone=""), other_work])) == ["create", "create"]


def test_the_same_name_in_another_group_is_another_guest() -> None:
    reading = Reading(GROUPS, [Invitee(2, 1, AN), Invitee(3, 2, AN)])
    assert actions(plan(reading, [])) == ["create", "create"]


def test_the_same_list_again_changes_nothing() -> None:
    assert actions(planned([AN, Details("Lê Bình")], [known(1, AN), known(2, Details("Lê Bình"))])) == [
        "unchanged",
        "unchanged",
    ]


def test_what_the_list_says_wins_and_what_it_leaves_blank_is_kept() -> None:
    worked_out = planned([Details("Lê An", organisation="MUỐI CÀ NÁ", seat="A2")], [known(1, AN)])
    assert [step.changed for step in worked_out.steps] == [("organisation", "seat")]
    assert worked_out.steps[0].details == with_(AN, organisation="MUỐI CÀ NÁ", seat="A2")


def test_a_namesake_does_not_take_anothers_place() -> None:
    accountant = with_(AN, position="Kế toán", phone="0912000111")
    newcomer = with_(AN, position="Thư ký", phone="0912000222")
    worked_out = planned([newcomer, accountant, AN], [known(1, AN), known(2, accountant)])
    assert meant(worked_out) == [None, 2, 1]


def test_a_guest_who_changed_work_is_known_by_phone() -> None:
    assert meant(planned([with_(AN, organisation="HTX Nho")], [known(7, AN)])) == [7]


def test_a_name_spelled_anew_is_known_by_a_phone_of_ones_own() -> None:
    worked_out = planned([with_(AN, full_name="Lê Ân Tình")], [known(7, AN)])
    assert meant(worked_out) == [7]
    told = {"before": "Lê An", "after": "Lê Ân Tình"}
    assert worked_out.warnings == (
        Complaint(2, "full_name", "“%(before)s” đổi tên thành “%(after)s”.", told),
    )


def test_an_offices_shared_phone_makes_nobody_the_same() -> None:
    known_two = [known(1, AN), known(2, with_(AN, full_name="Lê Bình"))]
    assert meant(planned([with_(AN, full_name="Phạm Chi")], known_two)) == [None]


def test_a_cancelled_guest_stays_cancelled() -> None:
    worked_out = planned([AN], [known(1, AN, cancelled=True)])
    assert [(step.action, step.why) for step in worked_out.steps] == [("skip", "Khách này đã được hủy mời.")]


def test_a_whole_list_decides_the_order() -> None:
    binh = Details("Lê Bình")
    worked_out = planned([binh, AN], [known(1, AN), known(2, binh)])
    assert [(step.guest and step.guest.id, step.rank) for step in worked_out.steps] == [
        (2, 100_001),
        (1, 100_002),
    ]


def test_a_list_does_not_undo_what_somebody_arranged_by_hand() -> None:
    binh = Details("Lê Bình")
    there = [known(1, AN), known(2, binh)]
    groups = [replace(GROUPS[0], arranged=True), GROUPS[1]]
    worked_out = planned([binh, AN, Details("Lê Chi")], there, groups=groups)
    assert [(step.action, step.rank) for step in worked_out.steps] == [
        ("unchanged", 100_002),
        ("unchanged", 100_001),
        ("create", 100_003),
    ]


def test_a_supplement_goes_behind_those_who_have_their_places() -> None:
    worked_out = planned([Details("Lê Chi"), AN], [known(1, AN), known(2, Details("Lê Bình"))])
    assert [(step.action, step.rank) for step in worked_out.steps] == [
        ("create", 100_003),
        ("unchanged", 100_001),
    ]


def test_a_guest_moves_to_the_group_the_list_says() -> None:
    worked_out = planned([AN], [known(1, AN)], group=2)
    assert [(step.changed, step.rank) for step in worked_out.steps] == [(("group", "rank"), 200_001)]
