"""旧格式 — .doc, .wps, .rtf, .xls, .et and the like, turned by LibreOffice into what we read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tomllib
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jiheng.diagnostic import fail
from jiheng.document.laid import Laid
from jiheng.document.load import read_bytes
from jiheng.document.sheets import lay_sheets
from jiheng.document.sniff import is_docx, is_old_word
from jiheng.document.word_lay import lay_word
from jiheng.place import Place

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("office.toml").read_text(encoding="utf-8"))
_ITEM = '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    "{items}</oor:items>"
)


def lay_old_word(data: bytes, name: str) -> Laid:
    """Return the text of an old or foreign text document.

    Raises:
        DiagnosticError: LibreOffice is not there, or could not turn it (``document.*``).
    """
    return lay_word(_turned(data, name, "docx"), name)


def lay_old_sheet(data: bytes, name: str) -> Laid:
    """Return the text of an old or foreign workbook; raises as `lay_old_word` does."""
    return lay_sheets(_turned(data, name, "xlsx"), name)


def word_content(path: Path) -> bytes:
    """Return the bytes of a Word file as a .docx: an old one is turned into one first.

    Raises:
        DiagnosticError: the file cannot be read, or is no Word file (``file.*``, ``document.*``).
    """
    data = read_bytes(path)
    if is_docx(data):
        return data
    if is_old_word(data):
        return _turned(data, path.name, "docx")
    raise fail("document.word_damaged", Place(file=path.name))


def office_program() -> str | None:
    """Return the path of LibreOffice, or None."""
    return next((path for name in _DATA["programs"] if (path := shutil.which(name))), None)


def _turned(data: bytes, name: str, form: str) -> bytes:
    place = Place(file=name)
    program = office_program()
    if program is None:
        raise fail("document.no_office", place)
    # The name is the user's own: nothing of it reaches the other program.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source = work / "in" / "a"
        source.parent.mkdir()
        source.write_bytes(data)
        _write_settings(work / "profile")
        if not _run(program, form, source, work):
            raise fail("document.office_slow", place, seconds=_DATA["seconds"])
        made = work / f"a.{form}"
        if not made.exists():
            raise fail("document.office_failed", place)
        return made.read_bytes()


def _write_settings(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "".join(_ITEM.format(**setting) for setting in _DATA["settings"])
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _run(program: str, form: str, source: Path, work: Path) -> bool:
    """Convert a file; return False when the time is up."""
    command = [
        program,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", form, "--outdir", str(work)),
        str(source),
    ]
    # Nothing is fetched: the only way to the network leads nowhere.
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **nowhere},
            start_new_session=True,
        )
    except OSError:
        return True
    try:
        process.wait(_DATA["seconds"])
    except subprocess.TimeoutExpired:
        # The program is a family of processes: all of them end.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True
