"""落到格 — a mistake that was found in a whole record, put into the cell that has to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from jiheng.diagnostic import Diagnostic
from jiheng.ledger.workbook.matching import Matched
from jiheng.ledger.workbook.words import COLUMNS_OF_CODE, UNSURE
from jiheng.messages import message
from jiheng.place import Place
from jiheng.workbook import cell_name, cell_position

_NO_NUMBER = ("quantity.not_a_number", "quantity.malformed", "record.decimal", "record.integer")
_UNREAD = ("workbook.error_cell", "workbook.uncalculated", "workbook.became_date")


class Locator:
    """Knows the columns of every sheet that was read; ``files`` are the titles of sheets by file name."""

    def __init__(self, matched: Iterable[Matched], files: Mapping[str, str]) -> None:
        self._sheets = {item.sheet.name: item for item in matched}
        self._files = {file: message("workbook.sheet_named", title=title) for file, title in files.items()}

    def located(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return diagnostics with their cells where their records' rows are known, in words of the workbook.

        Nothing is said twice: a cell that could not be read does not lack as well.
        """
        found = [self._located(item) for item in diagnostics]
        unread = {self._label_of(item.place) for item in found if item.code in _UNREAD}
        return [item for item in found if item.code != "record.required" or self._row_of(item) not in unread]

    def _row_of(self, diagnostic: Diagnostic) -> tuple[str, int, str]:
        sheet, row, _ = self._spot(diagnostic.place)
        return sheet, row, str(diagnostic.parameters.get("label"))

    def _label_of(self, place: Place | None) -> tuple[str, int, str]:
        sheet, row, column = self._spot(place)
        matched = self._sheets.get(sheet)
        header = matched.header if matched else None
        labels = {item.column: item.field.label for item in (header.columns if header else ()) if item.field}
        return sheet, row, labels.get(column, "")

    @staticmethod
    def _spot(place: Place | None) -> tuple[str, int, int]:
        if place is None:
            return "", 0, 0
        row, column = cell_position(place.cell or "") or (place.row or 0, 0)
        return place.sheet or "", row, column

    def _located(self, diagnostic: Diagnostic) -> Diagnostic:
        parameters = {
            name: self._files.get(value, value) if isinstance(value, str) else value
            for name, value in diagnostic.parameters.items()
        }
        place = diagnostic.place
        if place is not None and place.cell is None and place.row is not None:
            column = self._column(place.sheet or "", diagnostic)
            if column is not None:
                place = replace(place, row=None, cell=cell_name(place.row, column))
        return replace(diagnostic, code=_code(diagnostic), place=place, parameters=parameters)

    def _column(self, sheet: str, diagnostic: Diagnostic) -> int | None:
        matched = self._sheets.get(sheet)
        if matched is None or matched.header is None:
            return None
        columns = {headed.path: headed.column for headed in matched.header.columns}
        table = matched.form.table
        names = COLUMNS_OF_CODE.get(diagnostic.code, [])
        if names == ["identity"]:
            names = list(table.identity[:1])
        labels = [table.by_name[name].label for name in names if name in table.by_name]
        label = labels[0] if labels else diagnostic.parameters.get("label")
        return columns.get(str(label))


def _code(diagnostic: Diagnostic) -> str:
    """Return what is wrong, said for those who fill in a workbook."""
    text = str(diagnostic.parameters.get("text", "")).strip()
    if diagnostic.code not in _NO_NUMBER:
        return diagnostic.code
    if text.startswith("="):
        return "workbook.formula_as_text"
    return "workbook.nothing_or_zero" if text in UNSURE else diagnostic.code
