"""网页 — a comparison as one self-contained page, without a script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from jiheng import __version__
from jiheng.compare.comparison import Comparison
from jiheng.compare.tables import legend, remarks, tables
from jiheng.content_policy import policy
from jiheng.messages import message


def html_comparison(comparison: Comparison) -> str:
    """Return the page as HTML text, to be stored as UTF-8; every text of a ledger stands in it escaped."""
    style = _part("sides.css")
    return (
        _environment()
        .get_template("sides.html")
        .render(
            title=message("compare.title"),
            base=message("compare.first_is_base"),
            legend=legend(comparison),
            remarks=remarks(comparison),
            tables=tables(comparison),
            footer=message("compare.footer", version=__version__),
            policy=policy(style, ""),
            style=Markup(style),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
