"""被查的 — a report with the lookups that checks share, each built once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import TypeVar, cast

from jiheng.audit.term import Term, term
from jiheng.read import Breakdown, Figure, Report

T = TypeVar("T")


class Subject:
    """One report under audit."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._terms: dict[tuple[int, int], Term] = {}
        self._seen: set[object] = set()
        self._cache: dict[str, object] = {}
        self._spent: Counter[str] = Counter()

    def cached(self, name: str, build: Callable[[], T]) -> T:
        """Return what ``build`` gives, built once per report."""
        if name not in self._cache:
            self._cache[name] = build()
        return cast(T, self._cache[name])

    def first(self, key: object) -> bool:
        """Tell whether a claim of this key comes up for the first time."""
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def spend(self, name: str, most: int) -> bool:
        """Count a piece of work that a report may cause only so often; tell whether it still may."""
        self._spent[name] += 1
        return self._spent[name] <= most

    def term(self, figure: Figure) -> Term:
        """Return a figure as a term."""
        key = (figure.place.start or 0, figure.place.end or 0)
        if key not in self._terms:
            self._terms[key] = term(figure, self.report.document)
        return self._terms[key]

    @cached_property
    def breakdowns(self) -> dict[int | None, list[Breakdown]]:
        """Return the breakdowns by the offset of their whole."""
        found: dict[int | None, list[Breakdown]] = {}
        for item in self.report.breakdowns:
            found.setdefault(item.whole.place.start, []).append(item)
        return found

    @cached_property
    def parts(self) -> frozenset[int | None]:
        """Return the offsets of the figures that running text prints as parts of another."""
        return frozenset(part.place.start for item in self.report.breakdowns for part in item.parts)
