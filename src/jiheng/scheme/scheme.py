"""评分方案 — a loaded scheme: its text, its hash, and its criteria with rules ready to run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from jiheng.ledger import DataItem, Dictionary
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Compiled, Reference
from jiheng.scheme.records import Bonus, Criterion, InapplicableRule, SchemeRecord, Veto, WeightPlan
from jiheng.scheme.rules import BandRule, ConditionRule, FormulaRule, Rule, StepRule


@dataclass(frozen=True, slots=True)
class SchemeNode:
    """A criterion in its tree. ``rule`` is None for a node that adds up its children or is only listed.

    ``parent`` is the position of the parent among `Scheme.nodes`, None at the top; ``measure`` says that
    the node is listed under a merged parent and gets no points of its own.
    """

    record: Criterion
    path: tuple[str, ...]
    parent: int | None
    children: tuple[int, ...]
    measure: bool
    value: Compiled | None
    rule: Rule | None
    inapplicable: tuple[tuple[Compiled | None, InapplicableRule], ...] = ()

    @property
    def inferred(self) -> bool:
        """Return whether the rule, or a part of it, is not what a source prints."""
        marks = [self.record.origin, *(band.origin for band in self.record.bands)]
        return any(mark in ("推断", "待核") for mark in marks)


@dataclass(frozen=True)
class Scheme:
    """A scheme ready to score with. ``nodes`` stand parents first."""

    record: SchemeRecord
    text: str
    file: str
    nodes: tuple[SchemeNode, ...]
    derivations: Derivations
    bonuses: tuple[tuple[Bonus, Compiled | None], ...] = ()
    vetoes: tuple[tuple[Veto, Compiled], ...] = ()
    weight_plans: tuple[tuple[WeightPlan, Compiled | None], ...] = ()
    _ids: dict[str, int] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Return the scheme's id, such as gd/shaoguan/2019."""
        return self.record.id

    @property
    def full_marks(self) -> Decimal:
        """Return the full marks of the whole."""
        return self.record.full_marks

    @property
    def dictionary(self) -> Dictionary:
        """Return the data items that its rules may name."""
        return self.derivations.dictionary

    @cached_property
    def hash(self) -> str:
        """Return the SHA-256 of the scheme's text."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @cached_property
    def printed_marks(self) -> tuple[Fraction | None, ...]:
        """Return the full marks of each node as the scheme prints them, exact."""
        marks = (node.record.full_marks for node in self.nodes)
        return tuple(None if mark is None else Fraction(mark) for mark in marks)

    @cached_property
    def tops(self) -> tuple[int, ...]:
        """Return the positions of the first-level nodes."""
        return tuple(position for position, node in enumerate(self.nodes) if node.parent is None)

    @cached_property
    def conditional(self) -> tuple[int, ...]:
        """Return the positions of the nodes that may be not applicable."""
        return tuple(position for position, node in enumerate(self.nodes) if node.inapplicable)

    def position(self, criterion: str) -> int | None:
        """Return where a criterion stands among the nodes, or None."""
        return self._ids.get(criterion)

    def node(self, criterion: str) -> SchemeNode | None:
        """Return the node of a criterion id, or None."""
        position = self._ids.get(criterion)
        return None if position is None else self.nodes[position]

    def formulas(self) -> Iterator[Compiled]:
        """Yield every formula of the scheme."""
        for node in self.nodes:
            yield from node_formulas(node)
        for _, points in self.bonuses:
            if points is not None:
                yield points
        for _, condition in self.vetoes:
            yield condition
        for _, weight in self.weight_plans:
            if weight is not None:
                yield weight

    def items(self) -> tuple[DataItem, ...]:
        """Return the data items that a ledger must give: those named, and behind derived ones their parts."""
        found: dict[str, DataItem] = {}
        waiting = [ref.name for formula in self.formulas() for ref in _references(formula)]
        while waiting:
            item = self.dictionary.get(waiting.pop(0))
            if item is None or item.name in found:
                continue
            found[item.name] = item
            derived = self.derivations.formula(item)
            if derived is not None:
                waiting += [ref.name for ref in _references(derived)]
        return tuple(found.values())


def _references(formula: Compiled) -> Iterator[Reference]:
    return (item for item in formula.inputs if isinstance(item, Reference))


def node_formulas(node: SchemeNode) -> Iterator[Compiled]:
    """Yield the formulas of one criterion."""
    if node.value is not None:
        yield node.value
    rule = node.rule
    if isinstance(rule, FormulaRule):
        yield rule.points
    elif isinstance(rule, BandRule):
        yield from (band.points for band in rule.bands)
    elif isinstance(rule, ConditionRule):
        yield rule.condition
        if rule.otherwise is not None:
            yield rule.otherwise
    elif isinstance(rule, StepRule):
        pass
    yield from (condition for condition, _ in node.inapplicable if condition is not None)
