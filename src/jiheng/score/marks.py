"""满分 — the full marks that hold for one department: weight plans, and criteria that do not apply."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.evaluation import Inapplicable
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.formula import Context
from jiheng.scheme.records import InapplicableRule, WeightPlan

ZERO = Fraction(0)


@dataclass(slots=True)
class Marks:
    """Full marks by position of the node, None where the scheme gives none.

    ``treatments`` are the criteria that do not apply; ``removed`` the marks taken out of the whole by
    剔除折算; ``reasons`` why, where a person said so.
    """

    full: list[Fraction | None]
    plan: WeightPlan | None = None
    treatments: dict[int, InapplicableRule] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    removed: Fraction = ZERO

    @property
    def changed(self) -> bool:
        """Return whether any full marks differ from the printed ones."""
        return self.plan is not None or bool(self.treatments)


def marks_for(scheme: Scheme, context: Context, inapplicable: tuple[Inapplicable, ...]) -> Marks:
    """Return the full marks that hold under the scheme's plans and for what does not apply."""
    marks = Marks(list(scheme.printed_marks))
    for plan, condition in scheme.weight_plans:
        if condition is None or condition.evaluate(context) is True:
            marks.plan = plan
            _apply_plan(scheme, plan, marks.full)
            break
    said = {item.criterion: item.reason for item in inapplicable}
    for position in scheme.conditional:
        node = scheme.nodes[position]
        rule = _inapplicable_rule(node, context, said)
        if rule is not None and position not in marks.treatments:
            _apply_treatment(scheme, position, rule, marks)
            marks.reasons[position] = said.get(node.record.id, "")
    return marks


def _apply_plan(scheme: Scheme, plan: WeightPlan, full: list[Fraction | None]) -> None:
    chosen = {scheme.position(name): Fraction(points) for name, points in plan.marks}
    for position, node in enumerate(scheme.nodes):
        printed = full[position]
        if position in chosen:
            full[position] = chosen[position]
        elif node.parent is not None and printed is not None:
            above = scheme.nodes[node.parent].record.full_marks
            now = full[node.parent]
            if above and now is not None and now != above:
                full[position] = printed * now / Fraction(above)


def _inapplicable_rule(node: SchemeNode, context: Context, said: dict[str, str]) -> InapplicableRule | None:
    for condition, rule in node.inapplicable:
        if node.record.id in said:
            return rule
        if condition is not None and condition.evaluate(context) is True:
            return rule
    return None


def _apply_treatment(scheme: Scheme, position: int, rule: InapplicableRule, marks: Marks) -> None:
    below = [position]
    while below:
        current = below.pop()
        marks.treatments[current] = rule
        below += scheme.nodes[current].children
    amount = marks.full[position] or ZERO
    if rule.treatment == "剔除折算":
        marks.removed += amount
    elif rule.treatment == "移至":
        _move(scheme, position, rule.to, amount, marks)


def _move(scheme: Scheme, position: int, to: str, amount: Fraction, marks: Marks) -> None:
    target = scheme.position(to)
    if target is None:
        return
    for start, change in ((position, -amount), (target, amount)):
        current: int | None = start
        while current is not None:
            full = marks.full[current]
            if full is not None:
                marks.full[current] = full + change
            current = scheme.nodes[current].parent
