"""What others wrote stands in static/ as published: named, licensed, unchanged, needing no network."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
LOCAL_PROTOCOLS = ("http://www.w3.org/",)  # names of XML vocabularies, never fetched


@dataclass(frozen=True, slots=True)
class Library:
    """One entry of static/vendor/manifest.json; `files` maps a path under static/ to its SHA-256."""

    name: str
    version: str
    licence: str
    files: dict[str, str]


def libraries() -> list[Library]:
    manifest = json.loads((STATIC / "vendor" / "manifest.json").read_text(encoding="utf-8"))
    return [Library(**entry) for entry in manifest]


@pytest.mark.parametrize("library", libraries(), ids=lambda library: library.name)
def test_files_are_as_published(library: Library) -> None:
    hashes = {path: hashlib.sha256((STATIC / path).read_bytes()).hexdigest() for path in library.files}
    assert hashes == library.files


@pytest.mark.parametrize("library", libraries(), ids=lambda library: library.name)
def test_licence_is_named_and_enclosed(library: Library) -> None:
    assert library.licence in {"MIT", "BSD-3-Clause", "OFL-1.1"}
    assert [path for path in library.files if "LICENSE" in path] != []


def test_nothing_else_lies_there() -> None:
    ours = {"vendor/manifest.json", "vendor/socket.io-client/socket.io.esm.min.d.ts"}
    there = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.is_file()
    }
    assert there - ours == {path for library in libraries() for path in library.files}


def test_versions_are_those_of_package_json() -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    versions = {library.name: library.version for library in libraries()}
    assert versions == {name: wanted[name] for name in versions}
    assert [version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_lock_names_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def our_files() -> list[Path]:
    endings = {".js", ".css", ".svg", ".html"}
    found = [path for path in STATIC.rglob("*") if path.suffix in endings and "vendor" not in path.parts]
    return sorted(found + list((ROOT / "templates").rglob("*.html")))


@pytest.mark.parametrize("path", our_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_page_files_name_no_other_host(path: Path) -> None:
    addresses = re.findall(r"""(?:https?:)?//[\w-]+\.[\w./-]+""", path.read_text(encoding="utf-8"))
    assert [address for address in addresses if not address.startswith(LOCAL_PROTOCOLS)] == []


@pytest.mark.parametrize("path", sorted((STATIC / "js").rglob("*.js")), ids=lambda path: path.name)
def test_imports_are_relative_and_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"""^(?:import|export)\b[^;"'=()]*?\bfrom\s*["']([^"']+)["']""", text, re.MULTILINE)
    assert [target for target in targets if not (path.parent / target).is_file()] == []


@pytest.mark.parametrize("path", sorted((STATIC / "css").rglob("*.css")), ids=lambda path: path.name)
def test_styles_load_what_is_there(path: Path) -> None:
    targets = re.findall(r"""url\("?([^")]+)"?\)""", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).is_file()] == []
