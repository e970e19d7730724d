"""段 — what a report consists of, one after the other: headings, paragraphs and tables.

The template says how each kind looks; which there are, and in which order, is decided here. A text that is
`UP` (`LEFT`, `RIGHT`) marks a cell that belongs to the one above (to the left, to the right).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

_WORDS: dict[str, dict[str, str]] = tomllib.loads(
    files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
)
REPORT_WORDS = _WORDS["report"]
KIND_WORDS = _WORDS["kinds"]
WORDS = {**_WORDS["row"], **_WORDS["part"], **REPORT_WORDS}
"""What a template may write, to its name in code."""

# Characters for private use, which no text of a ledger has any business to hold.
UP = "\ue000"
LEFT = "\ue001"
RIGHT = "\ue002"


@dataclass(frozen=True, slots=True)
class Part:
    """One heading, paragraph or table; ``closing`` is a table's last row, ``table`` its number.

    ``first`` to ``third`` head the columns for the levels of a scheme.
    """

    kind: str
    text: str = ""
    number: str = ""
    table: str = ""
    rows: tuple[object, ...] = ()
    closing: object = None
    first: str = ""
    second: str = ""
    third: str = ""

    @property
    def word(self) -> str:
        """Return the kind as the template calls it."""
        return KIND_WORDS[self.kind]


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One line of the cover."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a template may show."""

    department: str
    region: str
    year: str
    title: str
    kind: str
    total: str
    full_marks: str
    grade: str
    cover: tuple[CoverLine, ...]
    date: str
    parts: tuple[Part, ...]
    published: bool


def body(text: str) -> Part:
    """Return a paragraph."""
    return Part("body", text)


def remark(text: str) -> Part:
    """Return a remark under a table."""
    return Part("remark", text)
