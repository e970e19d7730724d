"""评分的层级 — which criteria stand under which, from the paths of the score lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.read import Report, ScoreLine


@dataclass(frozen=True, slots=True)
class Branch:
    """A criterion and the criteria right under it."""

    whole: ScoreLine
    parts: Sequence[ScoreLine]


def branches(report: Report) -> Iterator[Branch]:
    """Yield every criterion with at least two criteria under it, and the total with the outermost ones."""
    lines = [line for line in report.scores if line.subject == "department"]
    inner = [line for line in lines if not line.total]
    for whole in inner:
        parts = [line for line in inner if line.path[:-1] == whole.path and line is not whole]
        if len(parts) > 1:
            yield Branch(whole, parts)
    depth = min((len(line.path) for line in inner), default=0)
    outermost = [line for line in inner if len(line.path) == depth]
    if len(outermost) > 1:
        for total in lines:
            if total.total:
                yield Branch(total, outermost)
