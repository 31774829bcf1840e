"""Makes forum_app/paper/fonts: what is printed needs .ttf, the pages' own fonts are .woff2.

Run `make fonts` after raising a version here; running the app needs neither this script nor what it
imports. Be Vietnam Pro comes unmodified from its package. Inter, for digits of one width, is cut at three
weights out of the variable font in static/fonts. Both stand under the SIL Open Font License.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "forum_app" / "paper" / "fonts"
PACKAGE = "fontpkg-be-vietnam-pro==1.2"
INSIDE = "fontpkg_be_vietnam_pro"
STYLES = ("Regular", "SemiBold", "Bold")
INTER = ROOT / "static" / "fonts" / "inter-latin-variable.woff2"
INTER_LICENCE = ROOT / "static" / "fonts" / "inter-LICENSE.txt"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}


def main() -> None:
    """Write the fonts anew, their licences, and what is where."""
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    take_be_vietnam_pro()
    for style, weight in WEIGHTS.items():
        cut_inter(style, weight)
    shutil.copyfile(INTER_LICENCE, FONTS / "Inter-OFL.txt")
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(FONTS.iterdir())}
    (FONTS / "manifest.json").write_text(json.dumps(sums, indent=2) + "\n", encoding="utf-8")


def take_be_vietnam_pro() -> None:
    """Unpack the package's files as they are."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE]
        subprocess.run(command, check=True)
        with ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            for style in STYLES:
                name = f"BeVietnamPro-{style}.ttf"
                (FONTS / name).write_bytes(wheel.read(f"{INSIDE}/files/{name}"))
            (FONTS / "BeVietnamPro-OFL.txt").write_bytes(wheel.read(f"{INSIDE}/LICENSE"))


def cut_inter(style: str, weight: int) -> None:
    """Write one weight of the variable font, with the same bytes at every run."""
    font = TTFont(INTER, recalcTimestamp=False)
    cut = instantiateVariableFont(font, {"wght": weight})
    cut["OS/2"].usWeightClass = weight
    names = cut["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17, 21, 22, 25)]
    for name_id, text in ((1, "Inter"), (2, style), (4, f"Inter {style}"), (6, f"Inter-{style}")):
        names.setName(text, name_id, 3, 1, 0x409)
    cut.flavor = None
    cut.save(FONTS / f"Inter-{style}.ttf")


main()
