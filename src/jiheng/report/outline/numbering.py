"""序号 — the number before a title, in the shape that an outline gives."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_TEN, _ONE, _ARABIC = "十", "一", "1"


def numbered(shape: str, number: int) -> str:
    """Return a shape such as ``（一）`` or ``1.`` with its 一 or 1 replaced by a number from 1 to 99."""
    if _ONE in shape:
        return shape.replace(_ONE, chinese(number), 1)
    return shape.replace(_ARABIC, str(number), 1)


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals: 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "" if tens == 1 else _DIGITS[tens]
    return head + _TEN + (_DIGITS[ones] if ones else "")
