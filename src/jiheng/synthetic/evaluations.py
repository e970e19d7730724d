"""虚构的评价 — what persons judged and published hangs on the year's execution and goals."""

from __future__ import annotations

from decimal import Decimal

from jiheng.evaluation import (
    BonusPoints,
    Deduction,
    Evaluation,
    IndicatorJudgement,
    Judgement,
    Recorded,
)
from jiheng.ledger import Ledger
from jiheng.scheme import Scheme, SchemeNode, load_scheme
from jiheng.scheme.rules import JudgedRule, PerIndicatorRule, RecordedRule
from jiheng.synthetic.dice import THOUSAND, Dice, kept
from jiheng.synthetic.indicators import flagship
from jiheng.synthetic.money import MoneyYear
from jiheng.synthetic.plan import Plan
from jiheng.synthetic.printed import rate_words
from jiheng.synthetic.settings import temper, text, words

_POINTS = 41
KIND = "单位自评"


def evaluations(plan: Plan, now: MoneyYear, ledger: Ledger) -> dict[str, Evaluation]:
    """Return the evaluations of a year by name: the bureau's own two, and its largest project's."""
    names = words("evaluation")
    project = flagship(now).frame.id
    wanted = {
        names["own"]: (names["own_scheme"], ""),
        names["duty"]: (names["duty_scheme"], ""),
        names["project"].format(id=project): (names["project_scheme"], project),
    }
    return {
        name: _evaluation(plan, now, ledger, load_scheme(scheme), of) for name, (scheme, of) in wanted.items()
    }


def _evaluation(plan: Plan, now: MoneyYear, ledger: Ledger, scheme: Scheme, project: str) -> Evaluation:
    leaves = [node for node in scheme.nodes if node.record.is_leaf and not node.measure]
    judged = [node for node in leaves if isinstance(node.rule, JudgedRule)]
    by_indicators = any(isinstance(node.rule, PerIndicatorRule) for node in leaves)
    recorded = [node for node in leaves if isinstance(node.rule, RecordedRule)]
    dice = Dice(plan.seed, _POINTS, ledger.header.year, len(leaves))
    return Evaluation(
        kind=KIND,
        name=text("evaluation", year=ledger.header.year),
        scheme=scheme.id,
        carried_out_by=words("evaluation")["carried_out_by"],
        project=project,
        judgements=tuple(_judgement(node, now, dice) for node in judged),
        recorded=tuple(_recorded(node, now, dice) for node in recorded),
        indicator_judgements=tuple(_met(ledger)) if by_indicators and not project else (),
        bonuses=tuple(
            BonusPoints(item=bonus.id, points=Decimal(dice.below(31)) / 10, reason=text("bonus"))
            for bonus, points in scheme.bonuses
            if points is None
        ),
        source=words("bureau")["source"],
    )


def _points(node: SchemeNode, now: MoneyYear, dice: Dice) -> Decimal:
    """Return points to the tenth: the better the money was spent and goals were set, the more."""
    temperament = temper("evaluation")
    follows = (now.rate + now.coverage - 2 * 930) * temperament["follows"] // THOUSAND
    quality = kept(temperament["quality"] + follows + dice.below(41) - 20, (300, THOUSAND))
    places = Decimal(temperament["places"])
    tenths = int((node.record.full_marks or Decimal(0)) * places) * quality // THOUSAND
    return tenths / places


def _known(now: MoneyYear) -> dict[str, str]:
    return {"rate": rate_words(now.rate), "coverage": rate_words(now.coverage)}


def _recorded(node: SchemeNode, now: MoneyYear, dice: Dice) -> Recorded:
    return Recorded(
        criterion=node.record.id, points=_points(node, now, dice), reason=text("recorded", **_known(now))
    )


def _judgement(node: SchemeNode, now: MoneyYear, dice: Dice) -> Judgement:
    points = _points(node, now, dice)
    lost = (node.record.full_marks or Decimal(0)) - points
    reason = text("deduction", **_known(now))
    return Judgement(
        criterion=node.record.id,
        points=points,
        deductions=(Deduction(reason=reason, points=lost),) if lost else (),
        opinion=text("judged", **_known(now)),
    )


def _met(ledger: Ledger) -> list[IndicatorJudgement]:
    """Return whether the indicators in words were met, as their actuals say."""
    return [
        IndicatorJudgement(
            indicator=item.id,
            met=item.actual is not None,
            reason=text("unmet" if item.actual is None else "met"),
        )
        for item in ledger.indicators
        if item.direction == "定性" and not item.project
    ]
