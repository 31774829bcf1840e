"""Looking at a workbook file before anything unpacks it."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from forum_app.kernel.errors import N_, Invalid

UNREADABLE = N_("Tệp không phải là bảng tính, hoặc đã hỏng. Hãy mở bằng Excel và lưu lại dạng .xlsx.")
LOCKED = N_("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.")
TOO_MUCH = N_("Tệp nén chứa quá nhiều dữ liệu.")

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the compound file of .xls, and of locked .xlsx
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LOCKED_ODS = re.compile(rb"<manifest:encryption-data\b")

MOST_UNPACKED_BYTES = 100_000_000
MOST_ENTRIES = 2_000
MOST_MANIFEST_BYTES = 1_000_000


def check(content: bytes) -> None:
    """Refuse what is no workbook, is locked, or would unpack to far more than a workbook holds."""
    if content.startswith(OLD_OFFICE):
        if ENCRYPTED in content:
            raise Invalid({"file": LOCKED})
    elif content.startswith(ZIP):
        _check_zip(content)
    else:
        raise Invalid({"file": UNREADABLE})


def _check_zip(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_entries(archive)
    except (BadZipFile, NotImplementedError, OSError, ValueError) as broken:
        raise Invalid({"file": UNREADABLE}) from broken


def _check_entries(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        raise Invalid({"file": TOO_MUCH})
    if any(entry.flag_bits & 1 for entry in entries) or _locked_ods(archive):
        raise Invalid({"file": LOCKED})


def _locked_ods(archive: ZipFile) -> bool:
    if "META-INF/manifest.xml" not in archive.namelist():
        return False
    with archive.open("META-INF/manifest.xml") as manifest:
        return bool(LOCKED_ODS.search(manifest.read(MOST_MANIFEST_BYTES)))
