"""扣分原因 — in one line, what the points of a criterion rest on and why some were lost."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.messages import message
from jiheng.report.criteria import CriterionRow
from jiheng.scheme.rules import BandRule
from jiheng.score import CriterionScore
from jiheng.score.explain import is_rate, value_unit
from jiheng.score.words import points_words, value_words


def reasons(row: CriterionRow, *, always: bool = False) -> list[str]:
    """Return why points were lost, empty where none were or nobody said why.

    ``always`` gives the value that a rule looked at also where no point was lost.
    """
    item = row.item
    lost = row.deducted is not None or item.node.measure or item.deductions or item.score is None
    said = list(_reasons(item)) if lost else list(value_reasons(item)) if always else []
    if row.origins and (item.leaf or said):
        said.append(message("word.inferred"))
    return said


def reason_words(*rows: CriterionRow, always: bool = False) -> str:
    """Return the reasons of criteria in one line, each once."""
    said = (text for row in rows for text in reasons(row, always=always))
    return "；".join(dict.fromkeys(said))


def _reasons(item: CriterionScore) -> Iterator[str]:
    for deduction in item.deductions:
        code = "word.deducted_open" if deduction.points is None else "word.deducted"
        yield message(code, points=points_words(deduction.points), reason=deduction.reason)
    if item.override is not None:
        before, after = points_words(item.computed), points_words(item.override.after)
        yield message("word.overridden", before=before, after=after, reason=item.override.reason)
    if item.status == "not_applicable":
        yield message("word.not_applicable")
    yield from value_reasons(item)
    if not item.deductions and item.recorded_reason:
        yield item.recorded_reason
    if item.missing is not None and item.score is None:
        yield from (reason.sentence for reason in item.missing.reasons)


def value_reasons(item: CriterionScore) -> Iterator[str]:
    """Yield the value that a rule looked at and the band it fell in."""
    if item.value is None or item.node.value is None:
        return
    shown = value_words(item.value, value_unit(item), rate=is_rate(item.node.value))
    yield message("word.value", value=shown)
    if isinstance(item.node.rule, BandRule) and item.band is not None and not item.node.measure:
        yield message("word.band", interval=item.node.rule.bands[item.band].interval.text)
