"""读 — what a report says, as records: figures and what they are to one another. No judgements.

Everything keeps the `Figure` it was read from, and through it the place in the source. A field is None or
empty where the report does not print it; nothing is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from jiheng.document import Document, Part
from jiheng.place import Place
from jiheng.read.figure import Figure

Direction = Literal["higher", "lower", "equal", "qualitative"]
BreakdownKind = Literal["of_which", "consists", "list", "loose"]
GridRole = Literal["budget", "indicators", "scores", "other"]
PairKind = Literal["table", "completion", "growth", "budget", "pair", "standing"]
StatementKind = Literal[
    "all_done", "undone", "full_score", "deduction_reason", "no_problem", "equal_to", "compared"
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who reports about what; ``total`` and ``grade`` as printed, None where they are not."""

    department: str | None = None
    region: str | None = None
    year: int | None = None
    kind: str | None = None
    evaluator: str | None = None
    title: str | None = None
    total: Figure | None = None
    grade: str | None = None
    grade_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline; level 0 is the title. ``number`` is as printed, ``value`` what it counts."""

    level: int
    title: str
    place: Place
    style: str = ""
    number: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points taken off, with the words that say why; ``points`` is None where none are printed."""

    points: Figure | None
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion with what it was given.

    ``path`` leads from the outermost criterion to this one; the total's path has one name. Points are plain
    numbers of points. ``score`` is None where only words were printed (满分). ``score_derived``: the score is
    full marks less the printed deductions. ``subject`` is ``project`` for the self-evaluation of a project,
    whose name then begins the path. ``places`` are all places where the same line is printed.
    """

    path: tuple[str, ...]
    score: Decimal | None
    full_marks: Decimal | None
    place: Place
    score_figure: Figure | None = None
    full_marks_figure: Figure | None = None
    rate: Figure | None = None
    weight: Figure | None = None
    score_derived: bool = False
    full_in_words: bool = False
    deductions: tuple[Deduction, ...] = ()
    subject: Literal["department", "project"] = "department"
    total: bool = False
    table: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """An actual printed beside a target, a completion or a growth rate; or a target alone.

    ``target`` and ``actual`` are None where words stand instead, which the texts keep (完成, 举办).
    ``score`` and ``full_marks`` are those of the same row. ``path`` are the levels above the name in a table.
    ``pair`` says why target and actual belong together: ``table``, ``completion``, ``growth``, ``budget``,
    ``pair`` or ``standing`` (an indicator known by its name alone). ``reason`` is the printed explanation of
    a deviation.
    """

    name: str
    place: Place
    unit: str = ""
    target: Figure | None = None
    target_text: str = ""
    actual: Figure | None = None
    actual_text: str = ""
    completion: Figure | None = None
    growth: Figure | None = None
    direction: Direction = "higher"
    full_marks: Figure | None = None
    score: Figure | None = None
    reason: str = ""
    path: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    pair: PairKind = "table"
    table: int | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: its label, how deep it is nested, and its figures by column of the table (from 1).

    ``level`` counts from 0, outermost; ``of_which`` marks rows that 其中 introduces, which need not exhaust
    the row above; ``total`` marks 合计. A cell without a figure is absent from ``figures``; ``blank`` are the
    columns with a mark for none (—, /).
    """

    index: int
    path: tuple[str, ...]
    level: int
    figures: dict[int, Figure]
    total: bool = False
    of_which: bool = False
    blank: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its number in the table (from 1) and its headers, the outermost first.

    ``role`` is what ``words.toml`` takes it for (target, actual, completion, budget, stage …), or empty.
    """

    index: int
    path: tuple[str, ...]
    role: str = ""
    total: bool = False
    of_which: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The numeric content of a table.

    ``certain`` is false where the layout does not show beyond doubt which cell a figure belongs to.
    ``caption`` and ``unit`` are as printed, empty where there is none. ``role`` says what the table is.
    """

    table: int
    block: int
    place: Place
    caption: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    certain: bool
    role: GridRole = "other"
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A figure and the figures printed as its parts, in prose.

    ``kind``: ``of_which`` 其中 — the parts need not exhaust the whole; ``consists`` 由…组成, 分别为 — they
    should; ``list`` a list follows without such words; ``loose`` 其中 after a rate, so that the whole is most
    likely the amount before it. Parts may be wholes of further breakdowns.
    """

    whole: Figure
    parts: tuple[Figure, ...]
    kind: BreakdownKind
    place: Place


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An announced number of items and the items listed.

    ``open`` is true where the list ends with 等 and no number closes it: it need not be whole.
    """

    announced: Figure
    items: tuple[str, ...]
    place: Place
    open: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A growth or change printed beside a figure and the one it is compared with.

    ``change`` is the rate, or the difference in 百分点 or in the figure's own unit; it is None where only
    both figures are printed (从160元提高到190元), ``base`` where only the change is. ``falls`` is true for
    下降, 减少; ``against`` are the words (同比, 比上年).
    """

    figure: Figure
    change: Figure | None
    base: Figure | None
    falls: bool
    against: str
    place: Place


@dataclass(frozen=True, slots=True)
class Point:
    """A problem or a measure, one numbered point of its section; ``title`` is its first sentence."""

    title: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause that claims something without a figure of its own: 均已完成, 未完成, 满分, 未发现问题."""

    kind: StatementKind
    words: str
    place: Place
    part: Part
    block: int
    start: int
    end: int
    sentence: tuple[int, int] = (0, 0)
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """An announced attachment; ``present`` tells whether something of that name stands in the document."""

    name: str
    place: Place
    present: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything read from one document, in the order of the source.

    ``money`` and ``counts`` are the figures of that kind; ``malformed`` the numbers that cannot be read.
    ``recognised`` is false where nothing of a performance report was found.
    """

    document: Document
    metadata: Metadata = Metadata()
    outline: tuple[Entry, ...] = ()
    figures: tuple[Figure, ...] = ()
    scores: tuple[ScoreLine, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    grids: tuple[Grid, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    problems: tuple[Point, ...] = ()
    measures: tuple[Point, ...] = ()
    statements: tuple[Statement, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def money(self) -> tuple[Figure, ...]:
        """Return every printed amount."""
        return tuple(figure for figure in self.figures if figure.kind == "money")

    @property
    def counts(self) -> tuple[Figure, ...]:
        """Return every number of people and things."""
        return tuple(figure for figure in self.figures if figure.kind == "count")

    @property
    def malformed(self) -> tuple[Figure, ...]:
        """Return the numbers that are broken: 7,00.0,77."""
        return tuple(figure for figure in self.figures if figure.kind == "malformed")

    @property
    def recognised(self) -> bool:
        """Tell whether anything was found that a performance report consists of."""
        return bool(self.scores or self.indicators or self.grids or self.money or self.breakdowns)
