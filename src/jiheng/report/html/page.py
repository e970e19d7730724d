"""The page of a score sheet: everything it shows, put into the templates."""

from __future__ import annotations

from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from jiheng import __version__
from jiheng.content_policy import policy
from jiheng.ledger import Ledger
from jiheng.messages import message
from jiheng.report.anchors import TOTAL
from jiheng.report.attention import attention
from jiheng.report.charts import completions, dimensions
from jiheng.report.criteria import criterion_rows
from jiheng.report.facts import fact_groups
from jiheng.report.html.bars import completion_chart, rate_chart
from jiheng.report.html.narratives import narratives
from jiheng.report.indicators import DERIVED, UPWARD, indicator_groups
from jiheng.report.records import record_sections
from jiheng.report.tasks import goals_of, task_rows
from jiheng.report.whole import bonus_whys, total_why
from jiheng.report.why import criterion_why
from jiheng.score import ScoreSheet
from jiheng.score.explain import figure_words, met_words
from jiheng.score.words import points_words, rate_words, value_words

YUAN = "元"


def html_sheet(sheet: ScoreSheet, ledger: Ledger) -> str:
    """Return the page of a score sheet as HTML text, to be stored as UTF-8.

    The page needs no network and no second file; every text of the ledger stands in it escaped.
    """
    style, script = _part("sheet.css"), _part("sheet.js")
    rows = criterion_rows(sheet)
    groups = indicator_groups(ledger, sheet.project)
    facts = fact_groups(ledger, sheet)
    tops, shares = dimensions(rows), completions(groups)
    whys = (total_why(sheet), *(criterion_why(row, sheet, ledger) for row in rows), *bonus_whys(sheet))
    return (
        _environment()
        .get_template("page.html")
        .render(
            sheet=sheet,
            ledger=ledger,
            rows=rows,
            dimensions=tops,
            rate_chart=rate_chart(tops),
            shares=shares,
            completion_chart=completion_chart(shares),
            duties=() if sheet.project else ledger.header.duties,
            goals=goals_of(ledger, sheet.project),
            narratives=tuple(narratives(sheet, ledger)),
            tasks=() if sheet.project else task_rows(ledger),
            groups=groups,
            facts=facts,
            records=record_sections(ledger),
            whys=whys,
            attention=attention(rows, groups, facts),
            total_anchor=TOTAL,
            derived=DERIVED,
            upward=UPWARD,
            policy=policy(style, script),
            style=Markup(style),
            script=Markup(script),
            version=__version__,
        )
    )


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
    environment.filters |= {
        "points": points_words,
        "rate": rate_words,
        "figure": figure_words,
        "met": met_words,
        "money": partial(value_words, unit=YUAN),
    }
    return environment


def _part(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _words(name: str, /, **parameters: object) -> str:
    return message(f"report.{name}", **parameters)
