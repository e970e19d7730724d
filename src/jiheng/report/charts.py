"""图的数据 — what is drawn of a score sheet and its ledger, for every format alike.

The limits of the ranges stand in ``charts.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.indicators import IndicatorGroup
from jiheng.score.words import rate_words


def dimensions(rows: Sequence[CriterionRow]) -> tuple[CriterionRow, ...]:
    """Return the criteria whose score rates are drawn: the first level, below a single one the second.

    Those that are only listed have no points and are left out.
    """
    tops = [row for row in rows if row.item.node.parent is None]
    while len(tops) == 1 and tops[0].parent:
        tops = [rows[child] for child in tops[0].item.node.children]
    return tuple(row for row in tops if not row.item.node.measure)


@dataclass(frozen=True, slots=True)
class Share:
    """How many indicators lie in a range of completion.

    ``rate`` is their share of all; ``short`` says that the range lies below 100 %.
    """

    label: str
    number: int
    rate: Fraction
    short: bool = False


@cache
def _limits() -> tuple[Fraction, ...]:
    text = files("jiheng.report").joinpath("charts.toml").read_text(encoding="utf-8")
    return tuple(Fraction(limit) for limit in tomllib.loads(text)["completion"]["limits"])


def completions(groups: Iterable[IndicatorGroup]) -> tuple[Share, ...]:
    """Return how the recomputed completions of the indicators spread; nothing when there are no indicators.

    A range holds its lower limit; those that have no completion come last.
    """
    rates = [row.completion for group in groups for row in group.rows]
    known = [rate for rate in rates if rate is not None]
    limits = _limits()
    found = []
    for low, high in zip((None, *limits), (*limits, None), strict=True):
        number = sum((low is None or rate >= low) and (high is None or rate < high) for rate in known)
        found.append(
            Share(_label(low, high), number, _share(number, rates), short=high is not None and high <= 1)
        )
    without = len(rates) - len(known)
    found.append(Share(message("report.completion_none"), without, _share(without, rates)))
    return tuple(found) if rates else ()


def _share(number: int, rates: Sequence[object]) -> Fraction:
    return Fraction(number, len(rates)) if rates else Fraction(0)


def _label(low: Fraction | None, high: Fraction | None) -> str:
    words = {"low": _whole(low), "high": _whole(high)}
    if low is None:
        return message("report.completion_below", **words)
    return message("report.completion_from" if high is None else "report.completion_between", **words)


def _whole(rate: Fraction | None) -> str:
    return rate_words(rate).replace(".00%", "%")
