"""字体 — a Chinese font for the pages that are ours: embedded where the machine has one that can be.

reportlab embeds TrueType outlines only; the CFF fonts that many Linux machines have (Noto CJK) cannot be
used. Without any, the font that PDF names for simplified Chinese stands in, drawn by the reader's own glyphs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from jiheng.evidence.settings import data

NAME = "jiheng-han"
SAMPLE = "佐证汇编第页"
_SECONDS = 10


@cache
def chinese_font() -> str:
    """Return the name under which a Chinese font is registered."""
    for path in _found():
        with suppress(TTFError, OSError, ValueError, KeyError):
            font = TTFont(NAME, str(path))
            if all(ord(character) in font.face.charToGlyph for character in SAMPLE):
                pdfmetrics.registerFont(font)
                return NAME
    fallback: str = data()["fonts"]["fallback"]
    pdfmetrics.registerFont(UnicodeCIDFont(fallback))
    return fallback


def is_embedded() -> bool:
    """Return whether our own pages carry their glyphs, so that every reader shows them."""
    return chinese_font() == NAME


def _found() -> Iterator[Path]:
    """Yield the fonts of the machine that the data file names, in its order."""
    known = {path.name.lower(): path for path in _installed()}
    for name in data()["fonts"]["files"]:
        if name.lower() in known:
            yield known[name.lower()]


def _installed() -> Iterator[Path]:
    folders = [Path(folder) for folder in rl_config.TTFSearchPath]
    if "WINDIR" in os.environ:
        folders.append(Path(os.environ["WINDIR"]) / "Fonts")
    for folder in folders:
        with suppress(OSError):
            yield from (path for path in folder.iterdir() if path.is_file())
    program = shutil.which("fc-list")
    if program is not None:
        with suppress(OSError, subprocess.SubprocessError):
            listed = subprocess.run(
                [program, ":lang=zh-cn", "--format", "%{file}\n"],
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
            yield from map(Path, listed.stdout.decode("utf-8", "replace").splitlines())
