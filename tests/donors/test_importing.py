"""Importing a donor list as an office sends it: the golden rows, repeats, later lists, promises."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.sheets import find_table, read_sheets
from forum_app.sheets.tables import Column
from tests.cast import Client, FixedClock
from tests.donors.factories import (
    DONOR_LIST,
    SALT,
    add,
    counts,
    imported,
    listed,
    names,
    promise,
    send,
    sheet,
)
from tests.donors.test_editing import kinds
from tests.pledges.factories import take, tote

WIND = (
    "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Năng lượng tái tạo Ninh Thuận"
    " – Chi nhánh Phan Rang - Tháp Chàm"
)
# Name, kind, phone, letters (open, appeal, form out, form back), answer, promised.
GOLDEN: list[tuple[str, str, str, tuple[str | None, ...], str, list[int]]] = [
    (SALT, "organisation", "0912345678", ("09-12", "09-25", "09-25", "10-02"), "yes", [500_000_000]),
    (WIND, "organisation", "0982111222", ("09-12", "09-25", "09-25", "10-01"), "yes", [1_200_000_000]),
    (
        "Công ty TNHH Sản xuất Thương mại Nho Ba Mọi",
        "organisation",
        "02593868123",
        ("09-12", None, None, None),
        "considering",
        [],
    ),
    ("Công ty TNHH Tỏi Phan Rang", "organisation", "0943640379", ("09-12", "10-17", None, None), "", []),
    ("HTX Nho Mẫu Thái An", "organisation", "0918777666", (None, None, None, None), "", []),
    (
        "Tập đoàn Trung Nam",
        "organisation",
        "02838649999",
        ("09-13", "09-26", None, "10-03"),
        "yes",
        [2_000_000_000],
    ),
    ("Công ty Cổ phần Đầu tư T&T", "organisation", "", ("09-13", None, "10-17", None), "no", []),
    (
        "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam - Chi nhánh Ninh Thuận",
        "organisation",
        "liên hệ văn thư",
        ("09-13", None, None, None),
        "",
        [],
    ),
    (
        "Công ty Cổ phần Đầu tư Hacom Holdings",
        "organisation",
        "0903999888",
        ("09-13", None, None, None),
        "yes",
        [],
    ),
    ("Bà Đàng Thị Kim Ngọc", "person", "0987654321", ("09-14", None, None, None), "yes", [50_000_000]),
    ("Gia đình ông Thành Văn Lâm", "person", "0977000111", (None, None, None, None), "no", []),
]
LETTERS = ("open_letter_on", "appeal_on", "form_sent_on", "form_returned_on")


def golden(office: Client) -> list[tuple[Any, ...]]:
    return [
        (
            one["name"],
            one["kind"],
            one["contact_phone"],
            tuple(one[letter] and one[letter].removeprefix("2024-") for letter in LETTERS),
            one["answer"],
            [made["amount"] for made in one["promises"]],
        )
        for one in listed(office)
    ]


def written(report: dict[str, Any]) -> tuple[int, int, int, int]:
    return report["created"], report["updated"], report["unchanged"], report["promises"]


def test_the_offices_list_gives_exactly_its_donors(office: Client) -> None:
    report = imported(office, DONOR_LIST.read_bytes())
    assert (written(report), report["promised"], report["errors"]) == ((11, 0, 0, 4), 3_750_000_000, [])
    assert golden(office) == GOLDEN
    assert [row for row in report["rows"] if row["action"] == "skip"] == [
        {"row": 18, "action": "skip", "what": "CÔNG TY CỔ PHẦN MUỐI CÀ NÁ", "why": "Trùng với dòng 8."}
    ]
    assert [(one["row"], one["message"]) for one in report["warnings"]] == [
        (17, "“liên hệ văn thư” không giống số điện thoại; vẫn giữ nguyên văn."),
        (19, "“200 suất quà”: không rõ là bao nhiêu tiền; bỏ qua ô này."),
        (11, "Không ghi ngày: lấy ngày hôm nay."),
        (16, "Không ghi ngày: lấy ngày hôm nay."),
    ]


def test_what_is_promised_is_held_and_does_not_count(office: Client) -> None:
    imported(office, DONOR_LIST.read_bytes())
    assert (tote(office)["tonight_total"], counts(office)["held"]) == (0, 3_750_000_000)
    boards = office.get("boards").json["items"]
    assert [board["donor"]["name"] for board in boards] == [
        SALT,
        WIND,
        "Tập đoàn Trung Nam",
        "Bà Đàng Thị Kim Ngọc",
    ]


def test_importing_again_doubles_nothing_whatever_the_day(
    app: Flask, forum: Forum, office: Client, clock: FixedClock
) -> None:
    imported(office, DONOR_LIST.read_bytes())
    before, facts = listed(office), kinds(app, forum)
    clock.forward(days=3)
    again = imported(office, DONOR_LIST.read_bytes())
    assert (written(again), listed(office), kinds(app, forum)) == ((0, 0, 11, 0), before, facts)


def test_a_dry_run_writes_nothing(app: Flask, forum: Forum, office: Client) -> None:
    dry = imported(office, DONOR_LIST.read_bytes(), dry_run=True)
    assert (written(dry), listed(office), kinds(app, forum)) == ((11, 0, 0, 4), [], [])
    assert dry == imported(office, DONOR_LIST.read_bytes())


def test_a_later_list_changes_what_it_says_and_wipes_nothing(office: Client) -> None:
    before = add(
        office, note="Gọi trước", contact_phone="0912345678", open_letter_on="2024-09-12", presenter="Bà Hòa"
    )
    report = imported(office, sheet((1, "CÔNG TY CỔ PHẦN MUỐI CÀ NÁ", "Lê An", None, None, "Nhận lời", None)))
    assert (written(report), report["rows"][0]["why"]) == ((0, 1, 0, 0), "Đổi tên, người đại diện, trả lời.")
    changed = {"name": "CÔNG TY CỔ PHẦN MUỐI CÀ NÁ", "contact_name": "Lê An", "answer": "yes"}
    assert listed(office) == [before | changed | {"version": 2, "standing": "yes"}]


def test_another_amount_corrects_the_promise(office: Client) -> None:
    donor = promise(office, add(office)["id"], "500tr")
    again = imported(office, sheet((1, SALT, None, None, None, None, "500 triệu")))
    assert (written(again), listed(office)) == ((0, 0, 1, 0), [donor])
    more = imported(office, sheet((1, SALT, None, None, None, None, "700 triệu")))
    assert (written(more), more["rows"][0]["why"]) == ((0, 1, 0, 1), "Đổi số tiền đăng ký.")
    (made,) = listed(office)[0]["promises"]
    assert (made["id"], made["amount"], made["status"]) == (donor["promises"][0]["id"], 700_000_000, "held")
    ledger = office.get(f"pledges/{made['id']}").json["ledger"]
    assert [(line["amount"], line["reason"]) for line in ledger][1] == (
        200_000_000,
        "Nhập lại danh sách nhà tài trợ",
    )


def test_what_was_said_in_public_is_left_alone(office: Client) -> None:
    (made,) = promise(office, add(office)["id"])["promises"]
    office.post(f"pledges/{made['id']}/release", json={"version": 1})
    report = imported(office, sheet((1, SALT, None, None, None, None, "700tr")))
    assert (written(report), tote(office)["tonight_total"]) == ((0, 0, 1, 0), 500_000_000)
    said = "Khoản 500.000.000 đồng đã được công bố; tệp ghi 700.000.000 đồng: hãy sửa ở bàn tiếp nhận ủng hộ."
    assert [one["message"] for one in report["warnings"]] == [said]


def test_what_was_taken_back_does_not_return_with_the_same_file(office: Client) -> None:
    content = sheet((1, SALT, None, None, None, None, "500tr"))
    imported(office, content)
    (made,) = listed(office)[0]["promises"]
    office.post(f"pledges/{made['id']}/void", json={"version": 1, "reason": "Rút lại"})
    report = imported(office, content)
    assert (written(report), counts(office)["promised"]) == ((0, 0, 1, 0), 0)
    assert "đã bị hủy trước đây" in report["warnings"][0]["message"]


def test_several_promises_are_not_guessed_at(office: Client) -> None:
    donor = promise(office, add(office)["id"], "500tr")
    promise(office, donor["id"], "100tr")
    both = imported(office, sheet((1, SALT, None, None, None, None, "600tr")))
    assert (written(both), both["warnings"]) == ((0, 0, 1, 0), [])
    other = imported(office, sheet((1, SALT, None, None, None, None, "800tr")))
    assert (written(other), len(other["warnings"])) == ((0, 0, 1, 0), 1)
    assert "nhiều khoản" in other["warnings"][0]["message"]


def test_what_the_desk_took_is_the_promise(office: Client) -> None:
    add(office)
    take(office, donor={"name": SALT}, amount="500tr", hold=True)
    report = imported(office, sheet((1, SALT, None, None, None, None, "500tr")))
    assert (written(report), report["rows"][0]["why"]) == ((0, 1, 0, 0), "Đổi trả lời.")


def test_who_was_taken_off_comes_back(office: Client) -> None:
    donor = add(office, note="cũ")
    office.delete(f"donor-list/{donor['id']}", json={"version": 1})
    imported(office, sheet((1, SALT, None, None, None, None, None)))
    assert [(one["id"], one["note"]) for one in listed(office)] == [(donor["id"], "")]


def test_the_unit_may_stand_in_the_heading(office: Client) -> None:
    columns = ("STT", "Đơn vị", "Mức ủng hộ (triệu đồng)")
    imported(office, sheet((1, SALT, 500), (2, "Công ty B", "1.200"), columns=columns))
    assert [one["promises"][0]["amount"] for one in listed(office)] == [500_000_000, 1_200_000_000]


def test_columns_told_are_remembered(office: Client) -> None:
    content = sheet((1, SALT, "Lê An"), columns=("No", "Ai", "Gặp ai"))
    unknown = imported(office, content, dry_run=True)
    assert (written(unknown), len(unknown["errors"]), names(office)) == ((0, 0, 0, 0), 1, [])
    said = json.dumps({"Ai": "name", "Gặp ai": "contact_name"})
    assert written(imported(office, content, mapping=said)) == (1, 0, 0, 0)
    assert written(imported(office, content)) == (0, 0, 1, 0)
    assert listed(office)[0]["contact_name"] == "Lê An"


def test_with_an_error_nothing_is_written(office: Client) -> None:
    report = imported(office, sheet((1, SALT), (2, "x" * 201), (3, None, "Lê An")))
    assert ([one["row"] for one in report["errors"]], written(report), names(office)) == (
        [3, 4],
        (0, 0, 0, 0),
        [],
    )


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"", {}),
        (b"no workbook", {}),
        (sheet((1, SALT)), {"mapping": "[]"}),
        (sheet((1, SALT)), {"mapping": '{"STT": "price"}'}),
        (sheet((1, SALT)), {"mapping": '{"STT": "name", "Trả lời": "name"}'}),
    ],
)
def test_what_is_no_list_is_refused(office: Client, content: bytes, form: dict[str, str]) -> None:
    assert (send(office, content, dry_run=False, **form).status_code, names(office)) == (422, [])


def test_no_file_is_refused(office: Client) -> None:
    assert office.post("donor-list/import", data={}).status_code == 422


@pytest.mark.parametrize("role", ["stage", "crew", "checkin", "display"])
def test_others_import_nothing(signed_in: Callable[[Role], Client], role: Role) -> None:
    assert send(signed_in(role), sheet((1, SALT))).status_code == 403


def test_the_export_says_all_and_changes_nothing_when_it_comes_back(office: Client) -> None:
    imported(office, DONOR_LIST.read_bytes())
    file = office.get("donor-list.xlsx").data
    assert written(imported(office, file)) == (0, 0, 11, 0)
    columns = [Column("name", ("Tên doanh nghiệp/nhà đầu tư",)), Column("amount", ("Số tiền đăng ký",))]
    table = find_table(read_sheets(BytesIO(file).read(), "x.xlsx"), columns)
    assert [row.cell("amount") for row in table.rows if row.text("name") == "Tổng cộng"] == [3_750_000_000]


def test_the_template_is_understood_and_its_example_is_nobody(office: Client) -> None:
    report = imported(office, office.get("donor-list/template.xlsx").data)
    assert (written(report), [one["field"] for one in report["columns"] if one["field"] == ""]) == (
        (0, 0, 0, 0),
        [],
    )


def test_the_day_of_the_forum_gives_the_year(office: Client) -> None:
    imported(office, sheet((1, SALT, None, None, "28/12", None, None)))
    assert date.fromisoformat(listed(office)[0]["open_letter_on"]) == date(2023, 12, 28)
