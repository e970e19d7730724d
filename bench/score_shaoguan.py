"""Scoring — 韶关's scheme, exact and with its trace, beside the same rules written out by hand.

The peer is what a programmer would write for this one department: a Decimal function that knows every
rule and keeps no trace. Both start from loaded data; both give every criterion, the total and the grade.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import harness
from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation
from jiheng.evaluation import Evaluation
from jiheng.ledger import FactBook
from jiheng.scheme import load_scheme
from jiheng.score import LedgerValues, score

TARGET = 8
REPEAT = 50
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "shaoguan-2019"
CENT = Decimal("0.01")
COMPUTED = ("A2-1", "B1-1", "B1-2", "B1-3", "B1-4", "B4", "C1-1", "C1-2", "C1-3", "C4-1")
PARENTS = {
    "A1": ("A1-1", "A1-2", "A1-3", "A1-4"),
    "A2": ("A2-1", "A2-2", "A2-3"),
    "A": ("A1", "A2", "A3"),
    "B1": ("B1-1", "B1-2", "B1-3", "B1-4", "B1-5", "B1-6", "B1-7"),
    "B2": ("B2-1", "B2-2"),
    "B3": ("B3-1", "B3-2"),
    "B": ("B1", "B2", "B3", "B4", "B5"),
    "C1": ("C1-1", "C1-2", "C1-3"),
    "C2": ("C2-1", "C2-2", "C2-3"),
    "C3": ("C3-1", "C3-2", "C3-3", "C3-4", "C3-5"),
    "C4": ("C4-1", "C4-2"),
    "C": ("C1", "C2", "C3", "C4"),
}


def by_hand(
    facts: Mapping[str, Decimal], judged: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], Decimal, str]:
    """Return every score, the total and the grade by 韶关's rules."""
    zero, one, two, three = Decimal(0), Decimal(1), Decimal(2), Decimal(3)
    scores = {name: points.quantize(CENT, ROUND_HALF_UP) for name, points in judged.items()}

    def put(name: str, points: Decimal) -> None:
        scores[name] = points.quantize(CENT, ROUND_HALF_UP)

    coverage = facts["已设绩效目标项目数"] / facts["项目总数"]
    put("A2-1", two if coverage >= Decimal("0.8") else one if coverage >= Decimal("0.6") else zero)
    put("B1-1", three if facts["部门决算数"] / facts["部门调整预算数"] == 1 else zero)
    left = (facts["部门调整预算数"] - facts["部门决算数"]) / facts["部门调整预算数"]
    put("B1-2", three if left == 0 else zero)
    change = (facts["存量年末"] - facts["存量上年末"]) / facts["存量上年末"]
    put("B1-3", three if change < 0 else zero)
    put("B1-4", two if 0 <= facts["政府采购实际数"] / facts["政府采购预算数"] <= 1 else zero)
    put("B4", two if facts["在职数"] / facts["编制数"] <= 1 else zero)
    put("C1-1", two if facts["公用经费决算数"] / facts["公用经费可比年初预算数"] <= 1 else zero)
    put("C1-2", two if facts["三公经费决算数"] / facts["三公经费预算数"] <= 1 else zero)
    base = facts["部门年初预算数"] - facts["涉改划转资金"] - facts["财政直接调整资金"]
    rate = facts["部门调整预算数"] / base - 1
    put("C1-3", one if Decimal("0.03015") <= rate < Decimal("0.03025") else zero)
    put("C4-1", two if facts["信访办结件数"] / facts["信访收到件数"] == 1 else zero)
    for parent, children in PARENTS.items():
        scores[parent] = sum((scores[child] for child in children), zero)
    total = scores["A"] + scores["B"] + scores["C"]
    grade = "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
    return scores, total, grade


def _judged(evaluation: Evaluation, full: Mapping[str, Decimal]) -> dict[str, Decimal]:
    found = {}
    for item in evaluation.judgements:
        taken = [part.points for part in item.deductions if part.points is not None]
        if item.points is not None:
            found[item.criterion] = item.points
        elif item.criterion not in COMPUTED:
            found[item.criterion] = full[item.criterion] - sum(taken, Decimal(0))
    return found


def _facts(book: FactBook) -> dict[str, Decimal]:
    facts = {fact.item: fact.value.value for fact in book.ledger.facts if not fact.unit and fact.value.value}
    for fact in book.ledger.facts:
        if fact.item == "国库集中支付结转结余存量资金" and fact.value.value is not None:
            facts["存量上年末" if fact.year == 2018 else "存量年末"] = fact.value.value
        if fact.adopted and fact.value.value is not None:
            facts[fact.item] = fact.value.value
    for cause in ("涉改划转", "财政直接调整"):
        amounts = [row.amount.value for row in book.ledger.adjustments if row.cause == cause]
        facts[f"{cause}资金"] = -sum((amount for amount in amounts if amount is not None), Decimal(0))
    facts |= {"在职数": Decimal(62), "编制数": Decimal(68)}
    return facts


def measure(rounds: int) -> list[harness.Comparison]:
    """Time both on the same loaded ledger; the two must agree on every point."""
    opened = open_ledger(EXAMPLE)
    evaluation = choose_evaluation(opened, "", "")
    scheme = load_scheme(evaluation.scheme)
    derivations = opened.derivations(scheme)
    full = {node.record.id: node.record.full_marks or Decimal(0) for node in scheme.nodes}
    facts, judged = _facts(opened.book), _judged(evaluation, full)

    values = LedgerValues(opened.book, derivations)
    sheet = score(values, scheme, evaluation)
    scores, total, grade = by_hand(facts, judged)
    ours = {item.id: item.score for item in sheet.criteria}
    if (ours, sheet.total, sheet.grade) != (scores, total, grade):
        differing = [name for name in ours if ours[name] != scores.get(name)]
        raise SystemExit(f"两边的得分不同：{differing}")

    def run_ours() -> None:
        for _ in range(REPEAT):
            score(values, scheme, evaluation)

    def run_peer() -> None:
        for _ in range(REPEAT):
            by_hand(facts, judged)

    return [
        harness.compare(
            f"韶关 2019 评分 {REPEAT} 次（带依据）",
            run_ours,
            peer="手写 Decimal 函数（不带依据）",
            theirs=run_peer,
            target=TARGET,
            rounds=rounds,
        )
    ]


def main() -> None:
    """Run the bench."""
    harness.main(measure)


if __name__ == "__main__":
    main()
