"""中和 — a user's text that no spreadsheet takes for a formula, and the way back."""

from __future__ import annotations

MARK = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, also after it was edited or saved as CSV."""
    return MARK + text if text.lstrip(MARK).startswith(_FORMULA) else text


def plain(text: str) -> str:
    """Return the text that `neutral` was given."""
    return text[1:] if text.startswith(MARK) and text.lstrip(MARK).startswith(_FORMULA) else text
