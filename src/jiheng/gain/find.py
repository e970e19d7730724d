"""测算 — every criterion below its full marks: what could still raise it, or why nothing is known to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jiheng.diagnostic import Diagnostic
from jiheng.gain.figures import figure_lever
from jiheng.gain.indicators import indicator_lever, indicators_of
from jiheng.gain.lever import Lever
from jiheng.gain.lost import Pile, sort_out
from jiheng.gain.records import Gains, Lost, Reach, Step, Suggestion
from jiheng.gain.search import in_steps, round_part, worthwhile
from jiheng.gain.trial import Trial
from jiheng.score import CriterionScore, ScoreSheet

NOTHING = Decimal(0)


def find_gains(trial: Trial) -> Gains:
    """Return what could still be gained; every gain is the difference of two scored totals."""
    sheet = trial.as_it_is()
    search = _Search(trial, sheet)
    piles: dict[Pile, list[Lost]] = {"evidence": [], "judged": [], "unknown": []}
    for item in _below_full(sheet):
        known = sort_out(item)
        if known is not None:
            piles[known[0]].append(known[1])
            continue
        remarks = search.look(item)
        if remarks is not None:
            points = None if item.score is None else _full(item) - item.score
            piles["unknown"].append(Lost(item, points, remarks))
    return Gains(
        sheet,
        tuple(sorted(search.found.values(), key=_rank)),
        tuple(piles["evidence"]),
        tuple(piles["judged"]),
        tuple(piles["unknown"]),
    )


def _full(item: CriterionScore) -> Decimal:
    return item.full_marks or NOTHING


def _below_full(sheet: ScoreSheet) -> Iterator[CriterionScore]:
    for item in sheet.criteria:
        if item.leaf and item.status != "not_applicable" and (item.score is None or item.score < _full(item)):
            yield item


def _rank(item: Suggestion) -> tuple[Decimal, object, str]:
    whole = abs(item.limit - item.current)
    return -item.step.gain, item.step.change / whole if whole else item.step.change, item.name


class _Search:
    """Suggestions by figure and change: one change that helps two criteria is one suggestion."""

    def __init__(self, trial: Trial, sheet: ScoreSheet) -> None:
        self.trial = trial
        self.sheet = sheet
        self.found: dict[tuple[str, str, int], Suggestion] = {}
        self._levers: dict[tuple[str, str], Lever | Diagnostic | None] = {}

    def look(self, item: CriterionScore) -> tuple[Diagnostic, ...] | None:
        """Add what raises a criterion; return why nothing does, None where something was found."""
        if item.score is None:
            return item.missing.reasons if item.missing is not None else ()
        remarks: list[Diagnostic] = []
        helped = False
        moving = False
        for lever in self._levers_of(item):
            if isinstance(lever, Diagnostic):
                remarks.append(lever)
                continue
            moving = True
            for position in worthwhile(lever, item.id, item.node.rule):
                helped = self._add(lever, position, item) or helped
        if helped:
            return None
        if moving:
            remarks.append(Diagnostic("gain.no_gain", None, {}, "note"))
        return tuple(remarks) or (Diagnostic("gain.no_lever", None, {}, "note"),)

    def _levers_of(self, item: CriterionScore) -> Iterator[Lever | Diagnostic]:
        waiting = list(item.inputs)
        while waiting:
            figure = waiting.pop(0)
            key = ("", figure.name)
            if key not in self._levers:
                self._levers[key] = figure_lever(figure, item.context, self.trial)
            found = self._levers[key]
            if found is None:
                waiting += figure.parts
            else:
                yield found
        for indicator in indicators_of(item):
            key = (indicator.id, indicator.name)
            if key not in self._levers:
                self._levers[key] = indicator_lever(indicator, self.trial)
            found = self._levers[key]
            if found is not None:
                yield found

    def _add(self, lever: Lever, position: int, item: CriterionScore) -> bool:
        step = self._step(lever, position)
        if step.gain <= NOTHING:
            return False
        key = (lever.indicator, lever.name, position)
        before = self.found.get(key)
        criteria = (*before.criteria, item) if before is not None else (item,)
        self.found[key] = Suggestion(
            name=lever.name,
            verb=lever.verb,
            unit=lever.unit,
            rate=lever.rate,
            current=lever.current,
            limit=lever.limit,
            limit_name=lever.limit_name,
            step=step,
            reach=_reach(lever, position, item),
            criteria=criteria,
            setting=lever.setting(step.value),
            indicator=lever.indicator,
            part=self._part(lever, position, item),
        )
        return True

    def _step(self, lever: Lever, position: int) -> Step:
        sheet = lever.sheet(position)
        gain = (sheet.total or NOTHING) - (self.sheet.total or NOTHING)
        value = lever.value(position)
        return Step(abs(value - lever.current), value, gain, sheet.total or NOTHING, sheet.grade)

    def _part(self, lever: Lever, position: int, item: CriterionScore) -> Step | None:
        part = 0 if in_steps(item.node.rule) else round_part(position)
        step = self._step(lever, part) if part else None
        return step if step is not None and step.gain > NOTHING else None


def _reach(lever: Lever, position: int, item: CriterionScore) -> Reach:
    points = lever.points(position, item.id)
    if points is not None and points >= _full(item):
        return "full"
    return "limit" if position == lever.positions else "step"
