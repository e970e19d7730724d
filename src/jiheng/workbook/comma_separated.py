"""CSV — a text of separated values as a workbook of one sheet, so that both are read alike."""

from __future__ import annotations

import csv
import io
from pathlib import PurePath

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.workbook.sheet import Cell, Row, Sheet, Workbook

_ENCODINGS = ("utf-8-sig", "gb18030")
_SEPARATORS = (",", "\t", ";", "|")
_FIRST_LINES = 5


def read_csv(data: bytes, file: str) -> Workbook:
    """Return the sheet of a CSV text in UTF-8 or GB18030; it is named like the file.

    Raises:
        DiagnosticError: it is in neither encoding, or a value never ends (``workbook.csv_*``).
    """
    text = _decoded(data, file)
    head = "\n".join(text.splitlines()[:_FIRST_LINES])
    separator = max(_SEPARATORS, key=head.count)
    sheet = Sheet(file, PurePath(file).stem)
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text), delimiter=separator), 1):
            cells = {column: Cell("text", value) for column, value in enumerate(values, 1) if value.strip()}
            if cells:
                sheet.rows.append(Row(number, cells))
    except csv.Error:
        raise fail("workbook.csv_broken", Place(file=file), limit=csv.field_size_limit()) from None
    return Workbook(file, (sheet,))


def _decoded(data: bytes, file: str) -> str:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise fail("workbook.csv_encoding", Place(file=file))
