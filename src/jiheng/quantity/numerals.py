"""数字 — Chinese and Arabic numerals, read into exact decimals.

Both readers are strict: what is not a well-formed number is refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.quantity.words import LIMITS

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SAME = str.maketrans(
    "〇○壹贰弍叁參肆伍陆陸柒捌玖拾佰仟萬億兩貳點",
    "零零一二二三三四五六六七八九十百千万亿两二点",
)
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}

CHINESE = "零〇○一二两三四五六七八九十百千万亿廿卅卌壹贰弍叁參肆伍陆陸柒捌玖拾佰仟萬億兩貳"
"""Every character a Chinese numeral may be written with, the point aside."""

_SECTION = re.compile(
    r"(?:(?P<thousand>[一二两三四五六七八九])千)?(?:(?P<hundred>[一二两三四五六七八九])百)?(?P<gap>零)?"
    r"(?P<tens>(?P<ten>[一二三四五六七八九])?十)?(?P<one>[一二三四五六七八九])?"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_GROUPED = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?", re.ASCII)


def plain(text: str) -> str:
    """Return the text with full-width digits, comma and point made half-width."""
    return text.translate(_HALF_WIDTH)


def arabic(text: str) -> Decimal | None:
    """Return the value of an Arabic numeral with or without 千分位, or None if it is malformed.

    A leading zero (``007``), a group that is not of three digits and a second point are malformed.
    """
    digits = plain(text)
    if too_long(digits) or not _GROUPED.fullmatch(digits):
        return None
    return Decimal(digits.replace(",", ""))


def too_long(text: str) -> bool:
    """Tell whether a numeral has more digits than a figure of any budget can have."""
    return len(text) > LIMITS["digits"] and sum(char not in ",.，．点" for char in text) > LIMITS["digits"]


def to_decimal(text: str, place: Place | None = None) -> Decimal:
    """Return the value of a Chinese numeral: 三十七, 两百, 壹拾万零叁仟, 八十六点三五, 二〇二一, 二百五.

    Raises:
        DiagnosticError: ``quantity.too_long``, or ``quantity.not_a_number`` for what no one would
            write (一二百, 十两).
    """
    if too_long(text):
        raise fail("quantity.too_long", place, limit=LIMITS["digits"])
    value = chinese(text)
    if value is None:
        raise fail("quantity.not_a_number", place, text=text)
    return value


def chinese(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, or None if it is not one."""
    if too_long(text):
        return None
    numeral = text.translate(_SAME)
    for short, long in _TENS.items():
        numeral = numeral.replace(short, long)
    before, point, after = numeral.partition("点")
    scale = 1
    if point:
        after, scale = _trailing_scale(after)
        if not after or any(char not in _DIGITS or char == "两" for char in after):
            return None
    whole = _whole(before)
    if whole is None:
        return None
    return Decimal(f"{whole}.{_digits(after)}") * scale if point else Decimal(whole)


def _trailing_scale(text: str) -> tuple[str, int]:
    digits = text.rstrip("百千万亿")
    scale = 1
    for char in text[len(digits) :]:
        scale *= {"万": 10**4, "亿": 10**8}.get(char) or _PLACES[char]
    return digits, scale


def _digits(text: str) -> str:
    return "".join(str(_DIGITS[char]) for char in text)


def _whole(text: str) -> int | None:
    if not text:
        return None
    if all(char in _DIGITS for char in text):
        return _positional(text)
    # 百, 万 and 百亿 say their leading one only by custom: 近百家, 上万人.
    return _large("一" + text if text[0] in "百千万亿" else text)


def _positional(text: str) -> int | None:
    # 七八 is "seven or eight"; only a single digit, a year-like run or one with 〇 is positional.
    if len(text) > 1 and ("两" in text or (len(text) < 4 and "零" not in text)):
        return None
    return int(_digits(text))


def _large(text: str) -> int | None:
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        left, found, right = text.rpartition(mark)
        if found:
            return _joined(_large(left), right, size)
    return _section(text)


def _joined(count: int | None, right: str, size: int) -> int | None:
    if not count or (size == 10**4 and count >= size):
        return None
    rest = _remainder(right, size)
    return None if rest is None else count * size + rest


def _remainder(text: str, size: int) -> int | None:
    if not text:
        return 0
    if len(text) == 1:
        # 三万五 leaves the last place unsaid.
        return _DIGITS[text] * size // 10 if text in "一二三四五六七八九" else None
    rest = _large(text.removeprefix("零"))
    return rest if rest and rest < size else None


def _section(text: str) -> int | None:
    if text in _DIGITS:
        return _DIGITS[text]
    found = _SECTION.fullmatch(text)
    if not found or not _gap_right(found):
        return None
    thousand, hundred, ten, one = (
        _DIGITS[found[name] or "零"] for name in ("thousand", "hundred", "ten", "one")
    )
    if found["tens"] == "十":
        ten = 1
    if text[-2:-1] in _PLACES and text[-2] != "十":
        one *= _PLACES[text[-2]] // 10  # 二百五, 两千三: the last place is unsaid
    return thousand * 1000 + hundred * 100 + ten * 10 + one


def _gap_right(found: re.Match[str]) -> bool:
    # 零 stands only for a place that is skipped.
    if not found["gap"]:
        return True
    if found["hundred"]:
        return bool(found["one"]) and not found["tens"]
    return bool(found["thousand"] and (found["tens"] or found["one"]))
