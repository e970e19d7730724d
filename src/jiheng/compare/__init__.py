"""比 — ledgers, years, cities and schemes side by side: what moved and why, and what does not compare."""

from jiheng.compare.as_json import comparison_json
from jiheng.compare.comparison import Bridge, Comparison, compare, total_difference
from jiheng.compare.criteria import CriterionRow, criterion_rows
from jiheng.compare.facts import FactCell, FactRow, fact_rows
from jiheng.compare.indicators import IndicatorCell, IndicatorRow, indicator_rows
from jiheng.compare.losses import Loss, Rank
from jiheng.compare.moves import InputChange, Move, moves
from jiheng.compare.per import Denominator, denominator
from jiheng.compare.side import MOST_SIDES, Side
from jiheng.compare.table import Table
from jiheng.compare.tables import legend, remarks, tables

__all__ = [
    "MOST_SIDES",
    "Bridge",
    "Comparison",
    "CriterionRow",
    "Denominator",
    "FactCell",
    "FactRow",
    "IndicatorCell",
    "IndicatorRow",
    "InputChange",
    "Loss",
    "Move",
    "Rank",
    "Side",
    "Table",
    "compare",
    "comparison_json",
    "criterion_rows",
    "denominator",
    "fact_rows",
    "indicator_rows",
    "legend",
    "moves",
    "remarks",
    "tables",
    "total_difference",
]
