"""评分表的行 — each criterion with its depth in the tree and what a reader must notice about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiheng.messages import message
from jiheng.report.anchors import of_criterion
from jiheng.score import CriterionScore, ScoreSheet

UNPRINTED = ("推断", "待核")
"""The scheme's words for a rule that no source prints."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One row of the tree; ``deducted`` is full marks less score of a leaf, None where nothing was lost.

    ``origins`` are the scheme's words for the parts of the rule that no source prints.
    """

    position: int
    anchor: str
    depth: int
    item: CriterionScore
    status: str
    origins: tuple[str, ...]
    deducted: Decimal | None

    @property
    def parent(self) -> bool:
        """Return whether the points are the sum of the children."""
        return not self.item.leaf and not self.item.node.measure

    @property
    def differs(self) -> bool:
        """Return whether another score was published."""
        return None not in (self.item.recorded, self.item.score) and self.item.recorded != self.item.score


def criterion_rows(sheet: ScoreSheet) -> tuple[CriterionRow, ...]:
    """Return the rows of a sheet, parents first."""
    return tuple(_row(position, item) for position, item in enumerate(sheet.criteria))


def _row(position: int, item: CriterionScore) -> CriterionRow:
    return CriterionRow(
        position=position,
        anchor=of_criterion(position),
        depth=len(item.node.path) - 1,
        item=item,
        status=status_words(item),
        origins=_origins(item),
        deducted=_deducted(item),
    )


def status_words(item: CriterionScore) -> str:
    """Return how the points came about, such as 计算 or 评审; 合计 for a parent, 只列出 for a measure."""
    if item.node.measure:
        return message("report.status_listed")
    if not item.leaf and item.status == "computed":
        return message("report.status_sum")
    return message(f"explain.status_{item.status}")


def _origins(item: CriterionScore) -> tuple[str, ...]:
    record = item.node.record
    written = [record.origin, *(band.origin for band in record.bands)]
    return tuple(dict.fromkeys(word for word in written if word in UNPRINTED))


def _deducted(item: CriterionScore) -> Decimal | None:
    if not item.leaf or item.score is None or item.full_marks is None or item.score >= item.full_marks:
        return None
    return item.full_marks - item.score
