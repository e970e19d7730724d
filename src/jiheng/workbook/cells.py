"""单元格 — one pass over a sheet's XML: values, what is hidden, what is merged.

The digits of a number are taken as the file writes them, so that no binary fraction comes near an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from jiheng.workbook.container import Container
from jiheng.workbook.coordinates import cell_position
from jiheng.workbook.number_format import GENERAL, NumberFormat, number_cell
from jiheng.workbook.parts import unescaped
from jiheng.workbook.sheet import Area, Cell, Row, Sheet

_TRUE = ("1", "true")
_TEXTS = ("s", "str", "inlineStr")
_DATE_PART = 10


class CellReader:
    """Reads the sheets of one workbook; cells of the same text share one `Cell`.

    ``yes`` and ``no`` are the words for the cells that hold a truth value.
    """

    def __init__(
        self,
        container: Container,
        texts: Sequence[str],
        formats: Sequence[NumberFormat],
        *,
        since_1904: bool,
        yes_no: tuple[str, str],
    ) -> None:
        self._container = container
        self._texts = [Cell("text", text) if text else None for text in texts]
        self._formats = formats
        self._since_1904 = since_1904
        self._yes, self._no = yes_no

    def read(self, part: str, sheet: Sheet) -> None:
        """Fill a sheet from its part.

        Raises:
            DiagnosticError: the part is damaged.
        """
        pass_ = _Pass(self, sheet)
        parser = expat.ParserCreate()
        parser.StartElementHandler = pass_.start
        parser.EndElementHandler = pass_.end
        parser.CharacterDataHandler = pass_.text
        self._container.parse(part, parser)

    def cell(self, kind: str, style: str, text: str, formula: str | None) -> Cell | None:
        """Return the cell of a value as the file writes it, or None for an empty one.

        Raises:
            LookupError, ValueError: the value is none of its kind.
        """
        if not text:
            never_calculated = formula is not None and kind not in _TEXTS
            return Cell("uncalculated", formula or "") if never_calculated else None
        match kind:
            case "s":
                return self._texts[int(text)]
            case "n":
                shape = self._formats[int(style)] if style else GENERAL
                return number_cell(text, shape, self._since_1904)
            case "b":
                return Cell("yes_no", self._yes if text in _TRUE else self._no)
            case "e":
                return Cell("error", text)
            case "d":
                return Cell("date", text[:_DATE_PART])
            case _:
                return Cell("text", unescaped(text))


class _Pass:
    """The state of one pass: the row and the cell that are being read."""

    __slots__ = ("_column", "_formula", "_kind", "_pieces", "_reader", "_reading", "_row", "_sheet", "_style")

    def __init__(self, reader: CellReader, sheet: Sheet) -> None:
        self._reader = reader
        self._sheet = sheet
        self._row = Row(0, {})
        self._column = 0
        self._kind = self._style = ""
        self._formula: str | None = None
        self._pieces: list[str] = []
        self._reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            position = cell_position(attributes.get("r", ""))
            self._column = position[1] if position else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._formula = None
            self._pieces.clear()
        elif name in ("v", "t", "f"):
            self._reading = True
            if name == "f":
                self._formula = ""
        elif name == "row":
            number = int(attributes.get("r", self._row.number + 1))
            self._row = Row(number, {}, attributes.get("hidden") in _TRUE)
            self._column = 0
        elif name == "rPh":
            self._kind = "reading"
        elif name in ("col", "mergeCell"):
            self._around(name, attributes)

    def _around(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and attributes.get("hidden") in _TRUE:
            self._sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif name == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            ends = cell_position(first), cell_position(last)
            if ends[0] and ends[1]:
                self._sheet.merged.append(Area(*ends[0], *ends[1]))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            cell = self._reader.cell(self._kind, self._style, "".join(self._pieces), self._formula)
            if cell is not None:
                self._row.cells[self._column] = cell
        elif name in ("v", "t"):
            self._reading = False
        elif name == "f":
            self._reading = False
            self._formula = "".join(self._pieces)
            self._pieces.clear()
        elif name == "row":
            if self._row.cells:
                self._sheet.rows.append(self._row)
        elif name == "rPh":
            self._kind = "inlineStr"

    def text(self, data: str) -> None:
        """Take text between two tags."""
        if self._reading and self._kind != "reading":
            self._pieces.append(data)
