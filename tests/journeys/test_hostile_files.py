"""Files that are not what they say: refused in words, nothing written, and the server goes on."""

from __future__ import annotations

import io
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from tests.cast import SLUG
from tests.servers import Caller, Server, serving

DATA = Path(__file__).resolve().parents[1] / "data"
IMPORTS = (("stage", "rundown"), ("checkin", "guests"))
HEADINGS = {
    "rundown": "STT,Nội dung,Thời lượng,Phụ trách",
    "guests": "STT,Họ và tên,Chức vụ,Đơn vị,Điện thoại",
}


def _png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack("!I", len(content)) + kind + content + struct.pack("!I", zlib.crc32(kind + content))
        )

    head = struct.pack("!IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def _archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _bomb() -> bytes:
    """A workbook whose only sheet unpacks to 300 MB."""
    with zipfile.ZipFile(DATA / "khach-moi.xlsx") as honest:
        members = {name: honest.read(name) for name in honest.namelist()}
    sheet = next(name for name in members if name.startswith("xl/worksheets/"))
    members[sheet] = b'<?xml version="1.0"?><worksheet><sheetData>' + b" " * 300_000_000
    return _archive(members)


def _laughing() -> bytes:
    """A workbook whose XML asks for entities inside entities."""
    with zipfile.ZipFile(DATA / "khach-moi.xlsx") as honest:
        members = {name: honest.read(name) for name in honest.namelist()}
    inside = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{inside}]><worksheet>&l9;</worksheet>'
    sheets = [name for name in members if name.startswith("xl/worksheets/")]
    return _archive(members | dict.fromkeys(sheets, text.encode()))


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("danh-sach.xlsx", lambda: b""),
    "a picture": ("danh-sach.xlsx", _png),
    "half a workbook": ("danh-sach.xlsx", lambda: (DATA / "khach-moi.xlsx").read_bytes()[:3000]),
    "another archive": ("danh-sach.xlsx", lambda: _archive({"../../etc/passwd": b"root", "a.exe": b"MZ"})),
    "a zip bomb": ("danh-sach.xlsx", _bomb),
    "a billion laughs": ("danh-sach.xlsx", _laughing),
    "nulls": ("danh-sach.csv", lambda: b"\0" * 10_000),
    "noise": ("danh-sach.csv", lambda: bytes(range(128, 256)) * 100),
    "a program": ("danh-sach.exe", lambda: b"MZ" + b"\x90" * 500),
    "an old workbook that is none": (
        "danh-sach.xls",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ),
    "an ods that is none": ("danh-sach.ods", lambda: b"PK\x03\x04" + b"\0" * 600),
    "a crooked name": ("../../../etc/passwd\r\nX: y.xlsx", _png),
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, founded: Path) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("files"), founded) as server:
        yield server
        assert "Traceback" not in server.log()


@pytest.fixture(scope="module")
def people(running: Server) -> dict[str, Caller]:
    return {role: running.caller(role) for role in ("stage", "checkin")}


@pytest.mark.parametrize("what", FILES)
@pytest.mark.parametrize(("role", "path"), IMPORTS)
def test_what_is_no_spreadsheet_writes_nothing(
    role: str, path: str, what: str, people: dict[str, Caller]
) -> None:
    before = people[role].get(path).json()
    filename, made = FILES[what]
    answer = people[role].post(f"{path}/import", files={"file": (filename, made())})
    assert (answer.status_code, answer.json()["code"], list(answer.json()["errors"])) == (
        422,
        "invalid",
        ["file"],
    )
    assert people[role].get(path).json() == before


@pytest.mark.parametrize(("role", "path"), IMPORTS)
def test_a_file_too_large_is_refused(role: str, path: str, people: dict[str, Caller]) -> None:
    answer = people[role].post(f"{path}/import", files={"file": ("lon.csv", b"a,b\n" * 3_400_000)})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(("role", "path"), IMPORTS)
@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK',
            "multipart/form-data; boundary=x",
        ),
        (b"--x\r\n\r\n\r\n--x--", "multipart/form-data; boundary=x"),
        (b"x", "multipart/form-data; boundary="),
        (b"x", "multipart/form-data"),
        (b"file=a", "application/x-www-form-urlencoded"),
        (b'{"file": "a"}', "application/json"),
        (b"", ""),
    ],
    ids=range(7),
)
def test_a_form_that_is_broken_is_refused(
    role: str, path: str, body: bytes, kind: str, people: dict[str, Caller]
) -> None:
    headers = {"Authorization": f"Bearer {people[role].token}", "Content-Type": kind}
    url = f"{people[role].base}/api/v1/forums/{SLUG}/{path}/import"
    answer = requests.post(url, data=body, headers=headers, timeout=10)
    assert (answer.status_code // 100, answer.headers["Content-Type"]) == (4, "application/problem+json")


@pytest.mark.parametrize(("role", "path"), IMPORTS)
def test_cells_are_only_texts(role: str, path: str, people: dict[str, Caller]) -> None:
    cells = [
        "=cmd()|'/C calc'!A0",
        "<script>alert(1)</script>",
        "+1 Chamaléa Thị",
        "@SUM(A1)",
        "\u202eăV nễyugN",
    ]
    lines = [HEADINGS[path], *(f"{row},{cell},15',{cell},{cell}" for row, cell in enumerate(cells, 1))]
    answer = people[role].post(f"{path}/import", files={"file": ("a.csv", "\n".join(lines).encode())})
    assert (answer.status_code, answer.json()["created"], answer.json()["errors"]) == (200, len(cells), [])
    assert answer.headers["Content-Type"] == "application/json"
    kept = people[role].get(path).text
    assert "&lt;script" not in kept
    assert ("\u202e" in kept, "\\u202e" in kept) == (False, False)
    exported = people[role].get(f"{path}.xlsx").content
    with zipfile.ZipFile(io.BytesIO(exported)) as book:
        assert [name for name in book.namelist() if b"<f>" in book.read(name)] == []


def test_a_name_without_end_is_said_with_its_row(people: dict[str, Caller]) -> None:
    before = people["checkin"].get("guests").json()
    table = f"{HEADINGS['guests']}\n1,{'N' * 10_000},a,b,"
    answer = people["checkin"].post("guests/import", files={"file": ("a.csv", table.encode())})
    told = answer.json()
    assert ([said["row"] for said in told["errors"]], told["created"], len(answer.text) < 5000) == (
        [2],
        0,
        True,
    )
    assert people["checkin"].get("guests").json() == before


def test_an_upload_that_stops_in_the_middle_leaves_no_trace(
    running: Server, people: dict[str, Caller]
) -> None:
    before = people["checkin"].get("guests").json()
    head = (
        f"POST /api/v1/forums/{SLUG}/guests/import HTTP/1.1\r\nHost: x\r\n"
        f"Authorization: Bearer {people['checkin'].token}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nSTT,Ho va ten\n1,Ai'
    )
    with socket.create_connection(("127.0.0.1", running.port), timeout=10) as line:
        line.sendall(head.encode())
    assert people["checkin"].get("guests").json() == before
