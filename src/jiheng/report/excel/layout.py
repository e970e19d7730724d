"""评分表的列 — which columns the score sheet has, as the scheme's depth and what was published ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow

_NARROW, _NAME = 6, 28
_LEVELS = (
    "report.excel_level_one",
    "report.excel_level_two",
    "report.excel_level_three",
    "report.excel_level_four",
    "report.excel_level_five",
)
_COLUMNS = (
    ("identity", "report.column_id", 9),
    ("full", "report.excel_full", 11),
    ("score", "report.excel_score", 11),
    ("rate", "report.column_rate", 10),
    ("lost", "report.excel_lost", 11),
    ("reason", "report.excel_reason", 54),
    ("status", "report.column_status", 9),
    ("marks", "report.column_marks", 12),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """0-based columns: the levels first; ``recorded`` is None where nothing was published.

    ``gaps`` is a hidden column that counts the missing points.
    """

    levels: int
    identity: int
    full: int
    score: int
    rate: int
    lost: int
    reason: int
    status: int
    marks: int
    recorded: int | None
    gaps: int
    heads: tuple[str, ...]
    widths: tuple[int, ...]

    @property
    def shown(self) -> int:
        """Return how many columns are seen."""
        return self.gaps


def layout_of(rows: Iterable[CriterionRow]) -> Layout:
    """Return the columns for the rows of a sheet."""
    rows = tuple(rows)
    levels = 1 + max((row.depth for row in rows), default=0)
    published = any(row.item.recorded is not None for row in rows)
    fixed = {name: levels + place for place, (name, _, _) in enumerate(_COLUMNS)}
    last = levels + len(_COLUMNS)
    heads = [_level(depth, levels) for depth in range(levels)]
    heads += [message(code) for _, code, _ in _COLUMNS]
    widths = [*[_NARROW] * (levels - 1), _NAME, *(width for *_, width in _COLUMNS)]
    if published:
        heads.append(message("report.excel_recorded"))
        widths.append(11)
    heads.append(message("report.excel_gaps"))
    widths.append(6)
    return Layout(
        levels=levels,
        recorded=last if published else None,
        gaps=last + published,
        heads=tuple(heads),
        widths=tuple(widths),
        **fixed,
    )


def _level(depth: int, levels: int) -> str:
    if levels == 1:
        return message("report.column_name")
    level = message(_LEVELS[min(depth, len(_LEVELS) - 1)])
    return message("report.excel_level_name", level=level) if depth == levels - 1 else level
