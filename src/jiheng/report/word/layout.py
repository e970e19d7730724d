"""版式 — every measure and font of the template, read from a file that a person can edit.

Source of the figures in ``layout.yaml``: GB/T 9704-2012; tables and cover are common practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.place import Place, place_field
from jiheng.record import Builder, check_identities, load_tables
from jiheng.yaml_source import expect_mapping, read_text

TABLES = load_tables(files(__package__).joinpath("layout.toml").read_text(encoding="utf-8"))
STYLES = TABLES["style"].by_name["name"].choices
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """页面 — paper and margins in millimetres."""

    width: Decimal
    height: Decimal
    top: Decimal
    bottom: Decimal
    left: Decimal
    right: Decimal
    footer: Decimal
    place: Place = place_field()

    @property
    def inside(self) -> Decimal:
        """Return the width between the margins."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """页码 — its font, what stands on either side, and how many characters from the edge."""

    font: str
    size: Decimal
    sides: str = ""
    indent: Decimal = ZERO
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """样式 — one kind of paragraph; sizes and spacing in points, indents in characters."""

    name: str
    font: str
    size: Decimal
    bold: bool = False
    align: str = "两端"
    line: Decimal = ZERO
    first: Decimal = ZERO
    right: Decimal = ZERO
    before: Decimal = ZERO
    after: Decimal = ZERO
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback:
    """替代字体 — which fonts to use where one is not there."""

    font: str
    instead: tuple[str, ...]
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """表格 — the lines in points, the space between line and text in millimetres."""

    line: Decimal
    side: Decimal
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """封面 — spaces in points, widths in millimetres."""

    above: Decimal
    between: Decimal
    names: Decimal
    values: Decimal
    after: Decimal
    place: Place = place_field()


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """版式 — all of it."""

    page: Page
    page_number: PageNumber
    latin: str
    table: TableLook
    cover: Cover
    styles: tuple[Style, ...]
    fallbacks: tuple[Fallback, ...] = ()
    place: Place = place_field()

    def style(self, name: str) -> Style:
        """Return a style by its name.

        Raises:
            KeyError: there is none of this name.
        """
        return {style.name: style for style in self.styles}[name]


RECORDS = {
    "layout": Layout,
    "page": Page,
    "page_number": PageNumber,
    "style": Style,
    "fallback": Fallback,
    "table": TableLook,
    "cover": Cover,
}


def standard_layout_text() -> str:
    """Return the layout that comes with the product, as the file that a user may edit."""
    return files(__package__).joinpath("layout.yaml").read_text(encoding="utf-8")


def standard_layout() -> Layout:
    """Return the layout that comes with the product."""
    return parse_layout(standard_layout_text(), "layout.yaml")


def parse_layout(text: str, file: str) -> Layout:
    """Return the layout of a YAML text; ``file`` is its name in messages.

    Raises:
        DiagnosticError: something in it is wrong or missing; all mistakes are carried.
    """
    diagnostics = Diagnostics()
    layout = Builder(TABLES, RECORDS, diagnostics).build(
        expect_mapping(read_text(text, file=file), file), "layout"
    )
    if isinstance(layout, Layout):
        _check(layout, diagnostics)
    diagnostics.raise_errors()
    assert isinstance(layout, Layout)
    return layout


def _check(layout: Layout, diagnostics: Diagnostics) -> None:
    check_identities(layout.styles, TABLES["style"], diagnostics)
    check_identities(layout.fallbacks, TABLES["fallback"], diagnostics)
    there = {style.name for style in layout.styles}
    for name in STYLES:
        if name not in there:
            diagnostics.error("word.missing_style", layout.place, name=name)
    pieces = {
        "page": (layout.page,),
        "page_number": (layout.page_number,),
        "style": layout.styles,
        "table": (layout.table,),
        "cover": (layout.cover,),
    }
    for kind, records in pieces.items():
        for record in records:
            _measures(record, kind, diagnostics)
    page = layout.page
    if page.inside <= 0:
        diagnostics.error("word.too_wide", page.place)
    if page.height <= page.top + page.bottom:
        diagnostics.error("word.too_high", page.place)


def _measures(record: Any, kind: str, diagnostics: Diagnostics) -> None:
    """Report every measure below zero, and every one that must be there and is zero."""
    for field in TABLES[kind].fields:
        value = getattr(record, field.name)
        if isinstance(value, Decimal) and (value < 0 or (value == 0 and field.required)):
            diagnostics.error("word.not_positive", record.place, label=field.label, text=value)
