"""扣分情况和指标分析 — which criteria lost points, and every criterion in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.losses import loss_lines
from jiheng.report.word.blocks.reasons import inferred_remark, marked_name, reason_words
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, body
from jiheng.report.word.words import ended
from jiheng.score.words import NOTHING, points_words, rate_words


@dataclass(frozen=True, slots=True)
class DeductionRow:
    """One criterion that lost points."""

    name: str
    full_marks: str
    score: str
    deducted: str
    reason: str


def deductions(material: Material) -> Iterator[Part]:
    """Yield the criteria that lost points, with the reasons; nothing where none did."""
    lost = [row for row in material.rows if row.deducted is not None]
    if lost:
        yield Part("deductions", rows=tuple(_deduction(row) for row in lost))
        yield from inferred_remark(lost)


def _deduction(row: CriterionRow) -> DeductionRow:
    return DeductionRow(
        marked_name(row),
        points_words(row.item.full_marks),
        points_words(row.item.score),
        points_words(row.deducted),
        reason_words(row) or NOTHING,
    )


def analysis(material: Material) -> Iterator[Part]:
    """Yield a heading for every criterion of the first level, and a paragraph for each below it."""
    for row in material.rows:
        if row.depth == 0:
            yield Part("heading", row.item.node.record.name)
        if not row.parent or row.item.node.measure:
            text = _sentence(row)
            if text:
                yield body(text)
    yield from inferred_remark(row for row in material.rows if not row.parent)


def _sentence(row: CriterionRow) -> str:
    item = row.item
    name, reason = marked_name(row), reason_words(row, always=True)
    if item.node.measure or item.status == "not_applicable":
        return message("word.analysis_listed", name=name, reason=reason) if reason else ""
    text = message(
        "word.analysis_leaf" if item.score is not None else "word.analysis_missing",
        name=name,
        full=points_words(item.full_marks),
        score=points_words(item.score),
        rate=rate_words(item.score_rate),
    )
    opinion = item.judgement.opinion if item.judgement is not None else ""
    said = (reason,) if opinion in loss_lines(row) else (opinion, reason)
    return text + "".join(ended(part) for part in said if part)
