"""单元格 — one pass over a sheet's XML: values, what is hidden, what is merged.

The digits of a number are taken as the file writes them, so that no binary fraction comes near an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from jiheng.workbook.container import Container
from jiheng.workbook.coordinates import cell_position, column_letters, column_number
from jiheng.workbook.number_format import GENERAL, NumberFormat, number_cell
from jiheng.workbook.parts import unescaped
from jiheng.workbook.sheet import Area, Cell, Row, Sheet

_TRUE = ("1", "true")
_TEXTS = ("s", "str", "inlineStr")
_DATE_PART = 10
_DIGITS = "0123456789"
_COLUMNS = {column_letters(number): number for number in range(1, 200)}


class CellReader:
    """Reads the sheets of one workbook; cells of the same text share one `Cell`.

    ``yes_no`` are the words for the cells that hold a truth value; ``shown``: numbers as a reader sees them,
    rounded by their formats, instead of as the file keeps them.
    """

    def __init__(
        self,
        container: Container,
        texts: Sequence[str],
        formats: Sequence[NumberFormat],
        *,
        since_1904: bool,
        yes_no: tuple[str, str],
        shown: bool = False,
    ) -> None:
        self._container = container
        self._texts = [Cell("text", text) if text else None for text in texts]
        self._formats = formats
        self._since_1904 = since_1904
        self._shown = shown
        self._yes, self._no = yes_no

    def read(self, part: str, sheet: Sheet) -> None:
        """Fill a sheet from its part.

        Raises:
            DiagnosticError: the part is damaged.
        """
        parser = expat.ParserCreate()
        _Pass(self, sheet).begin(parser)
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
                return number_cell(text, shape, self._since_1904, shown=self._shown)
            case "b":
                return Cell("yes_no", self._yes if text in _TRUE else self._no)
            case "e":
                return Cell("error", text)
            case "d":
                return Cell("date", text[:_DATE_PART])
            case _:
                return Cell("text", unescaped(text))


class _Pass:
    """One pass over a sheet: what comes for each of many cells is kept short, the rest stands apart."""

    def __init__(self, reader: CellReader, sheet: Sheet) -> None:
        self._reader = reader
        self._sheet = sheet
        self._row = Row(0, {})

    def begin(self, parser: expat.XMLParserType) -> None:
        """Wait for the first element: its prefix is that of all others."""

        def root(name: str, _: dict[str, str]) -> None:
            prefix = name[: name.rfind(":") + 1]
            self._hear(parser, prefix)

        parser.StartElementHandler = root

    # In one piece: a call more for each of a million tags would be felt.
    def _hear(self, parser: expat.XMLParserType, prefix: str) -> None:  # noqa: C901
        cell_tag, row_tag = f"{prefix}c", f"{prefix}row"
        value_tags = frozenset((f"{prefix}v", f"{prefix}t", f"{prefix}f"))
        formula_tag, reading_tag, parts = f"{prefix}f", f"{prefix}rPh", len(prefix)
        columns, make = _COLUMNS, self._reader.cell
        pieces: list[str] = []
        column, kind, style = 0, "", ""
        formula: str | None = None
        listening = aside = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal column, kind, style, formula, listening, aside
            if name == cell_tag:
                letters = attributes.get("r", "").rstrip(_DIGITS)
                column = columns.get(letters) or (column_number(letters) if letters else column + 1)
                kind, style = attributes.get("t", "n"), attributes.get("s", "")
                formula = None
                pieces.clear()
            elif name in value_tags:
                listening = not aside
                if name == formula_tag:
                    formula = ""
            elif name == row_tag:
                column = 0
                self._start_row(attributes)
            elif name == reading_tag:
                aside = True
            else:
                self._around(name[parts:], attributes)

        def end(name: str) -> None:
            nonlocal listening, formula, aside
            if name == cell_tag:
                cell = make(kind, style, "".join(pieces), formula)
                if cell is not None:
                    self._row.cells[column] = cell
            elif name in value_tags:
                listening = False
                if name == formula_tag:
                    formula = "".join(pieces)
                    pieces.clear()
            elif name == row_tag:
                if self._row.cells:
                    self._sheet.rows.append(self._row)
            elif name == reading_tag:
                aside = False

        def text(data: str) -> None:
            if listening:
                pieces.append(data)

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._row.number + 1))
        self._row = Row(number, {}, attributes.get("hidden") in _TRUE)

    def _around(self, name: str, attributes: dict[str, str]) -> None:
        if name == "col" and attributes.get("hidden") in _TRUE:
            self._sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif name == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            ends = cell_position(first), cell_position(last)
            if ends[0] and ends[1]:
                self._sheet.merged.append(Area(*ends[0], *ends[1]))
