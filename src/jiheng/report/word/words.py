"""Words of a report that are neither figures nor sentences."""

from __future__ import annotations

import datetime

from jiheng.messages import message

ENDS = tuple("。！？；：…”）")
"""Signs after which a paragraph needs no full stop."""


def date_words(date: datetime.date | None) -> str:
    """Return a date as 2024年3月15日, empty for none."""
    return "" if date is None else message("word.date", year=date.year, month=date.month, day=date.day)


def ended(text: str) -> str:
    """Return a sentence with its full stop."""
    text = text.rstrip()
    return text if text.endswith(ENDS) else message("word.sentence", text=text)
