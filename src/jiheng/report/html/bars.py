"""横条图 — where everything stands in a chart of horizontal bars, drawn as SVG without a script.

Label and figure stand above each bar, so that a chart is as legible on a telephone as on paper. Lengths are
in the units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.messages import message
from jiheng.quantity import format_number
from jiheng.report.charts import Share
from jiheng.report.criteria import CriterionRow
from jiheng.score.words import points_words, rate_words

WIDTH = 360
_ROW, _BAR, _TEXT = 34, 12, 12
_AXIS = 18
_LONGEST = 21
_TICKS = (0, 25, 50, 75, 100)
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its text above, its length, and where text and bar stand from the top."""

    label: str
    value: str
    length: str
    text_at: int
    top: int
    short: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the grid and its figure."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart; ``words`` say in a sentence what it shows, for those who cannot see it."""

    id: str
    title: str
    words: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    width: int = WIDTH
    thickness: int = _BAR

    @property
    def floor(self) -> int:
        """Return where the grid ends."""
        return len(self.bars) * _ROW

    @property
    def height(self) -> int:
        """Return the height of the whole drawing."""
        return self.floor + _AXIS


def rate_chart(rows: Iterable[CriterionRow]) -> Chart | None:
    """Return the chart of score rates; None where there is nothing to draw."""
    return _chart("rates", message("report.chart_rates"), [_rate(row) for row in rows])


def _rate(row: CriterionRow) -> tuple[str, str, Fraction, bool]:
    item = row.item
    points = f"{points_words(item.score)} / {points_words(item.full_marks)}"
    shown = f"{points}　{rate_words(item.score_rate)}"
    return item.node.record.name, shown, item.score_rate or Fraction(0), False


def completion_chart(shares: Iterable[Share]) -> Chart | None:
    """Return the chart of how the completions spread; None where there are no indicators."""
    return _chart(
        "completions",
        message("report.chart_completions"),
        [
            (
                share.label,
                message("report.chart_number", number=share.number, rate=rate_words(share.rate)),
                share.rate,
                share.short,
            )
            for share in shares
        ],
    )


def _chart(identity: str, title: str, rows: Sequence[tuple[str, str, Fraction, bool]]) -> Chart | None:
    if not rows:
        return None
    bars = tuple(
        Bar(
            label=label if len(label) <= _LONGEST else label[: _LONGEST - 1] + _ELLIPSIS,
            value=value,
            length=_length(rate),
            text_at=place * _ROW + _TEXT,
            top=place * _ROW + _TEXT + 5,
            short=short,
        )
        for place, (label, value, rate, short) in enumerate(rows)
    )
    words = "；".join(f"{label} {value}" for label, value, *_ in rows)
    ticks = tuple(Tick(_length(Fraction(tick, 100)), f"{tick}%") for tick in _TICKS)
    return Chart(identity, title, words, bars, ticks)


def _length(rate: Fraction) -> str:
    return format_number(min(max(rate, Fraction(0)), Fraction(1)) * WIDTH, 2)
