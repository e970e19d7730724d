"""排成文本 — the sheets of a file as source text: a paragraph a line, tables between strokes, pages kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiheng.document.laid import Laid
from jiheng.document.pdf.columns import Stack, stacks
from jiheng.document.pdf.flow import Piece, Text, gather
from jiheng.document.pdf.furniture import without_furniture
from jiheng.document.pdf.gaps import gap_tables
from jiheng.document.pdf.geometry import Line, Sheet, lines_of, with_sizes
from jiheng.document.pdf.grid import Grid
from jiheng.document.pdf.ruled import ruled_tables

_FEW = 40
_BELIEVED = 2
_WIDE = 0.7
_LOOSEST = 2.4


def lay(sheets: Iterable[Sheet]) -> Laid:
    """Return the source text that sheets make. Linear in what stands on them."""
    lines: list[list[Line]] = []
    grids: list[list[Grid]] = []
    sizes: list[tuple[float, float]] = []
    for number, sheet in enumerate(sheets):
        with_sizes(sheet.runs)
        found = ruled_tables(sheet)
        taken = set().union(*(inside for _, inside in found)) if found else set()
        free = [run for index, run in enumerate(sheet.runs) if index not in taken]
        lines.append(lines_of(free, number))
        grids.append([grid for grid, _ in found])
        sizes.append((sheet.width, sheet.height))
    lines = without_furniture(lines, [height for _, height in sizes])
    return _write(gather(_pieces(lines, grids, sizes)), len(sizes))


def _pieces(
    lines: Sequence[list[Line]], grids: Sequence[list[Grid]], sizes: Sequence[tuple[float, float]]
) -> Iterator[Piece | Grid]:
    """Yield everything in the order of reading, lines with the measures of their stack."""
    columns = [stacks(page) for page in lines]
    measures = _measures(columns, sizes)
    count = 0
    for number, page in enumerate(columns):
        tables = list(grids[number])
        for stack in page:
            measure = measures[round(sizes[number][0]), stack.side]
            left, right, pitch = measure.left, measure.right, measure.pitch
            for part in _between(stack.lines, tables):
                if isinstance(part, Grid):
                    yield _on(part, number)
                    continue
                count += 1
                for item in gap_tables(part, right - left):
                    if isinstance(item, Line):
                        yield Piece(item, left, right, pitch, count, stack.side)
                    else:
                        yield _on(item, number)
        for table in tables:
            yield _on(table, number)


def _on(grid: Grid, page: int) -> Grid:
    grid.pages = [page] * len(grid.rows)
    return grid


def _between(stack: Sequence[Line], tables: list[Grid]) -> Iterator[list[Line] | Grid]:
    """Yield the lines of a stack with the tables that stand before each of them; tables are used up."""
    part: list[Line] = []
    for line in stack:
        while tables and tables[0].top < line.middle:
            if part:
                yield part
                part = []
            yield tables.pop(0)
        part.append(line)
    if part:
        yield part


# What stacks have in common that share their edges: the width of the page, and their column.
_Kind = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the lines of a kind of stack begin and end, and how far those of a paragraph are apart."""

    left: float = 0.0
    right: float = 0.0
    pitch: float = 0.0


def _measures(
    pages: Sequence[Sequence[Stack]], sizes: Sequence[tuple[float, float]]
) -> dict[_Kind, _Measure]:
    """Return the measures of every kind of stack."""
    gathered: dict[_Kind, list[Line]] = {}
    for number, page in enumerate(pages):
        for stack in page:
            gathered.setdefault((round(sizes[number][0]), stack.side), []).extend(stack.lines)
    return {kind: _measure(lines, kind) for kind, lines in gathered.items()}


def _measure(lines: Sequence[Line], kind: _Kind) -> _Measure:
    """Return the measures of lines; of many, the outermost few do not count.

    Where no two wide lines reach the right edge none may be full: then the edge is as far in as the left one.
    """
    lefts, rights = sorted(line.left for line in lines), sorted(line.reach for line in lines)
    few = len(lines) // _FEW
    left, right = lefts[few], rights[-1 - few]
    near = sum(end > right - 2 * lines[0].size for end in rights)
    mirrored = kind[0] - left
    wide = right - left > (mirrored - left) * _WIDE
    if not kind[1] and right < mirrored and (near < _BELIEVED or not wide):
        right = mirrored
    return _Measure(left, right, _pitch(lines))


def _pitch(lines: Sequence[Line]) -> float:
    """Return how far the lines of a paragraph are apart: the least distance that is usual."""
    steps = [
        below.middle - above.middle
        for above, below in pairwise(lines)
        if above.size * 0.8 < below.middle - above.middle < above.size * _LOOSEST
    ]
    common = Counter(round(step) for step in steps)
    most = max(common.values(), default=0)
    return min((step for step, times in common.items() if times * 5 >= most), default=0) + 0.5


def _write(items: Iterable[Text | Grid], count: int) -> Laid:
    """Return the source text; a page begins with the first part that stands on it."""
    texts: list[str] = []
    at = 0
    pages = [0] * min(count, 1)
    doubtful: list[tuple[int, int]] = []

    def put(page: int, text: str) -> None:
        nonlocal at
        pages.extend([at] * (page + 1 - len(pages)))
        texts.append(text)
        at += len(text)

    for item in items:
        if isinstance(item, Text):
            for page, text in item.parts:
                put(page, text)
            put(item.parts[-1][0], "\n")
            continue
        start = at
        for page, row in zip(item.pages, item.rows, strict=True):
            if any(row):
                put(page, "| " + " | ".join("<br>".join(map(_plain, cell)) for cell in row) + " |\n")
        if not item.certain:
            doubtful.append((start, at))
        put(item.pages[-1], "\n\n")
    pages.extend([at] * (count - len(pages)))
    return Laid("".join(texts), tuple(pages), tuple(doubtful))


def _plain(text: str) -> str:
    """Return a text without strokes, which would part cells."""
    return text.translate({ord(stroke): "/" for stroke in "|｜│┃║"})
