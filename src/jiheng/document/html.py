"""网页排成文 — a web page as source text: paragraphs, headings and tables, not what surrounds them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from jiheng.diagnostic import fail
from jiheng.document.decode import decode
from jiheng.document.html_table import grid, is_layout, rows_of
from jiheng.document.html_words import BLOCKS, LIMITS, Element, is_dropped
from jiheng.document.laid import Laid
from jiheng.document.numbering import number_of
from jiheng.document.rows import cell_text, table_lines
from jiheng.place import Place

_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"h([1-6])$")
_PRESERVED = "pre"


def lay_html(data: bytes, name: str) -> Laid:
    """Return the text of a web page in any encoding; nothing that it refers to is fetched.

    Raises:
        DiagnosticError: it has no text, or its elements lie too deep in each other (``document.*``).
    """
    root = _parsed(decode(data, name), name)
    page = _Page()
    if root is not None:
        page.walk(root)
    text = page.text()
    if not text.strip("#| \n"):
        raise fail("document.empty", Place(file=name))
    return Laid(text)


def _parsed(text: str, name: str) -> Element | None:
    parser: Any = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        # What is too deep or no page at all ends here.
        raise fail("document.html_broken", Place(file=name)) from None
    if any(_is_limit(entry) for entry in parser.error_log):
        raise fail("document.html_broken", Place(file=name))
    return root


def _is_limit(entry: Any) -> bool:
    return bool(entry.type_name == "ERR_RESOURCE_LIMIT")


class _Page:
    """The lines of a page; words gather until an element ends the paragraph."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words: list[str] = []
        self._before = ""

    def text(self) -> str:
        """Return the source text, from the great heading on where only the page's own words stand before."""
        self._end()
        whole = sum(map(len, self.lines))
        first = next((at for at, line in enumerate(self.lines) if line.startswith("# ")), 0)
        if sum(map(len, self.lines[:first])) * 100 < whole * LIMITS["before"]:
            return "\n".join(self.lines[first:]) + "\n"
        return "\n".join(self.lines) + "\n"

    def walk(self, node: Element) -> None:
        """Take an element with everything in it, and the words after it."""
        if not is_dropped(node):
            tag = node.tag
            if tag == "table":
                self._table(node)
            elif tag == "br":
                self._end()
            elif tag in BLOCKS or _HEADING.match(tag):
                self._block(node)
            else:
                self._inside(node)
        self._say(node.tail)

    def _block(self, node: Element) -> None:
        self._end()
        heading = _HEADING.match(node.tag)
        self._before = "#" * int(heading[1]) + " " if heading else _item_number(node)
        self._inside(node)
        self._end()
        self._before = ""

    def _inside(self, node: Element) -> None:
        if node.tag == _PRESERVED:
            self._lines_of(node)
            return
        self._say(node.text)
        for child in node:
            self.walk(child)

    def _lines_of(self, node: Element) -> None:
        for line in "".join(node.itertext()).splitlines():
            self._say(line)
            self._end()

    def _say(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def _end(self) -> None:
        line = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if line:
            marked = self._before if self._before[:1] == "#" or not number_of(line) else ""
            self.lines.append(marked + line)
            self._before = ""

    def _table(self, node: Element) -> None:
        self._end()
        for caption in node.iterfind("caption"):
            self._inside(caption)
            self._end()
        rows = rows_of(node)
        if is_layout(rows):
            for row in rows:
                for cell in row:
                    self._inside(cell)
                    self._end()
            return
        inner: list[str] = []
        texts = [[self._cell(cell, inner) for cell in row] for row in rows]
        table = [row for row in grid(rows, texts) if any(row)]
        if table:
            self.lines += table_lines(table).split("\n")
        self.lines += inner

    def _cell(self, node: Element, inner: list[str]) -> str:
        """Return the text of a cell; tables inside it are put into ``inner``."""
        cell = _Page()
        own = next(node.iterancestors("table"), None)
        tables = [
            table for table in node.iterfind(".//table") if next(table.iterancestors("table"), None) is own
        ]
        for table in tables:
            page = _Page()
            page._table(table)
            inner += page.lines
            tail = table.tail
            table.clear()
            table.tail = tail
        cell._inside(node)
        cell._end()
        return cell_text(cell.lines)


def _item_number(node: Element) -> str:
    """Return the number that a page prints before an item of a numbered list."""
    if node.tag != "li":
        return ""
    parent = node.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start", "1").strip()
    first = int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1
    return f"{first + sum(1 for _ in node.itersiblings('li', preceding=True))}. "
