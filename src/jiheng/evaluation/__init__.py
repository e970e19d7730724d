"""评价 — a ledger, a scheme, a kind, and everything that persons decided."""

from jiheng.evaluation.load import (
    build_evaluation,
    evaluation_names,
    load_evaluation,
    parse_evaluation,
    stray_files,
)
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
    "build_evaluation",
    "evaluation_names",
    "load_evaluation",
    "parse_evaluation",
    "stray_files",
]
