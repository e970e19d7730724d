"""评分 — from an evaluation to its score sheet: exact rationals until a leaf is rounded.

Leaves are rounded, parents add rounded leaves, the grade uses the rounded total (DESIGN.md §5.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jiheng.diagnostic import Diagnostic
from jiheng.evaluation import Evaluation, Override
from jiheng.ledger import Project
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.build import FULL_MARKS, VALUE
from jiheng.scheme.formula import Missing
from jiheng.scheme.formula.compile import Value
from jiheng.scheme.rules import (
    BandRule,
    ConditionRule,
    FormulaRule,
    JudgedRule,
    PerIndicatorRule,
    RecordedRule,
    StepRule,
)
from jiheng.score.computed import by_band, by_condition, by_formula, by_steps
from jiheng.score.context import LedgerValues, ScoreContext, Setting
from jiheng.score.decisions import Decisions
from jiheng.score.grade import grade_of
from jiheng.score.judged import by_judgement
from jiheng.score.marks import marks_for
from jiheng.score.outcome import Outcome, lacking
from jiheng.score.per_indicator import by_indicators
from jiheng.score.rounded import rounder_of
from jiheng.score.sheet import CriterionScore, ScoreSheet
from jiheng.score.totals import bonus_scores, mark_notes, missing_lines, total_of
from jiheng.score.words import points_words

ZERO = Fraction(0)
NOUGHT = Decimal(0)
LISTED = Outcome(None, "recorded")
ADDED = Outcome(None, "computed")


def score(
    values: LedgerValues,
    scheme: Scheme,
    evaluation: Evaluation,
    *,
    settings: Mapping[Setting, Fraction] | None = None,
) -> ScoreSheet:
    """Return the score sheet of an evaluation that has been checked by `check_evaluation`.

    ``values`` are the ledger's figures, read through the data items of the scheme and of the ledger;
    ``settings`` are what-if values in base units.
    """
    return _Scoring(values, scheme, evaluation, settings or {}).sheet()


class _Scoring:
    def __init__(
        self,
        values: LedgerValues,
        scheme: Scheme,
        evaluation: Evaluation,
        settings: Mapping[Setting, Fraction],
    ) -> None:
        self.scheme = scheme
        self.ledger = values.book.ledger
        self.evaluation = evaluation
        found = self.ledger.find("project", evaluation.project) if evaluation.project else None
        self.project = found if isinstance(found, Project) else None
        self.context = ScoreContext(values, settings=settings, project=self.project, criteria=self._points_of)
        self.round = rounder_of(scheme.record.rounding)
        self.decisions = Decisions(evaluation)
        self.scores: dict[int, CriterionScore] = {}
        self.marks = marks_for(scheme, self.context, evaluation.inapplicable)
        self.changed = self.marks.changed

    def _points_of(self, name: str) -> Value | None:
        """Return the points of a criterion that a formula names, or None when it is no criterion."""
        position = self.scheme.position(name)
        if position is None:
            return None
        local, self.context.local = self.context.local, {}
        found = self._score(position)
        self.context.local = local
        if found.score is None or not found.complete:
            return found.missing or Missing.because("score.criterion_without", name=name)
        return Fraction(found.score)

    def _score(self, position: int) -> CriterionScore:
        known = self.scores.get(position)
        if known is not None:
            return known
        node = self.scheme.nodes[position]
        if node.rule is not None:
            known = self._leaf(position, node)
        elif node.measure:
            known = self._measure(node)
        else:
            known = self._parent(position, node)
        self.scores[position] = known
        return known

    def _full(self, position: int, node: SchemeNode) -> Decimal | None:
        printed = node.record.full_marks
        if not self.changed:
            return printed
        full = self.marks.full[position]
        return printed if full is None or printed == full else self.round(full)

    def _parent(self, position: int, node: SchemeNode) -> CriterionScore:
        total, known, complete = NOUGHT, False, True
        missing: Missing | None = None
        for child in node.children:
            part = self.scores.get(child) or self._score(child)
            if part.score is not None:
                total, known = total + part.score, True
            if not part.complete:
                complete, missing = False, missing or part.missing
        outcome = ADDED if known else Outcome(None, "missing", None, None, missing)
        out = position in self.marks.treatments or (not known and complete)
        status = "not_applicable" if out else outcome.status
        points = total if known else None
        full = self._full(position, node)
        return CriterionScore(
            node, full, points, status, complete, outcome, points, self.decisions, self.context
        )

    def _measure(self, node: SchemeNode) -> CriterionScore:
        full = node.record.full_marks
        outcome = LISTED
        if node.value is not None:
            value = node.value.evaluate(self.context)
            outcome = Outcome(None, "missing" if isinstance(value, Missing) else "computed", value)
        return CriterionScore(
            node, full, None, outcome.status, True, outcome, None, self.decisions, self.context
        )

    def _leaf(self, position: int, node: SchemeNode) -> CriterionScore:
        full = node.record.full_marks if not self.changed else self._full(position, node)
        full = full or NOUGHT
        if position in self.marks.treatments:
            outcome = self._not_applicable(position, full)
        else:
            outcome = self._outcome(position, node, full)
        points = None
        if outcome.points is not None:
            points = self.round(outcome.points)
            if not NOUGHT <= points <= full:
                points = self._capped(outcome, points, full)
        known = points is not None or outcome.status == "not_applicable"
        found = CriterionScore(
            node, full, points, outcome.status, known, outcome, points, self.decisions, self.context
        )
        if node.record.id in self.decisions.overrides:
            self._override(found, self.decisions.overrides[node.record.id])
        return found

    def _override(self, found: CriterionScore, override: Override) -> None:
        found.score, found.complete = self.round(override.after), True
        if found.status == "missing":
            found.status = "judged"
        before = override.before
        if before is not None and before != found.computed:
            parameters: dict[str, object] = {
                "id": found.id,
                "before": points_words(before),
                "score": points_words(found.computed),
            }
            note = Diagnostic("evaluation.before_differs", None, parameters, "warning")
            found.outcome.notes = (*found.outcome.notes, note)

    def _not_applicable(self, position: int, full: Decimal) -> Outcome:
        rule = self.marks.treatments[position]
        reason = self.marks.reasons.get(position) or (rule.condition.text if rule.condition else "")
        parameters: dict[str, object] = {"reason": reason, "treatment": rule.treatment, "to": rule.to}
        code = "score.moved" if rule.treatment == "移至" else "score.not_applicable"
        granted = full if rule.treatment == "满分" else None
        notes = (Diagnostic(code, None, parameters, "note"),)
        return Outcome(granted, "not_applicable", notes=notes)

    def _capped(self, outcome: Outcome, points: Decimal, full: Decimal) -> Decimal:
        """Return points kept between 0 and the full marks, with a note on what they would have been."""
        outcome.notes = (Diagnostic("score.capped", None, {"points": points}, "note"),)
        outcome.points = NOUGHT if points < 0 else full
        return self.round(outcome.points)

    def _outcome(self, position: int, node: SchemeNode, full: Decimal) -> Outcome:
        rule = node.rule
        if isinstance(rule, JudgedRule):
            return by_judgement(self.decisions.judgements.get(node.record.id), full)
        exact = self.marks.full[position] or ZERO
        if isinstance(rule, PerIndicatorRule):
            return by_indicators(rule, self.ledger, self.project, self.decisions.met, exact)
        if isinstance(rule, RecordedRule):
            recorded = self.decisions.recorded.get(node.record.id)
            if recorded is None or recorded.points is None:
                return lacking(Missing.because("score.not_recorded"))
            return Outcome(recorded.points, "recorded")
        return self._computed(position, node, exact)

    def _computed(self, position: int, node: SchemeNode, full: Fraction) -> Outcome:
        context, rule = self.context, node.rule
        # Rules speak of the printed full marks; where these changed, the points change in proportion.
        printed = self.scheme.printed_marks[position] or full
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
            assert isinstance(rule, FormulaRule)
            outcome = by_formula(rule, value, context)
        context.local = {}
        if self.changed and isinstance(outcome.points, Fraction) and printed and full != printed:
            outcome.points = outcome.points * full / printed
        return outcome

    def sheet(self) -> ScoreSheet:
        """Return the whole sheet."""
        scheme, evaluation, header = self.scheme, self.evaluation, self.ledger.header
        for position in scheme.dependencies[0]:
            self._score(position)
        criteria = tuple(map(self.scores.__getitem__, range(len(scheme.nodes))))
        bonuses, gaps = bonus_scores(scheme, evaluation.bonuses, self.context, self.round)
        tops = [criteria[position] for position in scheme.tops]
        total = total_of(scheme, tops, bonuses, self.marks, self.round, complete=not gaps)
        grade: str | None = None
        notes: tuple[Diagnostic, ...] = ()
        if total.complete and total.points is not None:
            grade, notes = grade_of(scheme, total.points, self.context)
        return ScoreSheet(
            ledger=self.ledger.name,
            department=header.department,
            year=header.year,
            subject=self.project.name if self.project else "",
            project=self.project.id if self.project else "",
            scheme=scheme,
            kind=evaluation.kind,
            carried_out_by=evaluation.carried_out_by,
            evaluation=evaluation.name,
            date=evaluation.date,
            source=evaluation.source,
            total=total.points,
            full_marks=scheme.full_marks,
            bonus_penalty=total.bonus,
            grade=grade,
            complete=total.complete,
            missing=() if total.complete else (*missing_lines(criteria), *gaps),
            criteria=criteria,
            bonuses=bonuses,
            recorded_total=evaluation.recorded_total,
            recorded_grade=evaluation.recorded_grade,
            notes=notes + mark_notes(scheme, self.marks, self.round),
            removed=self.marks.removed,
        )
