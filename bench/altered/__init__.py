"""Altered reports — a printed figure changed so that a claim fails, or so that none should be heard of.

``failing`` changes one figure of a claim that held; ``unused`` changes numbers that no claim uses;
``together`` changes two figures of a claim so that every claim still holds. Digits are replaced one for one,
so that offsets stay.
"""

from altered.changes import Alteration, failing, together, unused
from altered.outcome import Outcome, outcome

__all__ = ["Alteration", "Outcome", "failing", "outcome", "together", "unused"]
