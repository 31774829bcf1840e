"""The pinned packages are complete on every Python the app runs on, not only where they were pinned."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
# Debian 12 has 3.11.2, Debian 13 has 3.13.
PYTHONS = ("3.11.2", "3.11.7", "3.12.8", "3.13.5")


def _pinned(name: str) -> set[str]:
    return {str(canonicalize_name(package)) for package in PINNED.findall((ROOT / name).read_text())}


def _wanted_by(package: str, python: str) -> set[str]:
    where = {
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "sys_platform": "linux",
        "platform_system": "Linux",
        "extra": "",
    }
    said = [Requirement(text) for text in metadata.requires(package) or ()]
    return {str(canonicalize_name(one.name)) for one in said if not one.marker or one.marker.evaluate(where)}


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("listed", ["requirements.txt", "requirements-dev.txt"])
def test_what_a_pinned_package_needs_is_pinned_too(listed: str, python: str) -> None:
    pinned = _pinned("requirements.txt") | _pinned(listed)
    missing = {package: _wanted_by(package, python) - pinned for package in sorted(_pinned(listed))}
    assert not {package: names for package, names in missing.items() if names}
