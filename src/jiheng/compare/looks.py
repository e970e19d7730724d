"""样子 — the formats of a comparison's workbook, each made once."""

from __future__ import annotations

from typing import Any

from jiheng.compare.rows import Cell
from jiheng.messages import message

_FRAME = {"border": 1, "border_color": "#C9D1DB", "valign": "top"}
_HEAD = {"bold": True, "bg_color": "#E8EFF8", "text_wrap": True}
_STRONG = {"bold": True, "bg_color": "#F7F9FC"}
_RATE, _RATE_POINTS = "0.00%", "0.00"


class Looks:
    """The formats of one workbook. A number shows the decimals it has, so none ends in a bare point."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.plain = self._format(text_wrap=True, valign="top")

    def head(self, *, right: bool) -> Any:
        """Return the format of a column's head."""
        return self._format(**_FRAME, **_HEAD, align="right" if right else "left")

    def number(self, cell: Cell, *, strong: bool) -> Any:
        """Return the format of a number."""
        return self._format(num_format=_pattern(cell), **_FRAME, **(_STRONG if strong else {}))

    def words(self, cell: Cell, *, strong: bool) -> Any:
        """Return the format of words, and of the sign that a number is not there."""
        side = {"text_wrap": True} if cell.kind == "text" else {"align": "right"}
        return self._format(**_FRAME, **side, **(_STRONG if strong else {}))

    def _format(self, **settings: object) -> Any:
        key = tuple(sorted(settings.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(settings)
        return self._made[key]


def _pattern(cell: Cell) -> str:
    if cell.kind == "rate":
        return _RATE
    if cell.kind == "points":
        unit = message("compare.percentage_points", value="")
        return f'+{_RATE_POINTS}"{unit}";-{_RATE_POINTS}"{unit}";{_RATE_POINTS}"{unit}"'
    assert cell.number is not None
    exponent = cell.number.normalize().as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"+{plain};-{plain};0" if cell.kind == "change" else plain


def columns_of(text: str) -> int:
    """Return how wide a text is in a workbook, a Chinese character counting two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
