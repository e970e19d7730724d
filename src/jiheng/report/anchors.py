"""Where a thing stands in a page: ids made of positions, since a user's own ids may hold any character."""

from __future__ import annotations

TOTAL = "why-total"


def of_criterion(position: int) -> str:
    """Return the anchor of a criterion's explanation, by its position in the sheet."""
    return f"why-{position}"


def of_bonus(position: int) -> str:
    """Return the anchor of a 加减分 item's explanation."""
    return f"why-bonus-{position}"


def of_indicator(position: int) -> str:
    """Return the anchor of an indicator's row, by its position in the ledger."""
    return f"indicator-{position}"


def of_fact(position: int) -> str:
    """Return the anchor of a data item's row, by its position in the table."""
    return f"fact-{position}"
