"""权重方案 — the full marks that hold under a plan."""

from __future__ import annotations

from fractions import Fraction

from jiheng.scheme.records import WeightPlan
from jiheng.scheme.scheme import Scheme


def marks_under(scheme: Scheme, plan: WeightPlan) -> list[Fraction | None]:
    """Return the full marks by position of the node under a plan, None where the scheme gives none.

    What a plan does not name keeps its marks, in proportion where those above it have changed.
    """
    full = list(scheme.printed_marks)
    chosen = {scheme.position(name): Fraction(points) for name, points in plan.marks}
    for position, node in enumerate(scheme.nodes):
        printed = full[position]
        if position in chosen:
            full[position] = chosen[position]
        elif node.parent is not None and printed is not None:
            above, now = scheme.printed_marks[node.parent], full[node.parent]
            if above and now is not None and now != above:
                full[position] = printed * now / above
    return full
