"""What an evaluation must agree on with its scheme and its ledger before it is scored."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import (
    BonusPoints,
    Evaluation,
    Inapplicable,
    IndicatorJudgement,
    Judgement,
    Override,
    Recorded,
)
from jiheng.ledger import FactBook, Indicator, Project
from jiheng.messages import message
from jiheng.place import Place
from jiheng.quantity import format_number
from jiheng.scheme import Scheme, SchemeNode
from jiheng.scheme.rules import JudgedRule, PerIndicatorRule, RecordedRule
from jiheng.score.completion import completion_of
from jiheng.score.context import LedgerValues, ScoreContext
from jiheng.score.judged import answer_interval, check_judgement
from jiheng.score.marks import marks_for
from jiheng.score.per_indicator import indicators_in
from jiheng.score.words import plain, points_words


def check_evaluation(
    evaluation: Evaluation, scheme: Scheme, book: FactBook, diagnostics: Diagnostics
) -> None:
    """Report every judgement, recorded score, override and bonus that the scheme or ledger does not allow."""
    _Check(evaluation, scheme, book, diagnostics).run()


def check_criteria(evaluation: Evaluation, scheme: Scheme, diagnostics: Diagnostics) -> None:
    """Report every criterion and bonus that the scheme does not have; for a ledger that cannot be read."""
    named: list[Judgement | Recorded | Override | Inapplicable] = [
        *evaluation.judgements,
        *evaluation.recorded,
    ]
    named += [*evaluation.overrides, *evaluation.inapplicable]
    for item in named:
        if scheme.node(item.criterion) is None:
            diagnostics.error("evaluation.unknown_criterion", item.place, id=item.criterion)
    for bonus in evaluation.bonuses:
        _bonus(bonus, scheme, diagnostics)


@dataclass
class _Check:
    evaluation: Evaluation
    scheme: Scheme
    book: FactBook
    diagnostics: Diagnostics

    def run(self) -> None:
        wanted = self.evaluation.project
        found = self.book.ledger.find("project", wanted) if wanted else None
        self.project = found if isinstance(found, Project) else None
        if wanted and found is None:
            self.diagnostics.error("evaluation.unknown_project", self.evaluation.place, id=wanted)
        context = ScoreContext(LedgerValues(self.book, self.scheme.derivations), project=self.project)
        self.marks = marks_for(self.scheme, context, self.evaluation.inapplicable)
        for judgement in self.evaluation.judgements:
            self._judgement(judgement)
        for recorded in self.evaluation.recorded:
            self._recorded(recorded)
        for override in self.evaluation.overrides:
            self._override(override)
        for item in self.evaluation.inapplicable:
            self._inapplicable(item)
        for indicator_judgement in self.evaluation.indicator_judgements:
            self._indicator(indicator_judgement)
        for bonus in self.evaluation.bonuses:
            _bonus(bonus, self.scheme, self.diagnostics)

    def _recorded(self, item: Recorded) -> None:
        node = self._known(item.criterion, item.place)
        if node is not None and isinstance(node.rule, RecordedRule) and item.points is not None:
            self._inside(node, item.points, item.place)

    def _override(self, item: Override) -> None:
        node = self._leaf(item.criterion, item.place)
        if node is not None:
            self._inside(node, item.after, item.place)

    def _inapplicable(self, item: Inapplicable) -> None:
        node = self._known(item.criterion, item.place)
        if node is not None and not node.inapplicable:
            name = node.record.name
            self.diagnostics.error("evaluation.not_inapplicable", item.place, id=item.criterion, name=name)

    def _known(self, criterion: str, place: Place) -> SchemeNode | None:
        node = self.scheme.node(criterion)
        if node is None:
            self.diagnostics.error("evaluation.unknown_criterion", place, id=criterion)
        return node

    def _leaf(self, criterion: str, place: Place) -> SchemeNode | None:
        node = self._known(criterion, place)
        if node is not None and node.rule is None:
            self.diagnostics.error("evaluation.not_leaf", place, id=criterion)
            return None
        return node

    def _full(self, node: SchemeNode) -> Decimal:
        """Return the full marks that hold in this evaluation."""
        position = self.scheme.position(node.record.id)
        full = None if position is None else self.marks.full[position]
        return Decimal(0) if full is None else Decimal(plain(full))

    def _inside(self, node: SchemeNode, points: Decimal, place: Place) -> None:
        full = self._full(node)
        if not 0 <= points <= full:
            known = {"id": node.record.id, "name": node.record.name}
            figures = {"points": points_words(points), "full": points_words(full)}
            self.diagnostics.error("evaluation.points_outside", place, **known, **figures)

    def _judgement(self, judgement: Judgement) -> None:
        node = self._leaf(judgement.criterion, judgement.place)
        if node is None:
            return
        if isinstance(node.rule, JudgedRule):
            check_judgement(node, node.rule, judgement, self._full(node), self.diagnostics)
        elif judgement.points is not None or any(item.points is not None for item in judgement.deductions):
            name = node.record.name
            self.diagnostics.error(
                "evaluation.not_judged", judgement.place, id=judgement.criterion, name=name
            )

    def _rules_for(self, indicator: Indicator) -> list[PerIndicatorRule]:
        rules = [node.rule for node in self.scheme.nodes if isinstance(node.rule, PerIndicatorRule)]
        ledger = self.book.ledger
        return [rule for rule in rules if indicator in indicators_in(ledger, rule.record.scope, self.project)]

    def _indicator(self, item: IndicatorJudgement) -> None:
        found = self.book.ledger.find("indicator", item.indicator)
        if not isinstance(found, Indicator):
            self.diagnostics.error("evaluation.unknown_indicator", item.place, id=item.indicator)
            return
        rules = self._rules_for(found)
        if not rules:
            self.diagnostics.warning("score.indicator_unscored", item.place, id=item.indicator)
        done = completion_of(found)
        if rules and done is not None and (done.met or done.rate is not None):
            self.diagnostics.warning("score.indicator_computed", item.place, id=item.indicator)
        share = item.share.centre if item.share is not None else None
        if share is not None and not 0 <= share <= 1:
            self.diagnostics.error("evaluation.share_range", item.place, id=item.indicator)
        for rule in rules:
            self._graded(item, rule)

    def _graded(self, item: IndicatorJudgement, rule: PerIndicatorRule) -> None:
        if rule.record.qualitative == "达标" and item.answer:
            self.diagnostics.error("score.only_met", item.place, id=item.indicator)
            return
        if not item.answer:
            return
        interval = answer_interval(rule.answers, item.answer)
        share = item.share.centre if item.share is not None else None
        if interval is None:
            known = "、".join(name for name, _ in rule.answers) or message("score.no_answers")
            parameters = {"name": "", "answer": item.answer, "known": known}
            self.diagnostics.error("evaluation.unknown_answer", item.place, id=item.indicator, **parameters)
        elif share is not None and share not in interval:
            self.diagnostics.error(
                "evaluation.share_outside",
                item.place,
                id=item.indicator,
                share=f"{format_number(share * 100)}%",
                answer=item.answer,
                interval=interval.text,
            )


def _bonus(item: BonusPoints, scheme: Scheme, diagnostics: Diagnostics) -> None:
    bonus = next((bonus for bonus, _ in scheme.bonuses if bonus.id == item.item), None)
    if bonus is None:
        known = "、".join(bonus.id for bonus, _ in scheme.bonuses) or message("score.no_bonus")
        diagnostics.error("evaluation.unknown_bonus", item.place, id=item.item, known=known)
        return
    over = bonus.maximum is not None and item.points > bonus.maximum
    under = bonus.minimum is not None and item.points < bonus.minimum
    if over or under:
        diagnostics.error(
            "evaluation.bonus_outside",
            item.place,
            name=bonus.name,
            points=item.points,
            minimum=message("score.unlimited") if bonus.minimum is None else bonus.minimum,
            maximum=message("score.unlimited") if bonus.maximum is None else bonus.maximum,
        )
