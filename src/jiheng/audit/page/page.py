"""页 — an audit as one HTML text: strict policy, everything escaped, no second file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from jiheng import __version__
from jiheng.audit.page.marks import Marks, Stretch
from jiheng.audit.run import Audit
from jiheng.content_policy import policy
from jiheng.document import Heading, Healed, Paragraph, Table
from jiheng.messages import message


@dataclass(frozen=True, slots=True)
class Shown:
    """A block as the page shows it: a heading of a level, a paragraph, or the rows of a table."""

    kind: str
    level: int = 0
    stretches: tuple[Stretch, ...] = ()
    rows: tuple[tuple[tuple[Stretch, ...], ...], ...] = ()


def html_page(audit: Audit) -> str:
    """Return the page of an audit, to be stored as UTF-8."""
    style, script = _part("page.css"), _part("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            audit=audit,
            blocks=tuple(_blocks(audit)),
            titles=tuple(dict.fromkeys(finding.judged.check.title for finding in audit.findings)),
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            version=__version__,
        )
    )


def _blocks(audit: Audit) -> Iterator[Shown]:
    marks = Marks(audit)
    for block in audit.report.document.blocks:
        match block:
            case Heading():
                yield Shown("heading", min(block.level, 5), tuple(marks.over(block.healed)))
            case Paragraph():
                yield Shown("paragraph", 0, tuple(marks.over(block.healed)))
            case Table():
                yield from _table(block, marks)


def _table(table: Table, marks: Marks) -> Iterator[Shown]:
    for extra in (table.caption, table.unit):
        if isinstance(extra, Healed) and extra.text:
            yield Shown("paragraph", 0, tuple(marks.over(extra)))
    rows = tuple(tuple(tuple(marks.over(cell.healed)) for cell in row) for row in table.rows)
    yield Shown("table", table.header_rows, (), rows)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = _words
    return environment


def _words(name: str, /, **parameters: object) -> str:
    return message(f"audit.{name}", **parameters)


def _part(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
