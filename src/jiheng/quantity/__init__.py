"""量 — a printed number: numerals, units, precision, the interval it stands for.

``parse`` reads one quantity, ``scan`` finds every number in running text, `Quantity` calculates with
intervals and prints itself back.
"""

from jiheng.quantity.compare import as_points, intervals_meet, rounds_to, total, truncates_to
from jiheng.quantity.context import Kind
from jiheng.quantity.format import format_number, format_quantity
from jiheng.quantity.interval import Interval
from jiheng.quantity.numerals import to_decimal
from jiheng.quantity.parse import parse
from jiheng.quantity.quantity import Bound, Quantity, Scale, number
from jiheng.quantity.rounding import half_even, half_up, truncated
from jiheng.quantity.scan import Match, scan
from jiheng.quantity.units import Unit, unit_of

__all__ = [
    "Bound",
    "Interval",
    "Kind",
    "Match",
    "Quantity",
    "Scale",
    "Unit",
    "as_points",
    "format_number",
    "format_quantity",
    "half_even",
    "half_up",
    "intervals_meet",
    "number",
    "parse",
    "rounds_to",
    "scan",
    "to_decimal",
    "total",
    "truncated",
    "truncates_to",
    "unit_of",
]
