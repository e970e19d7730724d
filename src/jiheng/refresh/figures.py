"""认数 — which figure of the report is which figure of the ledger, by what the report calls it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.read import Figure, Report
from jiheng.refresh.knowledge import Knowledge, Known, plain_name

Spot = tuple[int | None, int | None]
_RATES = ("completion", "growth", "share")


class Match(NamedTuple):
    """A known value for a figure; ``before`` is what last year's ledger says of it."""

    known: Known
    before: Known | None = None


def spot(figure: Figure) -> Spot:
    """Return where a figure stands in the source."""
    return figure.place.start, figure.place.end


def matches(report: Report, known: Knowledge, old: int | None) -> dict[Spot, Match]:
    """Return the figures that are known: as part of an indicator or a score first, else as a data item."""
    found: dict[Spot, Match] = {}
    for figure in report.figures:
        match = _item(figure, known, old)
        if match is not None:
            found[spot(figure)] = match
    for figure, value in (*_indicators(report, known), *_scores(report, known)):
        if fits(figure, value):
            found[spot(figure)] = Match(value)
    return found


def fits(figure: Figure, known: Known) -> bool:
    """Tell whether a figure can hold a value: of the same dimension, a single number, no bound."""
    quantity = figure.quantity
    return (
        quantity is not None
        and quantity.centre is not None
        and quantity.bound == "equal"
        and quantity.unit.dimension == known.dimension
    )


def _item(figure: Figure, known: Knowledge, old: int | None) -> Match | None:
    back = 0 if figure.year is None or old is None else old - figure.year
    name = figure.item or figure.name
    if back not in (0, 1) or not name:
        return None
    value = known.find(name, figure.stage, back)
    if value is None or not fits(figure, value) or not _same_scope(figure, value):
        return None
    if figure.role in _RATES and not value.name.endswith("率"):
        return None
    return Match(value, known.before(value.name) if known.before is not None and back == 0 else None)


def _same_scope(figure: Figure, known: Known) -> bool:
    """Tell whether the 口径 words around a figure are part of the data item's name."""
    return all(word in known.name for word in figure.scope)


def _indicators(report: Report, known: Knowledge) -> Iterator[tuple[Figure, Known]]:
    for item in report.indicators:
        values = known.indicators.get(plain_name(item.name))
        if values is None:
            continue
        pairs = (
            (item.target, values.target),
            (item.actual, values.actual),
            (item.completion, values.completion),
        )
        yield from ((figure, value) for figure, value in pairs if figure is not None and value is not None)


def _scores(report: Report, known: Knowledge) -> Iterator[tuple[Figure, Known]]:
    for line in report.scores:
        if line.score_figure is None or line.subject != "department":
            continue
        value = (
            known.total if line.total else known.scores.get(plain_name(line.path[-1]) if line.path else "")
        )
        if value is not None and line.full_marks in (None, value.full_marks):
            # With other full marks it is another criterion of the same name.
            yield line.score_figure, value.points
