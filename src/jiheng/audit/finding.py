"""疑点 — a claim that does not hold, with everything a reader needs to see it for himself."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.audit.change import Change
from jiheng.audit.claim import Claim
from jiheng.audit.registry import Check
from jiheng.audit.verdict import Judgement
from jiheng.diagnostic import Severity
from jiheng.place import Place


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict; ``id`` is the check's id and a number within the report."""

    id: str
    claim: Claim
    judgement: Judgement
    check: Check


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed claim, or one that holds only by rounding (severity ``note``).

    It never says which figure is wrong; ``single_change`` is the one change that would mend every claim
    that uses the changed figure, if there is exactly one.
    """

    judged: Judged
    severity: Severity
    expression: str
    message: str
    single_change: Change | None = None

    @property
    def rule(self) -> str:
        """Return the id of the check."""
        return self.judged.claim.check

    @property
    def places(self) -> tuple[Place, ...]:
        """Return the places, the stated figure's first."""
        return self.judged.claim.places
