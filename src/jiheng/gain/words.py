"""测算的说法 — each suggestion as one sentence: 再支付 320 万元 → +0.6 分."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jiheng.gain.records import Step, Suggestion
from jiheng.messages import message
from jiheng.score.words import points_words, value_words


def figure_words(value: Fraction, item: Suggestion) -> str:
    """Return a value of the suggestion's figure in words, in its unit."""
    return value_words(value, "" if item.rate else item.unit, rate=item.rate)


def change_words(change: Fraction, item: Suggestion) -> str:
    """Return a change in words; one of a rate is in percentage points."""
    if item.rate:
        return message("gain.points_change", value=points_words(change * 100))
    return value_words(change, item.unit)


def gain_words(step: Step) -> str:
    """Return how many points a step brings."""
    return message("gain.points", points=points_words(step.gain))


def suggestion_words(item: Suggestion) -> str:
    """Return what to do and what it brings."""
    change = change_words(item.step.change, item)
    move = message(f"gain.verb_{item.verb}", name=item.name, change=change)
    span = message(
        "gain.span", before=figure_words(item.current, item), after=figure_words(item.step.value, item)
    )
    return message("gain.suggestion", move=move, span=span, gain=gain_words(item.step))


def why_words(item: Suggestion) -> str:
    """Return which criteria gain, how far it goes, and the new total."""
    named = "、".join(
        message("gain.criterion", name=found.node.record.name, id=found.id) for found in item.criteria
    )
    limit = ""
    if item.limit_name and item.reach != "full":
        limit = message("gain.limit", name=item.limit_name, value=figure_words(item.limit, item))
    return message(
        "gain.why",
        criteria=named,
        reach=message(f"gain.reach_{item.reach}"),
        limit=limit,
        total=points_words(item.step.total),
    )


def part_words(item: Suggestion) -> str:
    """Return what a smaller change along the way brings, empty where there is none."""
    if item.part is None:
        return ""
    return message("gain.part", change=change_words(item.part.change, item), gain=gain_words(item.part))


def lost_words(points: Decimal | None) -> str:
    """Return how many points are lost."""
    return (
        message("gain.lost_unknown") if points is None else message("gain.lost", points=points_words(points))
    )
