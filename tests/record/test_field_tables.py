"""The table of fields and the classes of records are one thing said twice, in every room."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from jiheng.ledger import COLLECTIONS, Ledger
from jiheng.place import Place, place_field
from jiheng.record import load_tables

from .agreement import disagreements, not_reached
from .rooms import ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_tables_and_classes_agree_in_names_defaults_and_what_must_be_there(room: str) -> None:
    assert disagreements(ROOMS[room].tables, ROOMS[room].classes) == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_kind_stands_in_some_file(room: str) -> None:
    assert not_reached(ROOMS[room].tables, ROOMS[room].entries) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_every_reference_points_to_a_kind_with_an_id(room: str) -> None:
    tables = ROOMS[room].tables
    targets = {field.of for table in tables.values() for field in table.fields if field.type == "reference"}
    assert all("id" in tables[kind].by_name for kind in targets)


def test_the_ledger_has_a_place_for_every_kind() -> None:
    assert [*Ledger.__dataclass_fields__][2:] == list(COLLECTIONS.values())


@dataclass(frozen=True, kw_only=True)
class Thing:
    name: str
    size: str = ""
    place: Place = place_field()


NAME = 'name = {label = "名", type = "text", required = true, help = "一"}'
SIZES = {
    'size = {label = "大小", type = "text", help = "二"}': [],
    'size = {label = "名", type = "text", help = "二"}': ["thing.label 名 twice"],
    'size = {label = "大小", type = "text", help = ""}': ["thing.size: no help"],
    'size = {label = "大小", type = "texts", help = "二"}': ["thing.size: unknown type texts"],
    'size = {label = "大小", type = "text", required = true, help = "二"}': [
        "thing.size: required in one place only"
    ],
    'size = {label = "大小", type = "choice", help = "二"}': ["thing.size: choices"],
    'size = {label = "大小", type = "text", choices = ["大"], help = "二"}': ["thing.size: choices"],
    'size = {label = "大小", type = "text", of = "thing", help = "二"}': ["thing.size: of"],
    'size = {label = "大小", type = "reference", of = "nothing", help = "二"}': ["thing.size: of"],
    'size = {label = "大小", type = "text", unit = "元", help = "二"}': ["thing.size: unit"],
    'size = {label = "大小", type = "text", many = true, help = "二"}': ["thing.size: default ''"],
    'sise = {label = "大小", type = "text", help = "二"}': [
        "thing.sise: only one of table and class",
        "thing.size: only one of table and class",
    ],
}


@pytest.mark.parametrize("size", SIZES)
def test_the_comparison_finds_each_way_to_differ(size: str) -> None:
    tables = load_tables(f'[thing]\nlabel = "物"\nhelp = "一个"\n[thing.fields]\n{NAME}\n{size}')
    assert sorted(disagreements(tables, {"thing": Thing})) == SIZES[size]


def test_the_comparison_finds_a_kind_without_class_and_one_that_no_file_holds() -> None:
    tables = load_tables(f'[thing]\nlabel = "物"\nhelp = "一个"\n[thing.fields]\n{NAME}\n')
    assert disagreements(tables, {}) == ["thing: only one of table and class"]
    assert not_reached(tables, []) == {"thing"}
