"""结果一行 — total and grade under the title, live like the cells they come from."""

from __future__ import annotations

from jiheng.messages import message
from jiheng.report.excel.formulas import text
from jiheng.report.excel.whole import Whole
from jiheng.score import ScoreSheet
from jiheng.score.words import points_words

_GAP = "　"
_TOTAL, _GRADE, _STATE = "\x00", "\x01", "\x02"


def result_cell(sheet: ScoreSheet, whole: Whole, shown: str) -> tuple[str, str]:
    """Return the formula of the line and the text it gives; ``shown`` is the number format of points."""
    published = ""
    if sheet.recorded_total is not None or sheet.recorded_grade:
        published = _GAP + message(
            "report.excel_published", total=points_words(sheet.recorded_total), grade=sheet.recorded_grade
        )
    sentence = message("report.excel_result", total=_TOTAL, grade=_GRADE, state=_STATE) + published
    total = whole.score_of("total")
    cells = {
        _TOTAL: f"IF(ISNUMBER({total}),TEXT({total},{text(shown)}),{total})",
        _GRADE: whole.score_of("grade"),
        _STATE: whole.state_cell,
    }
    formula, words, plain = [], sentence, ""
    for sign in sentence:
        if sign not in cells:
            plain += sign
            continue
        formula += [text(plain), cells[sign]] if plain else [cells[sign]]
        plain = ""
    formula += [text(plain)] if plain else []
    digits = len(shown) - shown.index(".") - 1
    known = {
        _TOTAL: message("report.excel_missing") if sheet.total is None else f"{sheet.total:.{digits}f}",
        _GRADE: whole.grade_words(),
        _STATE: message("report.excel_complete" if sheet.complete else "report.excel_incomplete"),
    }
    for sign, value in known.items():
        words = words.replace(sign, value)
    return "&".join(formula), words
