"""满分 — the full marks that hold for one department: weight plans, and criteria that do not apply."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.evaluation import Inapplicable
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.formula import Context
from jiheng.scheme.plans import marks_under
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
            marks.full = marks_under(scheme, plan)
            break
    if not scheme.conditional:
        return marks
    said = {item.criterion: item.reason for item in inapplicable}
    out: dict[int, InapplicableRule] = {}
    for position in scheme.conditional:
        rule = _inapplicable_rule(scheme.nodes[position], context, said)
        if rule is not None and position not in marks.treatments:
            out[position] = rule
            marks.reasons[position] = said.get(scheme.nodes[position].record.id, "")
            for below in _with_all_below(scheme, position):
                marks.treatments[below] = rule
    _take_out(scheme, out, marks)
    return marks


def _inapplicable_rule(node: SchemeNode, context: Context, said: dict[str, str]) -> InapplicableRule | None:
    for condition, rule in node.inapplicable:
        if node.record.id in said or (condition is not None and condition.evaluate(context) is True):
            return rule
    return None


def _with_all_below(scheme: Scheme, position: int) -> Iterator[int]:
    waiting = [position]
    while waiting:
        current = waiting.pop()
        yield current
        waiting += scheme.nodes[current].children


def _take_out(scheme: Scheme, out: dict[int, InapplicableRule], marks: Marks) -> None:
    """Take marks out of what does not apply: to where they end up, or out of the whole.

    All amounts are those before anything moved, so that the order of the criteria makes no difference.
    """
    amounts = {position: marks.full[position] or ZERO for position in out}
    for position, rule in out.items():
        if rule.treatment == "满分":
            continue
        _add(scheme, position, -amounts[position], marks)
        for below in _with_all_below(scheme, position):
            marks.full[below] = ZERO
    for position, rule in out.items():
        if rule.treatment == "满分":
            continue
        target = _destination(scheme, position, marks)
        if target is None:
            marks.removed += amounts[position]
        else:
            _add(scheme, target, amounts[position], marks)


def _destination(scheme: Scheme, position: int, marks: Marks) -> int | None:
    """Return where the marks end up; None where they leave the whole, as after a circle of moves."""
    seen: set[int] = set()
    current: int | None = position
    while current is not None and current not in seen:
        seen.add(current)
        rule = marks.treatments.get(current)
        if rule is None or rule.treatment == "满分":
            return current
        current = scheme.position(rule.to) if rule.treatment == "移至" else None
    return None


def _add(scheme: Scheme, position: int, amount: Fraction, marks: Marks) -> None:
    current: int | None = position
    while current is not None:
        full = marks.full[current]
        if full is not None:
            marks.full[current] = full + amount
        current = scheme.nodes[current].parent
