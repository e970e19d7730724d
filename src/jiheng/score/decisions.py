"""评价里的决定 — what persons decided, found by criterion or indicator."""

from __future__ import annotations

from functools import cached_property

from jiheng.evaluation import Evaluation, IndicatorJudgement, Recorded


class Decisions:
    """Judgements, recorded points and overrides by criterion id; 达标 by indicator id."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        self.judgements = {item.criterion: item for item in evaluation.judgements}
        self.overrides = {item.criterion: item for item in evaluation.overrides}

    @cached_property
    def recorded(self) -> dict[str, Recorded]:
        """Return the published points by criterion id."""
        return {item.criterion: item for item in self._evaluation.recorded}

    @cached_property
    def met(self) -> dict[str, IndicatorJudgement]:
        """Return the judgements on single indicators by indicator id."""
        return {item.indicator: item for item in self._evaluation.indicator_judgements}
