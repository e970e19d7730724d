"""评分 — evaluation to score sheet, exactly, with everything needed to explain each point."""

from jiheng.score.check import check_criteria, check_evaluation
from jiheng.score.completion import Completion, adopted_target, completion_of, direction_of
from jiheng.score.context import LedgerValues, ScoreContext
from jiheng.score.engine import score
from jiheng.score.outcome import IndicatorLine, Input
from jiheng.score.sheet import BonusScore, CriterionScore, ScoreSheet

__all__ = [
    "BonusScore",
    "Completion",
    "CriterionScore",
    "IndicatorLine",
    "Input",
    "LedgerValues",
    "ScoreContext",
    "ScoreSheet",
    "adopted_target",
    "check_criteria",
    "check_evaluation",
    "completion_of",
    "direction_of",
    "score",
]
