"""动了的分的表 — each criterion that moved, the figures behind it, and the way to the total's difference."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jiheng.compare.comparison import Bridge
from jiheng.compare.moves import InputChange, Move
from jiheng.compare.rows import Cell, change_cell, points_cell, rate_cell, text_cell
from jiheng.compare.side import LETTERS
from jiheng.compare.table import Table, amount, empty, heads, scale
from jiheng.diagnostic import Diagnostic
from jiheng.messages import message

MOVES = "moves"


def moves_table(bridge: Bridge) -> Table:
    """Return what moved from the first side to another, and why."""
    rows: list[tuple[Cell, ...]] = []
    strong = set()
    for move in bridge.moves:
        strong.add(len(rows))
        rows += _move_rows(move)
    rest = (("bonus", bridge.bonus), ("rest", bridge.rest))
    rows += [_sum_row(name, points) for name, points in rest if points]
    strong.add(len(rows))
    rows.append(_sum_row("sum", bridge.difference))
    side = LETTERS[bridge.side]
    names = (*heads("id", "what_moved"), LETTERS[0], side, *heads("step", "change", "points"))
    return Table(MOVES, message("compare.table_moves", side=side), names, tuple(rows), frozenset(strong))


def _sum_row(name: str, points: Fraction) -> tuple[Cell, ...]:
    return text_cell(""), text_cell(message(f"compare.{name}")), *empty(4), change_cell(points)


def _move_rows(move: Move) -> Iterator[tuple[Cell, ...]]:
    pair = move.row.pair(move.side)
    assert pair is not None
    scores = tuple(points_cell(item.score) for item in pair)
    name = text_cell(move.row.name)
    yield text_cell(move.row.id), name, *scores, *empty(2), change_cell(move.difference)
    for item in move.inputs:
        yield _input_row(item)
    for reason in move.reasons:
        yield text_cell(""), text_cell("　" + reason_words(reason)), *empty(5)


def reason_words(reason: Diagnostic) -> str:
    """Return why a criterion moved; a status is said in the words of the score table."""
    parameters = dict(reason.parameters)
    if reason.code == "compare.status_changed":
        parameters = {key: message(f"explain.status_{value}") for key, value in parameters.items()}
    return message(reason.code, **parameters)


def _input_row(item: InputChange) -> tuple[Cell, ...]:
    unit, factor = scale(item.unit, (item.before, item.after), rate=item.rate)
    name = f"{'　' * (item.depth + 1)}{item.name}" + (f"（{unit}）" if unit else "")
    before, after = (amount(value, factor, rate=item.rate) for value in (item.before, item.after))
    difference = None if item.difference is None else item.difference / factor
    change = text_cell("") if item.rate else rate_cell(item.change, signed=True)
    step = change_cell(difference, rate=item.rate)
    return text_cell(""), text_cell(name), before, after, step, change, _part(item)


def _part(item: InputChange) -> Cell:
    """Return the points that one indicator makes of its criterion's difference."""
    before, after = item.points or (None, None)
    if before is None or after is None:
        return text_cell("")
    return text_cell(message("compare.of_it", points=change_cell(after - before).text))
