"""文中指标 — indicators from running text: an actual beside its target, its completion or its growth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiheng.document import Document, Heading, Paragraph
from jiheng.read.figure import Figure
from jiheng.read.grammar import Hit
from jiheng.read.indicator_tables import direction
from jiheng.read.model import Indicator, PairKind
from jiheng.read.naming import trimmed
from jiheng.read.reading import Reading, distinct, hull
from jiheng.read.words import WORDS, any_of

_KINDS: dict[str, PairKind] = {
    "completion_bracket": "completion",
    "completion_of": "completion",
    "completion_each": "completion",
    "completion_planned": "completion",
    "completion_back": "completion",
    "completion_bracketed": "completion",
    "completion_target": "pair",
    "completion_target_rate": "pair",
    "target_done": "pair",
    "target_in_words": "completion",
    "budget_done": "budget",
    "budget_of": "budget",
    "growth_by": "growth",
    "growth": "growth",
    "growth_rate": "growth",
    "growth_each": "growth",
    "budget_pair": "budget",
    "rate_of_two": "completion",
}
_BARE = frozenset(["", *WORDS["bare_actuals"], *WORDS["verbs"]])
_ACTUALLY = re.compile(f"^{any_of(WORDS['actual_heads'])}+")
_PLANNED = re.compile("^" + any_of(WORDS["planned_heads"]))
_TARGET_TAIL = re.compile(any_of(WORDS["target_tails"]) + "$")
_BUDGET_HEAD = re.compile("^.*?" + any_of(WORDS["budget_heads"]))
_BUDGET_TAIL = re.compile(any_of(WORDS["budget_tails"]) + "$")
_SECOND = ("completion", "growth", "target")


def prose_indicators(document: Document, reading: Reading, *, weak: bool) -> Iterator[Indicator]:
    """Yield the indicators of a passage; ``weak`` admits sentences that only often tell of one."""
    for hit in reading.hits:
        if hit.rule.name not in _KINDS or (hit.rule.weak and not weak):
            continue
        if hit.rule.name == "rate_of_two" and not _is_rate_of(reading, hit):
            continue
        yield from _indicators(document, reading, hit)


def _indicators(document: Document, reading: Reading, hit: Hit) -> Iterator[Indicator]:
    """Yield one indicator, or one for each pair of two lists: …分别为A、B，分别增长C、D."""
    actuals = reading.figures(hit, "actual")
    others = {role: reading.figures(hit, role) for role in _SECOND}
    for at, actual in enumerate(actuals):
        beside = {
            role: figures[at] if len(figures) == len(actuals) else None for role, figures in others.items()
        }
        if any(figures and beside[role] is None for role, figures in others.items()):
            return
        if _contradicts(actual, beside["target"]):
            continue
        yield _indicator(document, reading, hit, actual, beside)


def _contradicts(actual: Figure, target: Figure | None) -> bool:
    if target is None or target.quantity is None or actual.quantity is None:
        return False
    return target.quantity.unit.dimension != actual.quantity.unit.dimension and "bare" not in {
        target.kind,
        actual.kind,
    }


def _indicator(
    document: Document, reading: Reading, hit: Hit, actual: Figure, beside: dict[str, Figure | None]
) -> Indicator:
    target, completion = beside["target"], beside["completion"]
    kind = _KINDS[hit.rule.name]
    name = _name(reading, actual, target, budget=kind == "budget")
    known = [figure for figure in (target, actual, completion, beside["growth"]) if figure]
    return Indicator(
        name=name,
        place=hull(document, *known),
        unit=actual.quantity.unit.base if actual.quantity else "",
        target=target,
        target_text=target.text if target else "",
        actual=actual,
        actual_text=actual.text,
        completion=completion,
        growth=beside["growth"],
        direction=direction(name, target, actual),
        section=actual.section,
        pair=kind,
        places=distinct([figure.place for figure in known]),
    )


def _name(reading: Reading, actual: Figure, target: Figure | None, *, budget: bool) -> str:
    """Return what is measured; of a budget that is the project or the thing it is for."""
    part = reading.passage.part
    if budget and isinstance(part, Paragraph | Heading) and part.number is not None:
        return part.title or actual.name
    if (
        target is not None
        and target.start < actual.start
        and (budget or _ACTUALLY.sub("", actual.name) in _BARE)
    ):
        return _thing(target.name) if budget else _aim(target.name) or _before(target)
    return trimmed(actual.name)


def _thing(name: str) -> str:
    """Return what a budget is for: 预算安排公用经费 is for 公用经费, 基本支出年初预算 for 基本支出."""
    words = _BUDGET_TAIL.sub("", _BUDGET_HEAD.sub("", name))
    return trimmed(words) or trimmed(name)


def _aim(name: str) -> str:
    """Return what a target is about: 计划培训村医 is about 培训村医, 森林覆盖率目标 about 森林覆盖率."""
    return trimmed(_TARGET_TAIL.sub("", _PLANNED.sub("", name)))


def _before(target: Figure) -> str:
    """Return what stands before the clause of a target: 造林面积：年度目标2万亩."""
    words = target.part.text[target.sentence[0] : target.clause[0]]
    return trimmed(words.rstrip("：:，,").rpartition("。")[2])


def _is_rate_of(reading: Reading, hit: Hit) -> bool:
    """Tell whether a rate is named after the second of two counts: 受理9件，办结8件，办结率88.89%."""
    target, actual = reading.figure(hit, "target"), reading.figure(hit, "actual")
    rate = reading.figure(hit, "completion")
    if not (target and actual and rate) or _contradicts(actual, target):
        return False
    words = reading.passage.text[target.end : actual.start]
    return any(rate.name[at : at + 2] in words for at in range(len(rate.name) - 1))
