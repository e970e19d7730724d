"""What an evaluation must agree on with its scheme and its ledger before it is scored."""

from __future__ import annotations

from decimal import Decimal

from jiheng.diagnostic import Diagnostics
from jiheng.evaluation import BonusPoints, Evaluation
from jiheng.ledger import FactBook
from jiheng.place import Place
from jiheng.scheme import Scheme
from jiheng.scheme.rules import JudgedRule, PerIndicatorRule
from jiheng.score.judged import answer_interval, check_judgement
from jiheng.score.words import plain


def check_evaluation(
    evaluation: Evaluation, scheme: Scheme, book: FactBook, diagnostics: Diagnostics
) -> None:
    """Report every judgement, recorded score, override and bonus that the scheme or ledger does not allow."""
    ledger = book.ledger
    if evaluation.project and ledger.find("project", evaluation.project) is None:
        diagnostics.error("evaluation.unknown_project", evaluation.place, id=evaluation.project)
    _judgements(evaluation, scheme, diagnostics)
    _recorded(evaluation, scheme, diagnostics)
    _overrides(evaluation, scheme, diagnostics)
    _inapplicable(evaluation, scheme, diagnostics)
    _indicators(evaluation, scheme, book, diagnostics)
    for bonus in evaluation.bonuses:
        _bonus(bonus, scheme, diagnostics)


def _known(scheme: Scheme, criterion: str, place: Place, diagnostics: Diagnostics) -> bool:
    if scheme.node(criterion) is not None:
        return True
    diagnostics.error("evaluation.unknown_criterion", place, id=criterion)
    return False


def _judgements(evaluation: Evaluation, scheme: Scheme, diagnostics: Diagnostics) -> None:
    for judgement in evaluation.judgements:
        if not _known(scheme, judgement.criterion, judgement.place, diagnostics):
            continue
        node = scheme.node(judgement.criterion)
        assert node is not None
        if not node.record.is_leaf or node.measure:
            diagnostics.error("evaluation.not_leaf", judgement.place, id=judgement.criterion)
        elif isinstance(node.rule, JudgedRule):
            full = node.record.full_marks or Decimal(0)
            check_judgement(node, node.rule, judgement, full, diagnostics)
        elif judgement.points is not None or any(item.points is not None for item in judgement.deductions):
            diagnostics.error(
                "evaluation.not_judged", judgement.place, id=judgement.criterion, name=node.record.name
            )


def _recorded(evaluation: Evaluation, scheme: Scheme, diagnostics: Diagnostics) -> None:
    for item in evaluation.recorded:
        if not _known(scheme, item.criterion, item.place, diagnostics):
            continue
        node = scheme.node(item.criterion)
        assert node is not None
        full = node.record.full_marks
        if (
            node.record.recorded
            and item.points is not None
            and full is not None
            and not 0 <= item.points <= full
        ):
            diagnostics.error(
                "evaluation.points_outside",
                item.place,
                id=item.criterion,
                name=node.record.name,
                points=item.points,
                full=full,
            )


def _overrides(evaluation: Evaluation, scheme: Scheme, diagnostics: Diagnostics) -> None:
    for item in evaluation.overrides:
        if not _known(scheme, item.criterion, item.place, diagnostics):
            continue
        node = scheme.node(item.criterion)
        assert node is not None
        if not node.record.is_leaf or node.measure:
            diagnostics.error("evaluation.not_leaf", item.place, id=item.criterion)
        elif node.record.full_marks is not None and not 0 <= item.after <= node.record.full_marks:
            diagnostics.error(
                "evaluation.points_outside",
                item.place,
                id=item.criterion,
                name=node.record.name,
                points=item.after,
                full=node.record.full_marks,
            )


def _inapplicable(evaluation: Evaluation, scheme: Scheme, diagnostics: Diagnostics) -> None:
    for item in evaluation.inapplicable:
        if not _known(scheme, item.criterion, item.place, diagnostics):
            continue
        node = scheme.node(item.criterion)
        if node is not None and not node.inapplicable:
            diagnostics.error(
                "evaluation.not_inapplicable", item.place, id=item.criterion, name=node.record.name
            )


def _indicators(evaluation: Evaluation, scheme: Scheme, book: FactBook, diagnostics: Diagnostics) -> None:
    answers = [node.rule.answers for node in scheme.nodes if isinstance(node.rule, PerIndicatorRule)]
    known = dict(pair for group in answers for pair in group)
    for item in evaluation.indicator_judgements:
        if book.ledger.find("indicator", item.indicator) is None:
            diagnostics.error("evaluation.unknown_indicator", item.place, id=item.indicator)
        share = item.share.centre if item.share is not None else None
        if share is not None and not 0 <= share <= 1:
            diagnostics.error("evaluation.share_range", item.place, id=item.indicator)
        if not item.answer:
            continue
        interval = answer_interval(tuple(known.items()), item.answer)
        if interval is None:
            diagnostics.error(
                "evaluation.unknown_answer",
                item.place,
                id=item.indicator,
                name="",
                answer=item.answer,
                known="、".join(known),
            )
        elif share is not None and share not in interval:
            diagnostics.error(
                "evaluation.share_outside",
                item.place,
                id=item.indicator,
                share=f"{plain(share * 100)}%",
                answer=item.answer,
                interval=interval.text,
            )


def _bonus(item: BonusPoints, scheme: Scheme, diagnostics: Diagnostics) -> None:
    bonus = next((bonus for bonus, _ in scheme.bonuses if bonus.id == item.item), None)
    if bonus is None:
        known = "、".join(bonus.id for bonus, _ in scheme.bonuses) or "（没有加减分项）"
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
            minimum="（不限）" if bonus.minimum is None else bonus.minimum,
            maximum="（不限）" if bonus.maximum is None else bonus.maximum,
        )
