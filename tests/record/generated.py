"""Records of any kind with any values that a file could hold, made from their field table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.quantity import Quantity, parse
from jiheng.record import Builder, Field, RecordTable, SourceText, emit
from jiheng.yaml_source import dump_yaml, node_of, read_text

Tables = Mapping[str, RecordTable]

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="「」"), min_size=1, max_size=80
)
DECIMALS = st.decimals(-(10**9), 10**9, places=4) | st.integers(-(10**9), 10**9).map(Decimal)
PERIODS = st.sampled_from(["全年", "年初", "年末", "上半年", "下半年", "4季度", "12月", "1—7月"])
FIGURES = st.sampled_from(["", "约", "不低于", "超过"]).flatmap(
    lambda before: st.builds(
        lambda value, unit: parse(f"{before}{abs(value) if before else value}{unit}"),
        st.decimals(-(10**9), 10**9, places=2),
        st.sampled_from(["", "人", "万元", "%", "元/月", "平方米", "万人次"]),
    )
)


def _not_a_number(text: str) -> bool:
    try:
        parse(text)
    except DiagnosticError as error:
        return error.diagnostics[0].code == "quantity.not_a_number"
    return False


def _quantities(field: Field) -> st.SearchStrategy[Quantity]:
    if not field.unit:
        return FIGURES
    return DECIMALS.map(lambda value: parse(format(value, "f"), unit=field.unit)) | DECIMALS.map(
        lambda value: parse(f"{value:f}{field.unit}")
    )


def _single(field: Field, tables: Tables, classes: Mapping[str, Any], levels: int) -> st.SearchStrategy[Any]:
    match field.type:
        case "record":
            return records(field.of, tables, classes, levels - 1)
        case "choice":
            return st.sampled_from(field.choices)
        case "quantity":
            return _quantities(field)
        case kind:
            return SIMPLE[kind]


SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "text": TEXTS,
    "identifier": WORDS,
    "reference": WORDS,
    "year": st.integers(1900, 2199),
    "integer": st.integers(0, 10**9 - 1),
    "decimal": DECIMALS,
    "yes_no": st.booleans(),
    "date": st.dates(datetime.date(1000, 1, 1)),
    "period": PERIODS,
    "figure": FIGURES | TEXTS.filter(_not_a_number),
    "formula": TEXTS.map(SourceText),
    "points_by_name": st.dictionaries(TEXTS.filter(lambda key: len(key) < 100), DECIMALS, min_size=1).map(
        lambda points: tuple(points.items())
    ),
}


def records(kind: str, tables: Tables, classes: Mapping[str, Any], levels: int = 3) -> st.SearchStrategy[Any]:
    """Records of a kind, with records inside them to so many levels; what may be left out sometimes is."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in tables[kind].fields:
        if field.type == "record" and not field.required and levels == 0:
            continue
        values = _single(field, tables, classes, levels)
        if field.many:
            values = st.lists(values, min_size=1, max_size=3).map(tuple)
        (required if field.required else optional)[field.name] = values
    return st.fixed_dictionaries(required, optional=optional).map(lambda values: classes[kind](**values))


def read_back(record: object, kind: str, tables: Tables, classes: Mapping[str, Any]) -> tuple[Any, Any]:
    """The record through a YAML text, and through plain data; mistakes are raised."""
    shape = emit(record, kind, tables)
    diagnostics = Diagnostics()
    builder = Builder(tables, classes, diagnostics)
    text = read_text(dump_yaml(shape), file="x.yaml")
    assert text is not None
    found = builder.build(text, kind), builder.build(node_of(shape, file="x.json"), kind)
    diagnostics.raise_errors()
    return found
