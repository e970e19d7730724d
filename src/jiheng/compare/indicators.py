"""对绩效指标 — indicators of several ledgers by name, unit and 口径; targets, actuals, completion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from jiheng.compare.side import Side
from jiheng.diagnostic import Diagnostic
from jiheng.ledger import Figure, Indicator
from jiheng.messages import message
from jiheng.quantity import Quantity
from jiheng.score import adopted_target, completion_of


@dataclass(frozen=True, slots=True)
class IndicatorCell:
    """One side's indicator; ``reason`` says why it does not compare."""

    indicator: Indicator | None
    target: Figure | None = None
    completion: Fraction | None = None
    reason: Diagnostic | None = None

    @property
    def actual(self) -> Fraction | None:
        """Return the actual in its base unit, None for words, a range or nothing."""
        actual = self.indicator.actual if self.indicator is not None else None
        return actual.centre if isinstance(actual, Quantity) else None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator over all sides; ``project`` is the name of the project it belongs to, if any."""

    name: str
    project: str
    cells: tuple[IndicatorCell, ...]

    def difference(self, side: int) -> Fraction | None:
        """Return the actual of a side less the first side's, None where they do not compare."""
        first, other = self.cells[0], self.cells[side]
        if first.reason or other.reason or first.actual is None or other.actual is None:
            return None
        return other.actual - first.actual

    def change(self, side: int) -> Fraction | None:
        """Return the difference as a share of the first side's actual; None from zero or below."""
        difference, before = self.difference(side), self.cells[0].actual
        return None if difference is None or not before or before < 0 else difference / before

    def completion_difference(self, side: int) -> Fraction | None:
        """Return the completion of a side less the first side's."""
        before, after = self.cells[0].completion, self.cells[side].completion
        return None if before is None or after is None else after - before

    def reason(self, side: int) -> Diagnostic | None:
        """Return why a side does not compare with the first."""
        return self.cells[0].reason or self.cells[side].reason


def indicator_rows(sides: Sequence[Side]) -> tuple[IndicatorRow, ...]:
    """Return the indicators of all sides, in the order of the first ledgers that have them."""
    tables = [_by_name(side) for side in sides]
    names = dict.fromkeys(key for table in tables for key in table)
    return tuple(_row(key, tables) for key in names)


_Named = dict[tuple[str, str], list[Indicator]]


def _by_name(side: Side) -> _Named:
    projects = {project.id: project.name for project in side.ledger.projects}
    found: _Named = {}
    for indicator in side.ledger.indicators:
        key = (indicator.name, projects.get(indicator.project, indicator.project))
        found.setdefault(key, []).append(indicator)
    return found


def _row(key: tuple[str, str], tables: Sequence[_Named]) -> IndicatorRow:
    cells = [_cell(table.get(key, [])) for table in tables]
    first = next((cell.indicator for cell in cells if cell.indicator is not None), None)
    checked = tuple(_checked(cell, first) for cell in cells)
    return IndicatorRow(key[0], key[1], checked)


def _cell(found: list[Indicator]) -> IndicatorCell:
    if not found:
        return IndicatorCell(None, reason=_note("compare.no_indicator"))
    indicator = found[0]
    target, done = adopted_target(indicator), completion_of(indicator)
    shown = IndicatorCell(
        indicator, target.value if target else None, done.rate if done else None, _value_reason(indicator)
    )
    if len(found) == 1:
        return shown
    times = Counter(item.name for item in found)[indicator.name]
    return IndicatorCell(
        indicator, shown.target, shown.completion, _note("compare.several_indicators", number=times)
    )


def _value_reason(indicator: Indicator) -> Diagnostic | None:
    actual = indicator.actual
    if actual is None:
        return _note("compare.no_actual")
    return (
        None if isinstance(actual, Quantity) and actual.centre is not None else _note("compare.not_a_number")
    )


def _checked(cell: IndicatorCell, first: Indicator | None) -> IndicatorCell:
    """Return the cell with what sets it apart from the first indicator of its name."""
    own = cell.indicator
    if own is None or first is None or cell.reason is not None:
        return cell
    differs = _differs(first, own)
    return cell if differs is None else IndicatorCell(own, cell.target, cell.completion, differs)


def _differs(first: Indicator, other: Indicator) -> Diagnostic | None:
    a, b = first.actual, other.actual
    if isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit.dimension != b.unit.dimension:
        return _note("compare.dimensions_differ", units=f"{a.unit.symbol}、{b.unit.symbol}")
    if first.scope != other.scope:
        return _note("compare.scopes_differ", first=_written(first.scope), other=_written(other.scope))
    if first.direction and other.direction and first.direction != other.direction:
        return _note("compare.directions_differ", first=first.direction, other=other.direction)
    return None


def _written(scope: str) -> str:
    return scope or message("compare.unwritten")


def _note(code: str, **parameters: object) -> Diagnostic:
    return Diagnostic(code, None, parameters, "note")
