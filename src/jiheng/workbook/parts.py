"""部件 — the small parts of a workbook: the list of sheets, the shared texts, the styles."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from jiheng.workbook.container import Container
from jiheng.workbook.number_format import GENERAL, NumberFormat, number_format

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = ("1", "true")


def unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold (``_x000D_``) put back."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(slots=True)
class Contents:
    """The sheets in order, as name, part and whether hidden; ``since_1904`` is the calendar in use."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    since_1904: bool = False


def read_contents(container: Container) -> Contents:
    """Return what the workbook part lists; sheets that hold no cells (charts) are left out."""
    relations = container.relations(container.workbook)
    contents = Contents()

    def start(name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "workbookPr":
                contents.since_1904 = attributes.get("date1904") in _TRUE
            case "sheet":
                identity = next((value for key, value in attributes.items() if key.endswith(":id")), "")
                kind, part = relations.get(identity, ("", ""))
                if kind.endswith("/worksheet"):
                    hidden = attributes.get("state", "visible") != "visible"
                    contents.sheets.append((attributes.get("name", ""), part, hidden))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    container.parse(container.workbook, parser)
    return contents


def part_of_kind(container: Container, kind: str) -> str | None:
    """Return the part of the workbook of a kind such as ``styles``, or None."""
    relations = container.relations(container.workbook).values()
    return next((part for found, part in relations if found.endswith(f"/{kind}")), None)


def read_texts(container: Container) -> list[str]:
    """Return the shared texts by number; readings above the characters are left out."""
    part = part_of_kind(container, "sharedStrings")
    if part is None:
        return []
    texts = _Texts()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = texts.start, texts.end
    parser.CharacterDataHandler = texts.text
    container.parse(part, parser)
    return texts.found


class _Texts:
    """The state of one pass over the shared texts."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._reading = self._aside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._reading = not self._aside
        elif tag == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "t":
            self._reading = False
        elif tag == "rPh":
            self._aside = False
        elif tag == "si":
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()

    def text(self, data: str) -> None:
        if self._reading:
            self._pieces.append(data)


def read_formats(container: Container) -> list[NumberFormat]:
    """Return the number format of each cell style by the number that cells name."""
    part = part_of_kind(container, "styles")
    codes: dict[int, str] = {}
    numbers: list[int] = []
    inside = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "numFmt":
                codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            case "cellXfs":
                inside[0] = True
            case "xf" if inside[0]:
                numbers.append(int(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        if name.rpartition(":")[2] == "cellXfs":
            inside[0] = False

    if part is not None:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = start, end
        container.parse(part, parser)
    return [number_format(number, codes.get(number)) for number in numbers] or [GENERAL]
