"""期间与口径 — the words after ``@`` in a formula, and what they change in a fact's key."""

from __future__ import annotations

import re

from jiheng.ledger.factbook import FactKey
from jiheng.ledger.kinds import TABLES
from jiheng.record import PERIOD

_LAST_YEAR = re.compile(r"上年(年?初|年?末)?")
_NUMBERED = re.compile(r"(\d+)(月|季度)")

_SCOPES = {
    choice: name for name in ("fund", "level", "scope") for choice in TABLES["fact"].by_name[name].choices
}


def is_qualifier(text: str) -> bool:
    """Return whether a word is a period or a 口径."""
    return text in _SCOPES or bool(PERIOD.fullmatch(text)) or bool(_LAST_YEAR.fullmatch(text))


def qualified(key: FactKey, text: str) -> FactKey:
    """Return the key with a period or 口径 put into it; ``text`` must be a qualifier."""
    if text in _SCOPES:
        return FactKey(**{**key._asdict(), _SCOPES[text]: text})
    last = _LAST_YEAR.fullmatch(text)
    if last is None:
        return key._replace(period=text.replace("-", "—"))
    key = key._replace(year=key.year - 1)
    if last[1] is None:
        return key
    return key._replace(period="年初" if last[1].endswith("初") else "年末")


def periods_between(low: str, high: str) -> tuple[str, ...]:
    """Return the periods from one to another: ``1月`` to ``3月`` are three; empty when they are no series."""
    first, last = _NUMBERED.fullmatch(low), _NUMBERED.fullmatch(high)
    if first is None or last is None or first[2] != last[2]:
        return ()
    return tuple(f"{number}{first[2]}" for number in range(int(first[1]), int(last[1]) + 1))
