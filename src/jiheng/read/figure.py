"""数 — one printed figure of a report: where it stands, what it says, what the report calls it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Literal

from jiheng.document import Part
from jiheng.place import Place
from jiheng.quantity import Quantity

Kind = Literal[
    "money", "rate", "points", "score", "count", "time", "measure", "bare", "malformed", "date", "ordinal"
]
"""What a figure is by its unit.

``money`` 元 and 元/月, ``rate`` % and 倍, ``points`` 百分点, ``score`` 分, ``count`` people and things,
``time`` durations, ``measure`` areas, weights, prices per thing and units that no table knows, ``bare`` no
unit at all; ``malformed``, ``date`` and ``ordinal`` have no quantity.
"""

Role = Literal[
    "value",
    "target",
    "actual",
    "completion",
    "growth",
    "share",
    "score",
    "full_marks",
    "score_rate",
    "deduction",
    "weight",
    "threshold",
    "standard",
]
"""What a figure does in its sentence or column; ``value`` where nothing more is known.

``share`` is a part of a whole in percent (占…的75%), ``threshold`` a bound that chooses things
(单价50万元以上的设备), ``standard`` a rate set by rule (237元/月).
"""

UnitSource = Literal["figure", "row", "column", "caption", "words", "none"]
"""Where the unit was printed: beside the figure, in the row's label, the column's header, the table's
caption, in the words around it (金额约2800万), or nowhere."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure.

    ``part`` is the heading, paragraph or cell it stands in and ``block`` its index in ``document.blocks``;
    ``start`` and ``end`` cover number and unit in the part's healed text, ``phrase`` also its qualifiers,
    ``clause`` and ``sentence`` the words around it, ends exclusive. ``place`` is the figure in the source.

    ``quantity`` carries the unit of caption, header or words and is exact where the role makes it so (counts
    printed to the unit, scores, round targets, standards); None for what is no quantity.

    ``name`` is the report's own words; ``scope`` the 口径 words that go with it (全市, 本级, 不含离退休,
    一般公共预算); ``year`` and ``period`` what it is of (12月底, 上年末); ``stage`` the stage of the budget
    in the words of ``read/words.toml`` (年初预算数, 调整预算数, 全年预算数, 决算数, 执行数); ``item`` the
    data item of that name, or None. ``section`` holds the titles of the headings above, the outermost first.
    """

    place: Place
    part: Part
    block: int
    start: int
    end: int
    kind: Kind
    quantity: Quantity | None = None
    role: Role = "value"
    name: str = ""
    scope: tuple[str, ...] = ()
    year: int | None = None
    period: str = ""
    stage: str = ""
    item: str | None = None
    section: tuple[str, ...] = ()
    phrase: tuple[int, int] = (0, 0)
    clause: tuple[int, int] = (0, 0)
    sentence: tuple[int, int] = (0, 0)
    unit_source: UnitSource = "figure"

    @property
    def text(self) -> str:
        """Return number and unit as printed; in a cell without the unit of its header."""
        return self.part.text[self.start : self.end]

    @property
    def value(self) -> Decimal | None:
        """Return the value in the base unit; None for a range and for what is no quantity."""
        return self.quantity.value if self.quantity else None

    @property
    def exact(self) -> bool:
        """Tell whether the figure stands for itself alone and not for the interval of its last digit."""
        return self.quantity is not None and self.quantity.exact

    @property
    def qualified(self) -> bool:
        """Tell whether words bound the figure: 超, 近, 约, 以上, 不低于."""
        return self.quantity is not None and self.quantity.bound != "equal"


_INDEX = {item.name: at for at, item in enumerate(fields(Figure))}
_ALL = attrgetter(*_INDEX)


def changed(figure: Figure, values: Mapping[str, object]) -> Figure:
    """Return a figure with other values: `dataclasses.replace` at half the cost, for what is done most."""
    row = [*_ALL(figure)]
    for name, value in values.items():
        row[_INDEX[name]] = value
    return Figure(*row)
