"""落到格 — a mistake that was found in a whole record, put into the cell that has to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jiheng.diagnostic import Diagnostic
from jiheng.ledger.workbook.matching import Matched
from jiheng.ledger.workbook.words import COLUMN_OF_CODE
from jiheng.messages import message
from jiheng.workbook import cell_name


class Locator:
    """Knows the columns of every sheet that was read; ``files`` are the titles of sheets by file name."""

    def __init__(self, matched: Iterable[Matched], files: Mapping[str, str]) -> None:
        self._sheets = {item.sheet.name: item for item in matched}
        self._files = {file: message("workbook.sheet_named", title=title) for file, title in files.items()}

    def located(self, diagnostic: Diagnostic) -> Diagnostic:
        """Return a diagnostic with its cell where its record's row is known, in words of the workbook."""
        parameters = {
            name: self._files.get(value, value) if isinstance(value, str) else value
            for name, value in diagnostic.parameters.items()
        }
        place = diagnostic.place
        if place is not None and place.cell is None and place.row is not None:
            column = self._column(place.sheet or "", diagnostic)
            if column is not None:
                place = replace(place, row=None, cell=cell_name(place.row, column))
        return replace(diagnostic, place=place, parameters=parameters)

    def _column(self, sheet: str, diagnostic: Diagnostic) -> int | None:
        matched = self._sheets.get(sheet)
        if matched is None or matched.header is None:
            return None
        columns = {headed.path: headed.column for headed in matched.header.columns}
        table = matched.form.table
        name = COLUMN_OF_CODE.get(diagnostic.code, "")
        if name == "identity" and table.identity:
            name = table.identity[0]
        label = table.by_name[name].label if name in table.by_name else diagnostic.parameters.get("label")
        return columns.get(str(label))
