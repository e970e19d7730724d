"""The public names are a list."""

import jiheng.score

NAMES = [
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


def test_the_public_names_of_scoring() -> None:
    assert jiheng.score.__all__ == NAMES
    assert all(hasattr(jiheng.score, name) for name in NAMES)
