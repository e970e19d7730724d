"""扣分原因 — in one line; and the mark of a criterion whose rule no source prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.report.losses import loss_lines, value_lines
from jiheng.report.word.parts import Part, remark


def reason_words(*rows: CriterionRow, always: bool = False) -> str:
    """Return why criteria lost points in one line, each reason once.

    ``always`` gives the value that a rule looked at also where no point was lost.
    """
    said = (text.rstrip("。；") for row in rows for text in _reasons(row, always))
    return "；".join(dict.fromkeys(said))


def _reasons(row: CriterionRow, always: bool) -> tuple[str, ...]:
    if row.item.status == "not_applicable":
        return (message("word.not_applicable"),)
    if always or row.item.node.measure:
        return loss_lines(row) or value_lines(row.item)
    return loss_lines(row)


def marked_name(row: CriterionRow) -> str:
    """Return the name of a criterion, with a mark where its rule or a part of it is inferred."""
    name = row.item.node.record.name
    return message("word.inferred_name", name=name) if row.origins else name


def inferred_remark(rows: Iterable[CriterionRow]) -> Iterator[Part]:
    """Yield what the mark means, where one of the rows has it."""
    if any(row.origins for row in rows):
        yield remark(message("word.inferred_note"))
