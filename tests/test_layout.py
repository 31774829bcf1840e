"""“Where is check-in?” has one answer in five trees: the same slice name everywhere, and no junk drawer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SLICES = {
    "accounts",
    "checkin",
    "donors",
    "forums",
    "guests",
    "integrations",
    "look",
    "payments",
    "pledges",
    "reports",
    "show",
}
FOUNDATION = {"kernel", "live", "paper", "sheets", "store", "tls", "web", "work"}
# What stands beside the slices in each tree.
BESIDE = {
    "forum_app": FOUNDATION | {"demo", "translations"},
    "templates": {"errors", "layouts", "parts"},
    "static/js": {"lib", "words"},
    "tests": FOUNDATION | {"browser", "data", "journeys", "js"},
    "tests/js": {"lib"},
}
WORDS = {"rules", "models", "queries", "operations", "topics", "views", "public", "api"}
# Words of their own: docs/decisions/0001, 0009, 0010 and 0012.
OWN_WORDS = {
    "accounts": {"identify", "permissions", "pictures"},
    "forums": {"plans"},
    "integrations": {"delivery", "osc"},
    "show": {"clockwork"},
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "data", "info"}
LONGEST = 300


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).exists()]


def _folders(tree: str) -> set[str]:
    return {path.relative_to(ROOT / tree).parts[0] for path in _tracked() if _is_deeper(path, tree)}


def _is_deeper(path: Path, tree: str) -> bool:
    return ROOT / tree in path.parents and path.parent != ROOT / tree


@pytest.mark.parametrize("tree", BESIDE)
def test_every_folder_is_a_slice_or_has_its_reason(tree: str) -> None:
    assert _folders(tree) - SLICES - BESIDE[tree] == set()


@pytest.mark.parametrize("name", sorted(SLICES))
def test_a_slice_is_made_of_the_known_words(name: str) -> None:
    words = {path.stem for path in (ROOT / "forum_app" / name).iterdir() if path.name[0] != "_"}
    assert words - WORDS - OWN_WORDS.get(name, set()) == set()


def test_no_file_is_called_by_a_name_that_says_nothing() -> None:
    code = [path for path in _tracked() if path.suffix in (".py", ".js")]
    assert [str(path) for path in code if path.stem in VAGUE] == []


def test_no_file_of_ours_is_longer_than_a_room() -> None:
    code = [path for path in _tracked() if path.suffix in (".py", ".js") and "vendor" not in path.parts]
    ours = [path for path in code if "migrations" not in path.parts and path.name != "en.js"]
    long = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in ours}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}
