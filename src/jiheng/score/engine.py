"""评分 — from an evaluation to its score sheet: exact rationals until a leaf is rounded.

Leaves are rounded, parents add rounded leaves, the grade uses the rounded total (DESIGN.md §5.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial

from jiheng.diagnostic import Diagnostic
from jiheng.evaluation import Evaluation
from jiheng.ledger import FactBook, Project
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.build import FULL_MARKS, VALUE
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value
from jiheng.scheme.formula.rounding import round_fraction
from jiheng.scheme.rules import (
    BandRule,
    ConditionRule,
    FormulaRule,
    JudgedRule,
    PerIndicatorRule,
    StepRule,
)
from jiheng.score.computed import by_band, by_condition, by_formula, by_steps
from jiheng.score.context import ScoreContext
from jiheng.score.grade import grade_of
from jiheng.score.inputs import node_inputs
from jiheng.score.judged import by_judgement
from jiheng.score.marks import Marks, marks_for
from jiheng.score.outcome import Outcome, lacking
from jiheng.score.per_indicator import by_indicators
from jiheng.score.sheet import BonusScore, CriterionScore, ScoreSheet, Status

ZERO = Fraction(0)
ROUNDING_MODES = {"四舍五入": ROUND_HALF_UP, "四舍六入五成双": ROUND_HALF_EVEN, "截尾": ROUND_DOWN}


def score(
    book: FactBook,
    scheme: Scheme,
    evaluation: Evaluation,
    *,
    settings: Mapping[str, Fraction] | None = None,
    derivations: Derivations | None = None,
) -> ScoreSheet:
    """Return the score sheet of an evaluation that has been checked by `check_evaluation`.

    ``settings`` are what-if values by data item, in base units; ``derivations`` the data items with those
    of the ledger, by default the scheme's own.
    """
    return _Scoring(book, scheme, evaluation, settings or {}, derivations or scheme.derivations).sheet()


@dataclass(frozen=True, slots=True)
class _Total:
    """The whole of a sheet: sums of the top criteria with bonus and cap."""

    points: Decimal | None
    bonus: Decimal
    complete: bool


class _Scoring:
    def __init__(
        self,
        book: FactBook,
        scheme: Scheme,
        evaluation: Evaluation,
        settings: Mapping[str, Fraction],
        derivations: Derivations,
    ) -> None:
        self.scheme = scheme
        self.book = book
        self.evaluation = evaluation
        found = book.ledger.find("project", evaluation.project) if evaluation.project else None
        self.project = found if isinstance(found, Project) else None
        self.context = ScoreContext(
            book, derivations, settings=settings, project=self.project, criteria=self._points_of
        )
        rounding = scheme.record.rounding
        self._places, self._mode = rounding.places, ROUNDING_MODES[rounding.mode]
        self._judgements = {item.criterion: item for item in evaluation.judgements}
        self._recorded = {item.criterion: item for item in evaluation.recorded}
        self._overrides = {item.criterion: item for item in evaluation.overrides}
        self._met = {item.indicator: item for item in evaluation.indicator_judgements}
        self._scores: dict[int, CriterionScore] = {}
        self.marks = marks_for(scheme, self.context, evaluation.inapplicable)

    def _round(self, points: Fraction) -> Decimal:
        return round_fraction(points, self._places, self._mode)

    def _points_of(self, name: str) -> Value | None:
        """Return the points of a criterion that a formula names, or None when it is no criterion."""
        position = self.scheme.position(name)
        if position is None:
            return None
        local, self.context.local = self.context.local, {}
        found = self._score(position)
        self.context.local = local
        if found.score is None or not found.complete:
            return found.missing or Missing.because("score.missing", name=name)
        return Fraction(found.score)

    def _score(self, position: int) -> CriterionScore:
        known = self._scores.get(position)
        if known is None:
            node = self.scheme.nodes[position]
            leaf = node.measure or node.record.is_leaf
            known = self._leaf(position, node) if leaf else self._parent(position, node)
            self._scores[position] = known
        return known

    def _full(self, position: int) -> Decimal | None:
        full = self.marks.full[position]
        if full is None:
            return None
        printed = self.scheme.nodes[position].record.full_marks
        return printed if printed is not None and printed == full else self._round(full)

    def _parent(self, position: int, node: SchemeNode) -> CriterionScore:
        children = [self._score(child) for child in node.children]
        known = [child.score for child in children if child.score is not None]
        treated = position in self.marks.treatments
        found = CriterionScore(
            node,
            self._full(position),
            sum(known, Decimal(0)) if known else None,
            "not_applicable" if treated else ("computed" if known else "missing"),
            complete=all(child.complete for child in children),
        )
        if not known and not treated:
            found.missing = next((child.missing for child in children if child.missing), None)
        return self._with_recorded(found)

    def _leaf(self, position: int, node: SchemeNode) -> CriterionScore:
        if node.measure:
            return self._measure(node)
        full = self.marks.full[position] or ZERO
        treatment = self.marks.treatments.get(position)
        if treatment is not None:
            granted = treatment.treatment == "满分"
            outcome = Outcome(full if granted else ZERO, "not_applicable")
        else:
            outcome = self._outcome(node, full)
        return self._finish(position, node, outcome, full)

    def _measure(self, node: SchemeNode) -> CriterionScore:
        value = node.value.evaluate(self.context) if node.value is not None else None
        status: Status = "missing" if isinstance(value, Missing) else "computed"
        found = CriterionScore(
            node,
            node.record.full_marks,
            None,
            status if node.value is not None else "recorded",
            value=value,
            read_inputs=partial(node_inputs, node, self.context),
        )
        return self._with_recorded(found)

    def _outcome(self, node: SchemeNode, full: Fraction) -> Outcome:
        rule = node.rule
        if isinstance(rule, JudgedRule):
            return by_judgement(self._judgements.get(node.record.id), full)
        if isinstance(rule, PerIndicatorRule):
            return by_indicators(rule, self.book.ledger, self.project, self._met, full)
        if isinstance(rule, (FormulaRule, BandRule, StepRule, ConditionRule)):
            return self._computed(rule, node, full)
        recorded = self._recorded.get(node.record.id)
        if recorded is None or recorded.points is None:
            return lacking(Missing.because("score.not_recorded"))
        return Outcome(Fraction(recorded.points), "recorded")

    def _computed(
        self, rule: FormulaRule | BandRule | StepRule | ConditionRule, node: SchemeNode, full: Fraction
    ) -> Outcome:
        context = self.context
        # Rules speak of the printed full marks; where these changed, the points change in proportion.
        printed = full if node.record.full_marks is None else Fraction(node.record.full_marks)
        context.local = {FULL_MARKS: printed}
        value = node.value.evaluate(context) if node.value is not None else None
        if value is not None:
            context.local[VALUE] = value
        if isinstance(rule, BandRule):
            outcome = by_band(rule, value, context)
        elif isinstance(rule, StepRule):
            outcome = by_steps(rule, value, printed)
        elif isinstance(rule, ConditionRule):
            outcome = by_condition(rule, value, printed, context)
        else:
            outcome = by_formula(rule, value, context)
        context.local = {}
        if outcome.points is not None and printed and full != printed:
            outcome.points = outcome.points * full / printed
        return outcome

    def _finish(self, position: int, node: SchemeNode, outcome: Outcome, full: Fraction) -> CriterionScore:
        notes: tuple[Diagnostic, ...] = ()
        points = outcome.points
        if points is not None and not ZERO <= points <= full:
            notes = (Diagnostic("score.capped", None, {"points": self._round(points)}, "note"),)
            points = max(ZERO, min(full, points))
        identity = node.record.id
        found = CriterionScore(
            node,
            self._full(position),
            None if points is None else self._round(points),
            outcome.status,
            complete=points is not None,
            exact=points,
            value=outcome.value,
            band=outcome.band,
            read_inputs=partial(node_inputs, node, self.context),
            deductions=outcome.deductions,
            judgement=outcome.judgement or self._judgements.get(identity),
            lines=outcome.lines,
            missing=outcome.missing,
            notes=notes,
        )
        self._with_recorded(found)
        override = self._overrides.get(identity)
        if override is not None:
            found.override, found.computed = override, found.score
            found.score, found.complete, found.missing = override.after, True, None
            found.status = "judged" if outcome.status == "missing" else outcome.status
        return found

    def _with_recorded(self, found: CriterionScore) -> CriterionScore:
        recorded = self._recorded.get(found.id)
        if recorded is not None:
            found.recorded, found.recorded_value = recorded.points, recorded.value
            found.recorded_reason = recorded.reason
        return found

    def sheet(self) -> ScoreSheet:
        """Return the whole sheet."""
        scheme, evaluation, header = self.scheme, self.evaluation, self.book.ledger.header
        criteria = tuple(self._score(position) for position in range(len(scheme.nodes)))
        bonuses = self._bonuses()
        total = self._total(criteria, bonuses)
        grade: str | None = None
        notes: tuple[Diagnostic, ...] = ()
        if total.complete and total.points is not None:
            grade, notes = grade_of(scheme, total.points, self.context)
        return ScoreSheet(
            ledger=self.book.ledger.name,
            department=header.department,
            year=header.year,
            subject=self.project.name if self.project else "",
            scheme=scheme,
            kind=evaluation.kind,
            carried_out_by=evaluation.carried_out_by,
            total=total.points,
            full_marks=scheme.full_marks,
            bonus_penalty=total.bonus,
            grade=grade,
            complete=total.complete,
            missing=_missing(criteria),
            criteria=criteria,
            bonuses=bonuses,
            recorded_total=evaluation.recorded_total,
            recorded_grade=evaluation.recorded_grade,
            notes=notes + self._mark_notes(self.marks),
        )

    def _total(self, criteria: tuple[CriterionScore, ...], bonuses: tuple[BonusScore, ...]) -> _Total:
        tops = [item for item in criteria if item.node.parent is None]
        known = [item.score for item in tops if item.score is not None]
        bonus = sum((item.points for item in bonuses), Decimal(0))
        complete = all(item.complete for item in tops)
        if not known:
            return _Total(None, bonus, complete=False)
        points = sum(known, Decimal(0))
        whole = Fraction(self.scheme.full_marks)
        if self.marks.removed and self.marks.removed < whole:
            points = self._round(Fraction(points) * whole / (whole - self.marks.removed))
        points += bonus
        if self.scheme.record.cap is not None:
            points = min(points, self.scheme.record.cap)
        return _Total(points, bonus, complete)

    def _bonuses(self) -> tuple[BonusScore, ...]:
        given = {item.item: item for item in self.evaluation.bonuses}
        found = []
        for bonus, formula in self.scheme.bonuses:
            item = given.get(bonus.id)
            if item is not None:
                found.append(BonusScore(bonus.id, bonus.name, item.points, item.reason))
            elif formula is not None:
                value = formula.evaluate(self.context)
                if isinstance(value, Fraction):
                    limited = value
                    if bonus.maximum is not None:
                        limited = min(limited, Fraction(bonus.maximum))
                    if bonus.minimum is not None:
                        limited = max(limited, Fraction(bonus.minimum))
                    found.append(BonusScore(bonus.id, bonus.name, self._round(limited)))
        return tuple(found)

    def _mark_notes(self, marks: Marks) -> tuple[Diagnostic, ...]:
        notes = []
        if marks.plan is not None:
            notes.append(Diagnostic("score.weight_plan", None, {"name": marks.plan.name}, "note"))
        if marks.removed:
            left = self._round(Fraction(self.scheme.full_marks) - marks.removed)
            parameters: dict[str, object] = {"removed": self._round(marks.removed), "left": left}
            notes.append(Diagnostic("score.rescaled", None, parameters, "note"))
        return tuple(notes)


def _missing(criteria: tuple[CriterionScore, ...]) -> tuple[str, ...]:
    lines = []
    for item in criteria:
        if item.leaf and item.missing is not None and item.score is None:
            reasons = "；".join(reason.sentence for reason in item.missing.reasons)
            lines.append(Diagnostic("score.criterion_missing", None, _named(item, reasons)).sentence)
    return tuple(lines)


def _named(item: CriterionScore, reasons: str) -> dict[str, object]:
    return {"name": item.node.record.name, "id": item.id, "reasons": reasons}
