"""查 — the checks and what is known of each: kind, title, basis, tolerance, severity (``checks.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from jiheng.audit.claim import Claim, Kind
from jiheng.audit.subject import Subject
from jiheng.diagnostic import Severity

Run = Callable[[Subject], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. ``severity`` holds for its failures unless ``cases`` names another for the claim's case."""

    id: str
    group: str
    kind: Kind
    title: str
    basis: str
    tolerance: str
    severity: Severity
    cases: dict[str, Severity]

    def severity_of(self, case: str) -> Severity:
        """Return how grave a failure of a case is."""
        return self.cases.get(case, self.severity)

    @property
    def run(self) -> Run:
        """Return the function that yields the check's claims."""
        return cast(Run, import_module(f"jiheng.audit.checks.{self.id}").check)


@cache
def all_checks() -> dict[str, Check]:
    """Return all checks by id, in the order in which they run and their claims are listed."""
    data: dict[str, Any] = tomllib.loads(
        files(__package__).joinpath("checks.toml").read_text(encoding="utf-8")
    )
    return {name: Check(id=name, cases=entry.pop("cases", {}), **entry) for name, entry in data.items()}
