"""合并单元格 — cells marked as belonging to the one above or beside them are joined with it.

Marks instead of tags in the template: whoever edits it sees plain cells, in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiheng.report.word.parts import LEFT, RIGHT, UP

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL, _LOOK, _TEXT, _SPAN, _MERGE, _PLACE = (
    f"{_SPACE}{name}" for name in ("tc", "tcPr", "t", "gridSpan", "vMerge", "vAlign")
)
_VALUE, _WIDTH = f"{_SPACE}val", f"{_SPACE}w"


def merge_cells(body: Any) -> None:
    """Join every marked cell of a document's body; the marks go, also where there is nothing to join."""
    marked: dict[str, list[Any]] = {UP: [], LEFT: [], RIGHT: []}
    for text in body.iter(_TEXT):
        written = text.text or ""
        if any(mark in written for mark in marked):
            cell = next(text.iterancestors(_CELL), None)
            if cell is not None and written in marked:
                marked[written].append(cell)
            text.text = "".join(sign for sign in written if sign not in marked)
    for cell in marked[UP]:
        _join_up(cell)
    for cell in marked[LEFT]:
        _join(cell, cell.getprevious())
    for cell in marked[RIGHT]:
        _join(cell, cell.getnext())


def _join_up(cell: Any) -> None:
    above = _above(cell)
    if above is None:
        return
    if above.find(_LOOK).find(_MERGE) is None:
        _mark(above, "restart")
    _mark(cell, "continue")


def _above(cell: Any) -> Any | None:
    """Return the cell over a cell, which begins at the same column of the grid."""
    row = cell.getparent()
    before = row.getprevious()
    if before is None or before.tag != row.tag:
        return None
    column = next(start for start, other in _columns(row) if other is cell)
    return next((other for start, other in _columns(before) if start == column), None)


def _columns(row: Any) -> Iterator[tuple[int, Any]]:
    start = 0
    for cell in row.iterchildren(_CELL):
        yield start, cell
        start += _span(cell)


def _span(cell: Any) -> int:
    span = cell.find(_LOOK).find(_SPAN)
    return 1 if span is None else int(span.get(_VALUE))


def _mark(cell: Any, how: str) -> None:
    look = cell.find(_LOOK)
    merge = look.makeelement(_MERGE, {_VALUE: how})
    _insert(look, merge)
    place = look.find(_PLACE)
    if place is not None:
        # In the middle of rows that run over two pages the text would be cut in two.
        place.set(_VALUE, "top")


def _join(cell: Any, beside: Any) -> None:
    if beside is None or beside.tag != _CELL:
        return
    look = beside.find(_LOOK)
    span = look.find(_SPAN)
    if span is None:
        span = look.makeelement(_SPAN, {})
        _insert(look, span)
    span.set(_VALUE, str(int(span.get(_VALUE, "1")) + _span(cell)))
    width, more = look[0], cell.find(_LOOK)[0]
    if width.tag == more.tag == f"{_SPACE}tcW":
        width.set(_WIDTH, str(int(width.get(_WIDTH)) + int(more.get(_WIDTH))))
    cell.getparent().remove(cell)


_ORDER = (f"{_SPACE}cnfStyle", f"{_SPACE}tcW", _SPAN, f"{_SPACE}hMerge", _MERGE)


def _insert(look: Any, element: Any) -> None:
    """Put a property where the schema wants it: after those that come before it."""
    earlier = _ORDER[: _ORDER.index(element.tag)]
    place = sum(1 for child in look if child.tag in earlier)
    look.insert(place, element)
