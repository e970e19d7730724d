"""转换 — Word, Excel and the like to PDF by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from jiheng.evidence.settings import data, limit


def office_program() -> str | None:
    """Return the path of LibreOffice, or None."""
    return next((path for name in data()["office"]["programs"] if (path := shutil.which(name))), None)


def converted(sources: Sequence[Path], work: Path) -> dict[Path, Path]:
    """Return the PDF of each file that could be converted; the others are absent.

    ``work`` is a folder of one's own. One call converts all, so that the program starts once; what is
    lacking then is tried alone, for one file may stop the rest.
    """
    program = office_program()
    if program is None or not sources:
        return {}
    copies = {}
    for number, source in enumerate(sources):
        copy = work / f"{number}{source.suffix.lower()}"
        shutil.copyfile(source, copy)
        copies[source] = copy
    _run(program, list(copies.values()), work)
    for copy in copies.values():
        if not copy.with_suffix(".pdf").exists():
            _run(program, [copy], work)
    made = {source: copy.with_suffix(".pdf") for source, copy in copies.items()}
    return {source: pdf for source, pdf in made.items() if pdf.exists()}


def _run(program: str, files: Sequence[Path], work: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(work)),
        *map(str, files),
    ]
    seconds = limit("convert_seconds") + limit("convert_each") * len(files)
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(command, capture_output=True, timeout=seconds, check=False)
