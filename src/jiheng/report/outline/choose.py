"""Which outline an evaluation is reported by, where nobody names one."""

from __future__ import annotations

from jiheng.report.outline.load import library_outline, outline_names
from jiheng.report.outline.records import Outline
from jiheng.score import ScoreSheet


def outline_for(sheet: ScoreSheet, region: str) -> Outline:
    """Return the outline of the library that fits a region and evaluation best.

    Who carried the evaluation out counts before its kind: a third party's report of a 部门评价 is a third
    party's report. Of those that fit, the one of the most precise region is taken.
    """
    outlines = (library_outline(name) for name in outline_names())
    return max(outlines, key=lambda outline: _fitness(outline, sheet, region))


def _fitness(outline: Outline, sheet: ScoreSheet, region: str) -> tuple[bool, bool, int, bool]:
    # 广州市花都区 holds two names; the one that ends later is the more precise.
    near = max((region.find(word) + len(word) for word in outline.regions if word in region), default=0)
    who, kind = sheet.carried_out_by in outline.carried_out_by, sheet.kind in outline.kinds
    fits = (who or kind) and outline.project == bool(sheet.project) and (near > 0 or not outline.regions)
    return fits, who, near, kind
