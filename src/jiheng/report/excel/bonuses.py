"""加减分 — what the scheme allows outside the full marks, and the points that were given."""

from __future__ import annotations

from decimal import Decimal

from jiheng.messages import message
from jiheng.report.excel.formulas import cell, text
from jiheng.report.excel.grid import Cell, Grid
from jiheng.report.excel.whole import Outside
from jiheng.score import ScoreSheet
from jiheng.score.words import NOTHING

COLUMNS = (
    ("report.column_id", 10),
    ("report.column_item", 34),
    ("report.excel_lowest", 12),
    ("report.excel_highest", 12),
    ("report.excel_score", 12),
    ("report.excel_rule", 44),
    ("report.column_reason", 44),
)
_POINTS = 4


def write_bonuses(grid: Grid, sheet: ScoreSheet) -> Outside:
    """Write the sheet; return the formulas for what the points come to."""
    grid.head(*(message(code) for code, _ in COLUMNS))
    grid.freeze(2)
    first, gaps = grid.row, 0
    given = {item.id: item for item in sheet.bonuses}
    for bonus, formula in sheet.scheme.bonuses:
        item = given.get(bonus.id)
        gap = item is None and formula is not None
        gaps += gap
        points: str | Decimal = message("report.excel_missing") if gap else NOTHING
        grid.write(
            Cell(bonus.id),
            Cell(bonus.name),
            Cell(bonus.minimum, "cell points"),
            Cell(bonus.maximum, "cell points"),
            Cell(item.points if item is not None else points, "cell points"),
            Cell(str(bonus.points or bonus.judged or "")),
            Cell(item.reason if item is not None else ""),
        )
    area = f"{cell(first, _POINTS)}:{cell(grid.row - 1, _POINTS)}"
    total = f"SUM({area})"
    grid.write(
        Cell(message("report.excel_sum"), "cell total", span=_POINTS),
        Cell(sheet.bonus_penalty, "cell total points", total),
        *[Cell(None, "cell total")] * 2,
    )
    missing = f"COUNTIF({grid.name}!{area},{text(message('report.excel_missing'))})"
    return Outside(f"SUM({grid.name}!{area})", missing, gaps)
