"""不拆开 — which rows of a table stay on the page of the next one.

A short table stays whole. Of a long one the head keeps two rows, and the last row the one before it. A cell
that is joined over several rows keeps as many of them as its text needs: a printer cuts off what does not fit
before the page ends. A row with a very long text may run on over the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _CELL, _CELL_LOOK, _PARAGRAPH, _LOOK, _STYLE, _KEEP, _MERGE, _WIDTH, _TEXT = (
    f"{_SPACE}{name}"
    for name in ("tbl", "tr", "tc", "tcPr", "p", "pPr", "pStyle", "keepNext", "vMerge", "tcW", "t")
)
_VALUE = f"{_SPACE}val"
_WHOLE = f"{_SPACE}trPr/{_SPACE}cantSplit"
SHORT = 7
"""Rows, with the head: longer tables would leave much of a page empty."""
AT_HEAD = 2
LONG = 20
"""Lines of a row that need not stay on one page: there is none that they fit on."""
WIDEST_SIGN = 240
"""Twips that a character needs at most: 12 points."""


class _Row(NamedTuple):
    """A row: how many lines its longest text takes, and of each cell that begins a joined one how many."""

    row: Any
    lines: int
    joined: list[int]


def keep_rows(body: Any) -> None:
    """Mark in every table of a document's body the rows that stay with the next."""
    for table in body.iter(_TABLE):
        rows = [_measured(row) for row in table.iterchildren(_ROW)]
        long = {number for number, row in enumerate(rows) if row.lines > LONG}
        for number in long:
            _let_run_on(rows[number].row)
        for number in sorted(set(_kept(rows)) - long - {len(rows) - 1}):
            if number < len(rows):
                for paragraph in rows[number].row.iter(_PARAGRAPH):
                    _keep(paragraph)


def _measured(row: Any) -> _Row:
    most, joined = 0, []
    for cell in row.iterchildren(_CELL):
        look = cell.find(_CELL_LOOK)
        merge = look.find(_MERGE)
        if merge is None:
            most = max(most, _lines(cell, look))
        elif merge.get(_VALUE) == "restart":
            joined.append(_lines(cell, look))
    return _Row(row, most, joined)


def _let_run_on(row: Any) -> None:
    whole = row.find(_WHOLE)
    if whole is not None:
        whole.getparent().remove(whole)


def _kept(rows: list[_Row]) -> Iterator[int]:
    if len(rows) <= SHORT:
        yield from range(len(rows))
        return
    yield from range(AT_HEAD)
    yield len(rows) - 2
    for number, row in enumerate(rows):
        for lines in row.joined:
            yield from range(number, number + min(lines, SHORT) - 1)


def _lines(cell: Any, look: Any) -> int:
    """Return how many lines a cell's text takes at most."""
    width = look.find(_WIDTH)
    signs = sum(len(text.text or "") for text in cell.iter(_TEXT))
    in_line = 1 if width is None else max(int(width.get(f"{_SPACE}w")) // WIDEST_SIGN, 1)
    return -(-signs // in_line)


def _keep(paragraph: Any) -> None:
    look = paragraph.find(_LOOK)
    if look is None:
        look = paragraph.makeelement(_LOOK, {})
        paragraph.insert(0, look)
    if look.find(_KEEP) is None:
        look.insert(int(len(look) > 0 and look[0].tag == _STYLE), look.makeelement(_KEEP, {}))
