"""资金数额核对表 — initial budget, what is left out, comparable budget, adjusted budget, final accounts.

Every figure is one of the ledger's; a comparable budget that nobody entered is the initial one less what is
left out. The sums are checked, and what they give is said under the table. Source: 韶关市评价报告表3.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from typing import Any

from jiheng.messages import message
from jiheng.report.word.figures import ten_thousands
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, remark

_TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("funds.toml").read_text(encoding="utf-8"))
_COLUMNS: dict[str, list[str]] = _TABLE["columns"]

Figures = dict[str, Fraction | None]


@dataclass(frozen=True, slots=True)
class FundRow:
    """One kind of expenditure, every figure in 万元."""

    name: str
    initial: str
    transferred: str
    cut: str
    comparable: str
    adjusted: str
    final: str


def funds(material: Material) -> Iterator[Part]:
    """Yield the table and what its sums give; nothing where the ledger has none of the figures."""
    found = {row["subject"]: _figures(material, row) for row in _TABLE["rows"]}
    if not any(value is not None for figures in found.values() for value in figures.values()):
        return
    shown = [row for row in _TABLE["rows"] if not row.get("optional") or any(found[row["subject"]].values())]
    rows = [_row(row["name"], found[row["subject"]]) for row in shown]
    yield Part("funds", rows=tuple(rows[:-1]), closing=rows[-1])
    yield from (remark(text) for text in _checked(found))


def _figures(material: Material, row: dict[str, Any]) -> Figures:
    subject = row["subject"]
    figures = {
        column: material.figure(*row.get(column, [f"{subject}{ending}" for ending in endings]))
        for column, endings in _COLUMNS.items()
    }
    if figures["comparable"] is None:
        figures["comparable"] = _comparable(figures)
    return figures


def _comparable(figures: Figures) -> Fraction | None:
    initial, transferred, cut = (figures[name] for name in ("initial", "transferred", "cut"))
    if initial is None or transferred is None or cut is None:
        return None
    return initial - transferred - cut


def _row(name: str, figures: Figures) -> FundRow:
    return FundRow(name, *(ten_thousands(figures[column]) for column in _COLUMNS))


def _checked(found: dict[str, Figures]) -> Iterator[str]:
    """Yield what the checks say: one sentence for all that agree, one for each figure that does not."""
    agreeing: dict[str, None] = {}
    for name, what, computed, column, printed in _checks(found):
        if computed == printed:
            agreeing[what] = None
            continue
        yield message(
            "word.sums_differ",
            name=name,
            column=_TABLE["titles"][column],
            computed=ten_thousands(computed),
            printed=ten_thousands(printed),
            difference=ten_thousands(abs(printed - computed)),
        )
    if agreeing:
        yield message("word.sums_agree", checks="、".join(agreeing))


def _checks(found: dict[str, Figures]) -> Iterator[tuple[str, str, Fraction, str, Fraction]]:
    for rule in _TABLE["sums"]:
        name = rule.get("name", rule["whole"])
        for column in _COLUMNS:
            whole = found[rule["whole"]][column]
            parts = {part: found[part][column] for part in rule["parts"]}
            needed = [parts[part] for part in rule.get("required", rule["parts"])]
            if whole is not None and None not in needed:
                summed = sum((part for part in parts.values() if part is not None), Fraction(0))
                yield name, message("word.sum_parts", name=name), summed, column, whole
    for row in _TABLE["rows"]:
        figures = found[row["subject"]]
        computed, printed = _comparable(figures), figures["comparable"]
        if computed is not None and printed is not None:
            yield row["name"].strip("　"), message("word.sum_comparable"), computed, "comparable", printed
