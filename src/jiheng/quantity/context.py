"""上下文 — what a number in running text is when it is not a quantity: a date, an ordinal, a code, a name."""

from __future__ import annotations

import re
from typing import Literal

from jiheng.quantity.words import DATA, any_of

Kind = Literal["quantity", "date", "time", "ordinal", "document_number", "code", "name", "malformed"]

_D = "[0-9０-９]"
_GAP = r"[ \u3000\u00a0]{0,2}"
_TO = rf"{_GAP}[-－—–~～至到]{{1,2}}{_GAP}"
_YEAR = rf"(?:19|20|１９|２０){_D}{{2}}"
_C = "[一二三四五六七八九十〇零○]"
_MONTH = rf"{_D}{{1,2}}{_GAP}月(?:份|底|末|初|中旬|上旬|下旬)?"
_DAY = rf"{_D}{{1,2}}{_GAP}日"
_DATE = re.compile(
    rf"{_YEAR}{_TO}{_YEAR}{_GAP}(?:学年|年度|年)"
    rf"|{_YEAR}{_GAP}年(?:度|末|初|底|中(?!央|等|国|小|心|学))?"
    rf"(?:{_GAP}(?:{_D}{{1,2}}{_TO})?{_MONTH}(?:{_GAP}{_DAY})?)?"
    rf"|[1-4](?:{_TO}[1-4])?季度"
    rf"|{_YEAR}{_GAP}(?:学年|春季|秋季)"
    rf"|{_YEAR}[-./]{_D}{{1,2}}[-./]{_D}{{1,2}}(?!{_D})"
    rf"|{_D}{{1,2}}{_TO}{_MONTH}|{_MONTH}(?:{_GAP}{_DAY})?"
    rf"|{_C}{{4}}年(?:{_C}{{1,3}}月(?:{_C}{{1,3}}日)?)?|{_C}{{1,3}}月(?:份|底|末|初)?(?:{_C}{{1,3}}日)?"
)
_LONE_DAY = re.compile(rf"{_D}{{1,2}}{_GAP}日(?![以之]?内|以[上下]|常|均)")
_TIME = re.compile(rf"{_D}{{1,2}}[:：][0-5０-５]{_D}(?!{_D})")
_DOCUMENT = re.compile(rf"{_YEAR}{_GAP}[〕\]］）)]{_GAP}第?{_D}{{1,5}}{_GAP}号")
_NUMBER_SIGN = re.compile(rf"{_GAP}号(?!线|楼|院|召)")
_PHONE = re.compile(rf"(?:{_D}{{3,4}}[-－—]{_D}{{7,8}}|1[3-9]\d{{9}}|{_D}{{17}}[0-9Xx])(?!{_D})")
_CODES = frozenset(DATA["code"]["numbers"])
_CODE_OPENER = re.compile(any_of(DATA["code"]["openers"]) + r"[:：为是]?[ \u3000]{0,3}$")
_CODE_FOLLOWER = re.compile(r"[ \u3000]{0,2}" + any_of(DATA["code"]["number_followers"]))
_NAME_FOLLOWER = re.compile(r"[ \u3000]{0,2}" + any_of(DATA["name"]["followers"]))
_LETTER = re.compile(r"[A-Za-z_＋Ａ-Ｚａ-ｚ]")
_CHAIN = re.compile(rf"{_D}{{1,6}}(?:[+＋][0-9０-９A-Za-z]{{1,6}}){{1,8}}")
_LABEL = re.compile(rf"{_D}+(?:[-.－．]{_D}+)*")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "《": "》"}
_LIST_MARK = re.compile(r"[.．、](?![0-9０-９])|[)）]")
_MARKED_YEAR = re.compile(r"[.．](?=(?:19|20)[0-9]{2}[ \u3000]{0,2}年)")
_SERIAL = re.compile(rf"{_D}+(?:[-－]{_D}+){{1,8}}")
_OPENER, _BARE_OPENER, _FIRST = (
    re.compile(any_of(DATA["ordinal"][name]) + r"[ \u3000]{0,2}$")
    for name in ("openers", "bare_openers", "first")
)
_EIGHT_DIGITS = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_YEAR_ONLY = re.compile(r"19[4-9][0-9]|20[0-4][0-9]")
_HAN = re.compile(r"[ \u3000]?[\u4e00-\u9fff《]")
_LINE_START = "\n\r\t 　。；;：:，,（(*#"
_REACH = 10


def is_date(text: str) -> bool:
    """Tell whether a whole text is a date or a span of months or years."""
    return _DATE.fullmatch(text) is not None


def date_end(text: str, start: int) -> int | None:
    """Return where a date that starts with this number ends, or None."""
    found = _DATE.match(text, start) or _LONE_DAY.match(text, start)
    return found.end() if found else None


def is_bare_date(text: str, start: int, end: int) -> bool:
    """Tell whether a number without a unit is a year among words (活动 2022 专场), or 20211231."""
    if _EIGHT_DIGITS.fullmatch(text, start, end):
        return True
    return end - start == 4 and bool(_YEAR_ONLY.match(text, start)) and _beside_words(text, start, end)


def time_end(text: str, start: int) -> int | None:
    """Return where a time of day such as 8:30 ends, or None."""
    found = _TIME.match(text, start)
    return (
        found.end()
        if found and not text[max(0, start - 2) : start].endswith(("比", "比例", "比为"))
        else None
    )


def document_end(text: str, start: int) -> int | None:
    """Return where the number of an official document such as 〔2019〕30号 ends, or None."""
    if start and text[start - 1] in "〔[［（(":
        found = _DOCUMENT.match(text, start)
        return found.end() if found else None
    return None


def code_end(text: str, start: int, end: int) -> int | None:
    """Return where a telephone number, a hotline or another code ends, or None."""
    phone = _PHONE.match(text, start)
    if phone:
        return phone.end()
    token = text[start:end]
    if token in _CODES and _CODE_FOLLOWER.match(text, end):
        return end
    if _CODE_OPENER.search(text[max(0, start - _REACH) : start]):
        serial = _SERIAL.match(text, start)
        return serial.end() if serial else end
    leads_with_zero = len(token) > 1 and token[0] in "0０" and token.isdigit()
    return end if leads_with_zero else None


def name_end(text: str, start: int, end: int) -> int | None:
    """Return where a name made of digits ends: 3.0版, 5G, “1333”, 1+1+N; None if it is not one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    chain = _CHAIN.match(text, start)
    if chain and (_LETTER.search(chain[0]) or _QUOTES.get(before) == text[chain.end() : chain.end() + 1]):
        return chain.end()
    if before and after and _QUOTES.get(before) == after:
        return end
    if _NAME_FOLLOWER.match(text, end):
        return end
    label = _LABEL.match(text, start) if before and _LETTER.match(before) else None
    return label.end() if label else None


def letters_end(text: str, end: int) -> int | None:
    """Return where the Latin letters right after a number end (5G), or None."""
    found = _LETTERS.match(text, end)
    return found.end() if found else None


_LETTERS = re.compile(r"[A-Za-z]{1,20}")


def is_ordinal(text: str, start: int, end: int, unit: bool, spaced: bool) -> bool:
    """Tell whether a number numbers a thing instead of counting things.

    ``unit`` says that a unit follows and ``spaced`` that spaces stand before it: 表4  人社局 is a table's
    number, 附件3份 is a count.
    """
    window = text[max(0, start - _REACH) : start]
    if _NUMBER_SIGN.match(text, end) or (_OPENER.search(window) and (not unit or spaced)):
        return True
    return not unit and bool(_BARE_OPENER.search(window) or _is_list_mark(text, start, end))


def follows_first(text: str, start: int) -> bool:
    """Tell whether a number follows 第: 第3位, 第 11 届."""
    return _FIRST.search(text[max(0, start - _REACH) : start]) is not None


def _is_list_mark(text: str, start: int, end: int) -> bool:
    if end - start > 3 or not text[start:end].isalnum():
        return False
    before, after = text[start - 1 : start] or "\n", text[end : end + 1]
    if _MARKED_YEAR.match(text, end):
        return True
    if before in "（(" and after in {"）", ")"}:
        return True
    if before in "\r\n" and after in "、)）" and after:
        return True
    return before in _LINE_START and bool(_LIST_MARK.match(text, end)) and after not in {")", "）"}


def _beside_words(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return bool(before and _HAN.match(before)) or bool(_HAN.match(text, end))
