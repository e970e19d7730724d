"""The public interface of the room is this list; a name is added or removed here and there at once."""

from jiheng import evaluation

PUBLIC = [
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


def test_the_room_offers_this_and_no_more() -> None:
    assert evaluation.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    assert all(hasattr(evaluation, name) for name in PUBLIC)
