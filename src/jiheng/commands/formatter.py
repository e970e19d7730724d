"""Help texts set for a terminal in which a Chinese character is two columns wide."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

import click

from jiheng.messages import message

GAP = 2
WIDEST_NAME = 30


def columns(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


class ChineseFormatter(click.HelpFormatter):
    """Writes headings with a full-width colon and keeps the second column straight."""

    def write_heading(self, heading: str) -> None:
        """Write a heading on its own line."""
        self.write(f"{' ' * self.current_indent}{heading}：\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = WIDEST_NAME, col_spacing: int = GAP
    ) -> None:
        """Write names and their explanations in two columns."""
        listed = list(rows)
        width = min(max((columns(name) for name, _ in listed), default=0), col_max) + col_spacing
        for name, text in listed:
            gap = " " * max(col_spacing, width - columns(name))
            self.write(f"{' ' * self.current_indent}{name}{gap}{text}".rstrip() + "\n")


class ChineseContext(click.Context):
    """A context whose help is set by `ChineseFormatter`."""

    formatter_class = ChineseFormatter


def explained(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    """Return a parameter's name and explanation; None for one that is not to be shown."""
    record = parameter.get_help_record(context)
    if record is None:
        return None
    name = record[0]
    if isinstance(parameter, click.Argument):
        return name, parameter.help or ""
    assert isinstance(parameter, click.Option)
    text = parameter.help or ""
    if parameter.required:
        text += message("cli.required")
    if parameter.show_default and parameter.default:
        text += message("cli.default", value=parameter.default)
    return name, text
