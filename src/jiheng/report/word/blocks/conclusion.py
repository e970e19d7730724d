"""评价结论 — total and grade, the points of the first level, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, body
from jiheng.score.words import points_words, rate_words


def conclusion(material: Material) -> Iterator[Part]:
    """Yield the paragraph that states the result."""
    sheet = material.sheet
    if sheet.total is None:
        code = "word.conclusion_none"
    elif not sheet.complete:
        code = "word.conclusion_incomplete"
    else:
        code = "word.conclusion" if sheet.grade else "word.conclusion_ungraded"
    text = message(
        code,
        scheme=sheet.scheme.record.name,
        kind=sheet.kind,
        total=points_words(sheet.total),
        full=points_words(sheet.full_marks),
        grade=sheet.grade,
    )
    if sheet.bonuses:
        text += message("word.conclusion_bonus", points=points_words(sheet.bonus_penalty))
    tops = [row for row in material.rows if row.depth == 0 and row.item.status != "not_applicable"]
    parts = [_part(row) for row in tops]
    if len(parts) > 1 and sheet.total is not None:
        text += message("word.sentence", text="；".join(parts))
    yield body(text)
    for reason in sheet.missing:
        yield body(message("word.conclusion_missing", text=reason))


def _part(row: CriterionRow) -> str:
    item = row.item
    return message(
        "word.conclusion_part" if item.score is not None else "word.conclusion_part_missing",
        name=item.node.record.name,
        full=points_words(item.full_marks),
        score=points_words(item.score),
        rate=rate_words(item.score_rate),
    )
