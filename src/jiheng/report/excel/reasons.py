"""评分说明 — for every criterion its rule, figures, sources, judgement and changes, a row a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jiheng.ledger import Ledger
from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.excel.fit import pieces
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.whole import bonus_whys, total_why
from jiheng.report.why import Why, WhyLine, criterion_why
from jiheng.score import ScoreSheet
from jiheng.score.explain import line_words
from jiheng.score.words import points_words, rate_words

WIDTHS = (10, 30, 12, 100)
_DEEPEST = 4


def write_reasons(
    grid: Grid, sheet: ScoreSheet, ledger: Ledger, rows: Sequence[CriterionRow]
) -> dict[int, str]:
    """Write the sheet; return the place of each criterion's explanation by its position."""
    grid.head(
        message("report.column_id"),
        message("report.column_name"),
        message("report.excel_item"),
        message("report.column_reason"),
    )
    grid.freeze(2)
    links = {}
    _write(grid, total_why(sheet))
    for row in rows:
        links[row.position] = grid.at(grid.row, 0)
        _write(grid, criterion_why(row, sheet, ledger))
    for why in bonus_whys(sheet):
        _write(grid, why)
    return links


def _write(grid: Grid, why: Why) -> None:
    grid.write(
        Cell(why.id, "cell first"),
        Cell(why.name, "cell first"),
        Cell(message("report.column_score"), "cell first word"),
        Cell(_points(why), "cell first"),
    )
    for line in _lines(why):
        indent = min(line.level, _DEEPEST)
        style = f"cell indent_{indent} soft" if indent else "cell"
        for piece in pieces(line.text, WIDTHS[-1] - 2 * indent):
            labelled = Cell(line.label, "cell word")
            grid.write(Cell(None, "cell blank"), Cell(None, "cell blank"), labelled, Cell(piece, style))


def _points(why: Why) -> str:
    parts = []
    if why.full_marks is not None:
        parts.append(
            message("report.why_points", score=points_words(why.score), full=points_words(why.full_marks))
        )
    elif why.score is not None:
        parts.append(message("report.why_points_bonus", score=points_words(why.score)))
    if why.rate is not None:
        parts.append(message("report.why_rate", rate=rate_words(why.rate)))
    parts += [why.status] if why.status else []
    parts += [message("report.mark_inferred")] if why.inferred else []
    return "　".join(parts)


def _lines(why: Why) -> Iterator[WhyLine]:
    """Yield the sentences, and as sentences what a page shows as tables."""
    yield from why.lines
    label = message("report.excel_parts")
    for part in why.parts:
        if part.score is not None:
            of = f" / {points_words(part.full_marks)}" if part.full_marks is not None else ""
            yield WhyLine(label, f"{part.id} {part.name}　{points_words(part.score)}{of}")
    yield from (WhyLine(message("report.column_name"), line_words(line)) for line in why.indicators)
    for evidence in why.evidence:
        words = " ".join(
            word for word in (evidence.id, evidence.name, evidence.number, evidence.note) if word
        )
        yield WhyLine(message("report.why_evidence"), words)
