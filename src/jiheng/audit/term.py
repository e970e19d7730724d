"""项 — a printed figure as a claim uses it: what it says, as printed, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jiheng.document import Document
from jiheng.place import Place
from jiheng.quantity import Quantity
from jiheng.read import Figure

MAX_PLACE = 160
"""A place shows a figure and the words it needs, not the paragraph; in code points of the source."""


@dataclass(frozen=True, slots=True)
class Term:
    """One side or one input of a claim.

    ``place`` covers the figure and the words that name it, ``at`` is the source offset of the figure itself,
    which tells two printings of one number apart.
    """

    text: str
    quantity: Quantity
    place: Place
    at: int
    name: str = ""

    @property
    def exact(self) -> Term:
        """Return the figure standing for itself alone: a count, points, a target."""
        return Term(self.text, self.quantity.as_exact(), self.place, self.at, self.name)

    @property
    def rounded(self) -> Term:
        """Return points as the rounding of what they were made from, whole points as rounded to tenths."""
        return self._inexact(max(1, self.quantity.decimals or 0))

    @property
    def printed_to(self) -> Term:
        """Return a figure as the rounding to its last printed digit, even where it counts whole things."""
        return self._inexact(self.quantity.decimals or 0)

    def _inexact(self, digits: int) -> Term:
        quantity = self.quantity
        if quantity.centre is None or quantity.decimals is None or quantity.bound != "equal":
            return self
        half = Decimal(5).scaleb(-digits - 1) * quantity.unit.factor
        low, high = quantity.centre - Fraction(half), quantity.centre + Fraction(half)
        loose = replace(quantity, exact=False, half=half, decimals=digits, low=low, high=high)
        return Term(self.text, loose, self.place, self.at, self.name)

    @property
    def centred(self) -> Term:
        """Return the figure without the words that bound it: a target of 3万人以上 is 3万人."""
        quantity = self.quantity
        if quantity.centre is None or quantity.bound == "equal":
            return self
        exact = replace(
            quantity, low=quantity.centre, high=quantity.centre, bound="equal", half=Decimal(0), exact=True
        )
        return Term(self.text, exact, self.place, self.at, self.name)


def term(figure: Figure, document: Document) -> Term:
    """Return a figure as a term.

    Raises:
        ValueError: the figure has no quantity; a check must not ask for one.
    """
    if figure.quantity is None:
        raise ValueError(figure.text)
    at = figure.place.start or 0
    return Term(printed(figure), figure.quantity, around(figure, document), at, figure.name)


def printed(figure: Figure) -> str:
    """Return the figure as printed with the unit that its table or its sentence declares: 1062.25万元."""
    unit = figure.quantity.unit.symbol if figure.quantity else ""
    if figure.unit_source in {"figure", "none"}:
        return figure.text
    # 18.14万 of 万名: the multiplier is printed already.
    have = next((size for size in range(len(unit), 0, -1) if figure.text.endswith(unit[:size])), 0)
    return figure.text + unit[have:]


def around(figure: Figure, document: Document) -> Place:
    """Return the place of a figure with its name where that stands right before it, else of the figure."""
    begin, stop = figure.start, figure.end
    if figure.phrase != (0, 0):
        begin, stop = min(begin, figure.phrase[0]), max(stop, figure.phrase[1])
    named = _name_start(figure, begin)
    place = document.place(figure.part, named, stop)
    if place.start is None or place.end is None or place.end - place.start > MAX_PLACE:
        return document.place(figure.part, figure.start, figure.end)
    return place


def _name_start(figure: Figure, begin: int) -> int:
    if not figure.name:
        return begin
    left = figure.clause[0] if figure.clause != (0, 0) else max(0, begin - 60)
    found = figure.part.text.rfind(figure.name, left, begin)
    return found if found >= 0 else begin
