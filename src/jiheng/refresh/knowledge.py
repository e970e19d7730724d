"""知道的 — what is known of this year, by the names that a report may use. It comes from a ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

_BESIDE = re.compile(r"[\s“”\"「」《》（）()、，,。.：:]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A value in the base unit of its dimension, what it is called, and where it comes from."""

    name: str
    value: Fraction
    dimension: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class KnownScore:
    """The points of a criterion and its full marks, None where it has none."""

    points: Known
    full_marks: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KnownIndicator:
    """What is known of an indicator; None where it is not."""

    target: Known | None = None
    actual: Known | None = None
    completion: Known | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that a refreshed report may use.

    ``find`` gives the data item that a name with a stage of the budget means (``年初预算数``), so many years
    back; ``before`` the value it had in the year of the old report, where last year's ledger is at hand.
    ``scores`` are by the name of the criterion, ``total`` is theirs together.
    """

    department: str
    region: str
    year: int
    find: Callable[[str, str, int], Known | None]
    before: Callable[[str], Known | None] | None = None
    indicators: Mapping[str, KnownIndicator] = field(default_factory=dict)
    scores: Mapping[str, KnownScore] = field(default_factory=dict)
    total: KnownScore | None = None


def plain_name(name: str) -> str:
    """Return a name without spaces, quotation marks and punctuation, so that two spellings meet."""
    return _BESIDE.sub("", name)
