"""The public interface of the room."""

import jiheng.compare as room


def test_the_public_names_are_these() -> None:
    assert sorted(room.__all__) == sorted(
        [
            *("MOST_SIDES", "Bridge", "Comparison", "CriterionRow", "Denominator", "FactCell", "FactRow"),
            *("IndicatorCell", "IndicatorRow", "InputChange", "Loss", "Move", "Rank", "Side", "Table"),
            *("compare", "comparison_json", "criterion_rows", "denominator", "fact_rows", "indicator_rows"),
            *("legend", "moves", "remarks", "tables", "total_difference"),
        ]
    )
    assert all(hasattr(room, name) for name in room.__all__)
