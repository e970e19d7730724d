"""勾稽项 — a figure of a report that can be recomputed from, or compared with, others in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from jiheng.audit.formula import Node, terms
from jiheng.audit.term import Term
from jiheng.place import Place

Kind = Literal[
    "ratio",
    "completion",
    "sum",
    "difference",
    "growth",
    "coverage",
    "score_sum",
    "score_rate",
    "threshold",
    "count",
    "same_fact",
    "logic",
    "form",
]
Verdict = Literal["ok", "ok_within_rounding", "inconsistent", "uncheckable"]
Relation = Literal["equals", "same", "at_most", "at_least", "holds", "fails"]
"""How the stated figure stands to the formula.

``equals``: it is the formula's value; ``same``: both are printings of one fact; ``at_most`` and
``at_least``: a bound; ``holds`` and ``fails``: no arithmetic, the check saw it with its own eyes.
"""


def held(holds: bool) -> Relation:
    """Return the relation of a claim without arithmetic."""
    return "holds" if holds else "fails"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a report claims, and what it can be held against.

    ``formula`` is None where the other side is not printed. ``exact`` allows no rounding: sums of points and
    of counts. ``case`` picks severity and sentence in ``checks.toml`` and the catalogue. ``spots`` are places
    beside those of the figures (a heading, a sentence); ``alternatives`` are formulas under which the stated
    figure would be right, each with its name.
    """

    check: str
    kind: Kind
    stated: Term | None
    formula: Node | None = None
    relation: Relation = "equals"
    exact: bool = False
    case: str = ""
    words: dict[str, str] = field(default_factory=dict)
    spots: tuple[Place, ...] = ()
    alternatives: tuple[tuple[str, Node], ...] = ()
    said: str = ""

    @property
    def inputs(self) -> tuple[Term, ...]:
        """Return the printed figures that the formula uses, each once."""
        found: dict[int, Term] = {}
        for item in terms(self.formula) if self.formula is not None else ():
            found.setdefault(item.at, item)
        return tuple(found.values())

    @property
    def figures(self) -> Iterator[Term]:
        """Yield the stated figure and the inputs."""
        if self.stated:
            yield self.stated
        yield from self.inputs

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the place of the stated figure, of the inputs, and the others, each once."""
        found: dict[tuple[int | None, int | None], Place] = {}
        for place in (*(item.place for item in self.figures), *self.spots):
            found.setdefault((place.start, place.end), place)
        return tuple(found.values())
