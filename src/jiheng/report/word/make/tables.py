"""The tables of a template: a head that is repeated, rows that do not break, a row that is looped over."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from jiheng.messages import message
from jiheng.report.word.layout import Layout
from jiheng.report.word.make.styles import alignment, style_id
from jiheng.report.word.make.xml import millimetres, paragraph, tag, whole

TABLES: dict[str, dict[str, Any]] = tomllib.loads(
    files(__package__).joinpath("tables.toml").read_text(encoding="utf-8")
)
UNITS = {"wan": "word.unit_wan", "points": "word.unit_points"}
EIGHTHS = 8
"""Lines are measured in eighths of a point."""


def table(kind: str, layout: Layout) -> str:
    """Return caption, unit and table of a kind of part."""
    spec = TABLES[kind]
    columns = spec["columns"]
    widths = _widths([column["width"] for column in columns], millimetres(layout.page.inside))
    rows = [
        _row(
            [_cell(column["head"], width, "表头") for column, width in zip(columns, widths, strict=True)],
            head=True,
        ),
        _tag_row("{%tr for 行 in 段.行 %}", widths),
        _row([_filled(column, width, "行.") for column, width in zip(columns, widths, strict=True)]),
        _tag_row("{%tr endfor %}", widths),
    ]
    if spec.get("closing"):
        rows += [
            _tag_row("{%tr if 段.合计 %}", widths),
            _row([_filled(column, width, "段.合计.") for column, width in zip(columns, widths, strict=True)]),
            _tag_row("{%tr endif %}", widths),
        ]
    caption = message("word.caption", caption=spec["caption"])
    unit = spec.get("unit")
    above = paragraph(style_id("表题"), caption)
    if unit:
        above += paragraph(style_id("表注"), message(UNITS[unit]), tag("keepNext") + alignment("右"))
    return above + tag("tbl", _properties(widths, layout) + "".join(rows))


def grid(widths: list[int]) -> str:
    """Return the grid of a table with these widths in twips."""
    return tag("tblGrid", "".join(tag("gridCol", w=width) for width in widths))


def _widths(shares: list[int], inside: int) -> list[int]:
    return [inside * share // sum(shares) for share in shares]


def _properties(widths: list[int], layout: Layout) -> str:
    size = max(whole(layout.table.line * EIGHTHS), 2)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(tag(side, val="single", sz=size, space=0, color="000000") for side in sides)
    margins = "".join(tag(side, w=millimetres(layout.table.side), type="dxa") for side in ("left", "right"))
    inside = (
        tag("tblW", w=sum(widths), type="dxa")
        + tag("jc", val="center")
        + tag("tblBorders", lines)
        + tag("tblLayout", type="fixed")
        + tag("tblCellMar", margins)
    )
    return tag("tblPr", inside) + grid(widths)


def _row(cells: list[str], *, head: bool = False) -> str:
    return tag("tr", tag("trPr", tag("cantSplit") + (tag("tblHeader") if head else "")) + "".join(cells))


def _cell(text: str, width: int, style: str, align: str = "") -> str:
    look = tag("tcPr", tag("tcW", w=width, type="dxa") + tag("vAlign", val="center"))
    return tag("tc", look + paragraph(style_id(style), text, alignment(align) if align else ""))


def _filled(column: dict[str, Any], width: int, prefix: str) -> str:
    return _cell(column["cell"].replace("行.", prefix), width, "表格", column.get("align", ""))


def _tag_row(text: str, widths: list[int]) -> str:
    look = tag("tcPr", tag("tcW", w=sum(widths), type="dxa") + tag("gridSpan", val=len(widths)))
    return tag("tr", tag("tc", look + paragraph(style_id("表注"), text)))
