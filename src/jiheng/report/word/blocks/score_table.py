"""评分表 — a row for every criterion without children; the levels above it stand in merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.word.blocks.reasons import inferred_remark, marked_name, reason_words
from jiheng.report.word.material import Material
from jiheng.report.word.parts import LEFT, UP, Part
from jiheng.score.words import NOTHING, points_words, rate_words

LEVELS = ("word.level_1", "word.level_2", "word.level_3")
"""The levels with a column of their own; deeper ones share the last."""
COLUMNS = len(LEVELS)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row: the names of three levels, then the points of the last that has some."""

    first: str
    second: str
    third: str
    full_marks: str
    score: str
    rate: str
    reason: str


def score_table(material: Material) -> Iterator[Part]:
    """Yield the score table with its total."""
    sheet = material.sheet
    rows = [_row(material, row) for row in material.rows if not row.item.node.children]
    for bonus in sheet.bonuses:
        name = message("word.bonus_row", name=bonus.name)
        rows.append(ScoreRow(name, LEFT, LEFT, NOTHING, points_words(bonus.points), NOTHING, bonus.reason))
    closing = ScoreRow(
        message("word.total_row"),
        LEFT,
        LEFT,
        points_words(sheet.full_marks),
        points_words(sheet.total),
        NOTHING,
        sheet.grade or "",
    )
    depth = max((row.depth for row in material.rows), default=0)
    heads = [message(code) if number <= depth else LEFT for number, code in enumerate(LEVELS)]
    if depth == 0:
        heads[0] = message("word.level_only")
    yield Part("scores", rows=tuple(rows), closing=closing, first=heads[0], second=heads[1], third=heads[2])
    yield from inferred_remark(material.rows)


def _row(material: Material, row: CriterionRow) -> ScoreRow:
    path = _path(material, row)
    names = [_name(material, item, path[-1]) for item in path[:COLUMNS]]
    if len(path) > COLUMNS:
        names[-1] = "／".join(marked_name(item) for item in path[COLUMNS - 1 :])
    names += [LEFT] * (COLUMNS - len(names))
    owner = next((item for item in reversed(path) if not item.item.node.measure), path[-1])
    first, second, third = names
    full, score, rate = _points(material, owner, row)
    return ScoreRow(first, second, third, full, score, rate, _reason(material, owner, row))


def _path(material: Material, row: CriterionRow) -> list[CriterionRow]:
    path = [row]
    while (parent := path[0].item.node.parent) is not None:
        path.insert(0, material.rows[parent])
    return path


def _name(material: Material, item: CriterionRow, leaf: CriterionRow) -> str:
    """Return the text of a level's cell, which is merged over all that stand below it."""
    if not _first(material, item, leaf):
        return UP
    name = marked_name(item)
    if not item.parent or item is leaf:
        return name
    score, full = points_words(item.item.score), points_words(item.item.full_marks)
    return message("word.parent_cell", name=name, score=score, full=full)


def _first(material: Material, item: CriterionRow, leaf: CriterionRow) -> bool:
    """Return whether a row is the first of those below an item."""
    while item.item.node.children:
        item = material.rows[item.item.node.children[0]]
    return item is leaf


def _points(material: Material, owner: CriterionRow, row: CriterionRow) -> tuple[str, str, str]:
    if not _first(material, owner, row):
        return UP, UP, UP
    item = owner.item
    return points_words(item.full_marks), points_words(item.score), rate_words(item.score_rate)


def _reason(material: Material, owner: CriterionRow, row: CriterionRow) -> str:
    above = (owner,) if owner is not row and _first(material, owner, row) else ()
    return reason_words(*above, row)
