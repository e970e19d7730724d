"""Reading a workbook: from a file's bytes to its sheets."""

from __future__ import annotations

from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook.cells import CellReader
from jiheng.workbook.container import MAXIMUM_BYTES, Container
from jiheng.workbook.parts import read_contents, read_formats, read_texts
from jiheng.workbook.sheet import Sheet, Workbook
from jiheng.yaml_source import reading


def read_workbook(data: bytes, file: str, *, shown: bool = False) -> Workbook:
    """Return the sheets of a workbook (.xlsx, .xlsm) in order; ``file`` is its name in messages.

    ``shown``: numbers are as a reader sees them, rounded by their formats; otherwise as the file keeps them.

    Raises:
        DiagnosticError: it is no workbook, or cannot be read (``workbook.*``).
    """
    container = Container(data, file)
    contents = read_contents(container)
    reader = CellReader(
        container,
        read_texts(container),
        read_formats(container),
        since_1904=contents.since_1904,
        yes_no=(message("workbook.yes"), message("workbook.no")),
        shown=shown,
    )
    sheets = []
    for name, part, hidden in contents.sheets:
        sheet = Sheet(file, name, hidden=hidden)
        reader.read(part, sheet)
        sheets.append(sheet)
    return Workbook(file, tuple(sheets))


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook.

    Raises:
        DiagnosticError: it is missing, a folder, too large, or the system refuses.
    """
    place = Place(file=str(path))
    with reading(path):
        if not path.is_file():
            raise fail("file.not_a_file" if path.exists() else "file.missing", place)
        with path.open("rb") as stream:
            data = stream.read(MAXIMUM_BYTES + 1)
    if len(data) > MAXIMUM_BYTES:
        raise fail("workbook.too_large", place, limit=MAXIMUM_BYTES // 1024 // 1024)
    return data
