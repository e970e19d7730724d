"""评价 — a ledger, a scheme, a kind, and everything that persons decided."""

from jiheng.evaluation.load import evaluation_names, load_evaluation, parse_evaluation
from jiheng.evaluation.records import (
    BonusPoints,
    Deduction,
    Evaluation,
    Inapplicable,
    IndicatorJudgement,
    Judgement,
    Override,
    Recorded,
    RequirementPoints,
)

__all__ = [
    "BonusPoints",
    "Deduction",
    "Evaluation",
    "Inapplicable",
    "IndicatorJudgement",
    "Judgement",
    "Override",
    "Recorded",
    "RequirementPoints",
    "evaluation_names",
    "load_evaluation",
    "parse_evaluation",
]
