"""LibreOffice without a window: Word files as they come out of a printer."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

FONTS = Path(__file__).with_name("fonts.conf")


def printed(reports: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """The text of every page of Word files, all printed in one start."""
    for name, content in reports.items():
        (folder / f"{name}.docx").write_bytes(content)
    files = [str(folder / f"{name}.docx") for name in reports]
    setting = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", setting, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    return {name: _pages(folder / f"{name}.pdf") for name in reports}


def _pages(file: Path) -> list[str]:
    """The text of every page, cell by cell."""
    return _told("-raw", str(file)).split("\f")[:-1]


def sides(file: Path) -> list[str]:
    """On which side of every page its lowest word stands."""
    pages = _told("-bbox", str(file)).split("<page width=")[1:]
    return [_side(page) for page in pages]


def _side(page: str) -> str:
    width = Fraction(page.split('"')[1])
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)"', page)
    lowest = max(found, key=lambda corner: Fraction(corner[1]))
    return "left" if Fraction(lowest[0]) * 2 < width else "right"


def _told(way: str, file: str) -> str:
    made = subprocess.run(["pdftotext", way, file, "-"], check=True, capture_output=True, timeout=60)
    return made.stdout.decode("utf-8")
