"""Pictures of codes for an office's own mail merge."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from flask import Flask

from forum_app.forums.queries import Forum
from forum_app.guests.operations.packing import pack_pictures
from forum_app.guests.rules.printed import Invited, picture_name
from forum_app.kernel.qr import qr_png
from forum_app.sheets import read_sheets
from tests.cast import Client
from tests.guests.factories import invite

CODE = "58463697698027703788"


def unpacked(client: Client, query: str = "") -> ZipFile:
    answer = client.get(f"qr.zip{query}")
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    return ZipFile(BytesIO(answer.data))


def listed(packed: ZipFile) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(packed.read("danh-sach.csv").decode("utf-8-sig"))))


def test_each_picture_is_named_for_its_guest_and_found_by_the_list(
    app: Flask, forum: Forum, desk: Client
) -> None:
    second = invite(app, forum, "Nguyễn Văn Đức", group=2, position="Giám đốc")
    first = invite(app, forum, "Bà Phạm Thị Bích Hà", group=1)
    packed = unpacked(desk)
    names = [f"ma-qr/001-pham-thi-bich-ha-{first.code}.png", f"ma-qr/002-nguyen-van-duc-{second.code}.png"]
    assert sorted(packed.namelist()) == ["danh-sach.csv", "danh-sach.xlsx", *names]
    assert [packed.read(name) for name in names] == [qr_png(first.code), qr_png(second.code)]
    rows = listed(packed)
    assert [row["Ảnh mã QR"] for row in rows] == names
    assert (rows[0]["Xưng hô"], rows[0]["Họ và tên"], rows[0]["Mã thẻ"]) == (
        "Bà",
        "Phạm Thị Bích Hà",
        first.code,
    )
    sheet = read_sheets(packed.read("danh-sach.xlsx"), "danh-sach.xlsx")[0]
    assert [str(row.cells[9]) for row in sheet.rows[1:]] == names


def test_the_list_is_no_trap_for_whoever_opens_it(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Lê An", position="=cmd|' /C calc'!A0", organisation="@SUM(1)")
    row = listed(unpacked(desk))[0]
    assert (row["Chức vụ"], row["Đơn vị"]) == ("'=cmd|' /C calc'!A0", "'@SUM(1)")


def test_the_list_does_not_say_that_somebody_is_poor(app: Flask, forum: Forum, desk: Client) -> None:
    invite(app, forum, "Võ Thị Hương", group=7, position="Hộ nghèo")
    row = listed(unpacked(desk))[0]
    assert (row["Nhóm"], row["Chức vụ"]) == ("", "")


def invited(name: str) -> Invited:
    return Invited(1, name, "", "", "", "", False, False, False, "", "", CODE)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Đặng Thị Ngọc Ánh", "001-dang-thi-ngoc-anh"),
        ("../../etc/passwd", "001-etc-passwd"),
        ("C:\\Windows\\system32\0", "001-c-windows-system32"),
        ("何", "001-khach"),
        ("a" * 300, f"001-{'a' * 60}"),
        ("-- -", "001-khach"),
    ],
)
def test_no_name_leaves_its_folder(name: str, file: str) -> None:
    assert picture_name(1, invited(name)) == f"{file}-{CODE}.png"


def test_every_file_stays_inside_the_folder() -> None:
    hostile = ("../x", "/abs", "a\nb", "nul", "tên.png/..")
    rows = [
        tuple(getattr(invited(name), field) for field in Invited.__dataclass_fields__) for name in hostile
    ]
    names = ZipFile(BytesIO(pack_pictures(rows, ["x"] * 10))).namelist()
    pictures = [name for name in names if name.endswith(".png")]
    assert len(pictures) == len(hostile)
    assert [name for name in pictures if not re.fullmatch(r"ma-qr/\d{3}-[a-z0-9-]+\.png", name)] == []
