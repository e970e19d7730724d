"""率的规则 — which rule of ``words.toml``, ``[[rate]]``, a rate goes by: the longest name counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jiheng.audit.context import Context
from jiheng.audit.words import tables
from jiheng.read import Figure

_LONGEST = 40
"""A rate's name, with the few words that may follow it, has no more characters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of making a rate; see the head of ``[[rate]]`` in ``words.toml``."""

    check: str
    names: tuple[str, ...]
    formula: str
    over: tuple[str, ...]
    under: tuple[tuple[str, ...], ...]


@cache
def rules() -> Sequence[Rule]:
    """Return the rules, the particular before the general."""
    return tuple(_rule(entry) for entry in tables("rate"))


def _rule(entry: dict[str, Any]) -> Rule:
    under = tuple(tuple(row) for row in entry["under"])
    return Rule(entry["check"], tuple(entry["names"]), entry["formula"], tuple(entry["over"]), under)


def rule_named(name: str) -> Rule:
    """Return the rule that has a name."""
    return next(rule for rule in rules() if name in rule.names)


def rule_of(figure: Figure, context: Context) -> Rule | None:
    """Return the rule of a figure, or None where the words before it name no rate."""
    if figure.kind not in {"rate", "bare"}:
        return None
    label = context.label(figure)
    end = label.rstrip("为达到了是至约高：: ")
    if figure.kind == "bare" and not end.endswith("率"):
        return None
    return _ending(end[-_LONGEST:])


@lru_cache(maxsize=4096)
def _ending(end: str) -> Rule | None:
    best: tuple[int, Rule] | None = None
    for rule in rules():
        size = max((len(name) for name in rule.names if _names(name, end)), default=0)
        if size and (best is None or size > best[0]):
            best = (size, rule)
    return best[1] if best else None


def _names(name: str, label: str) -> bool:
    at = label.rfind(name)
    return at >= 0 and len(label) - at - len(name) <= 3
