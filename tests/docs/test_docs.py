"""Everything that a user can write or run has its place in the documentation."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from jiheng.cli import jiheng
from jiheng.evaluation.load import RECORDS as EVALUATION_RECORDS
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import COLLECTIONS
from jiheng.ledger import RECORDS as LEDGER_RECORDS
from jiheng.ledger import TABLES as LEDGER_TABLES
from jiheng.record import RecordTable
from jiheng.scheme import library_ids, load_scheme
from jiheng.scheme.formula.functions import COLLECTIONS as FORMULA_COLLECTIONS
from jiheng.scheme.formula.functions import functions
from jiheng.scheme.load import TABLES as SCHEME_TABLES

from .pages import DOCS, ROOT, execute, sections, title

TABLES = {
    **{("ledger.md", kind): table for kind, table in LEDGER_TABLES.items()},
    **{("evaluation.md", kind): table for kind, table in EVALUATION_TABLES.items()},
    **{("scheme.md", kind): table for kind, table in SCHEME_TABLES.items() if kind != "item"},
}


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Yield every command with the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join(("jiheng", *path, name)), command


COMMANDS = dict(commands(jiheng))


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table row of a text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def table_of(page: str, table: RecordTable) -> dict[str, list[str]]:
    """Return the table on a page whose first column holds the labels of a kind of record, by label."""
    text = (DOCS / page).read_text(encoding="utf-8")
    for part in re.findall(r"(?:^\|.*\n)+", text, flags=re.MULTILINE):
        found = {cells[0]: cells for cells in rows(part)[2:]}
        if list(found) == [field.label for field in table.fields]:
            return found
    return {}


@pytest.mark.parametrize(("page", "kind"), TABLES)
def test_every_field_of_every_record_has_a_row(page: str, kind: str) -> None:
    table = TABLES[page, kind]
    found = table_of(page, table)
    assert found, f"docs/{page} 里没有「{table.label}」的表，或者次序、名称与字段表不同"
    for field in table.fields:
        _, required, values, help_text = found[field.label]
        assert (required == "是") is field.required, field.label
        assert [choice for choice in field.choices if choice not in values] == [], field.label
        assert help_text


def test_every_file_of_a_ledger_is_listed() -> None:
    text = (DOCS / "ledger.md").read_text(encoding="utf-8")
    for kind, stem in COLLECTIONS.items():
        assert f"`{stem}.yaml`" in text
        assert f"### {LEDGER_TABLES[kind].label}（{stem}.yaml）" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    section = sections(DOCS / "commands.md")[name]
    for parameter in COMMANDS[name].get_params(click.Context(COMMANDS[name])):
        if isinstance(parameter, click.Option):
            written = max(parameter.opts, key=len)
            metavar = "" if parameter.is_flag else f" {parameter.metavar}"
        else:
            written, metavar = str(parameter.metavar), ""
        assert f"`{written}{metavar}`" in section
    assert f"$ {name}" in section


@pytest.mark.parametrize("page", ["commands.md"])
def test_no_command_is_explained_that_is_not_there(page: str) -> None:
    groups = {" ".join(name.split()[:-1]) for name in COMMANDS}
    headed = {head for head in sections(DOCS / page) if head.startswith("jiheng ")}
    assert headed <= set(COMMANDS) | groups


def keys(value: object) -> Iterator[str]:
    """Yield every key of nested JSON, apart from those that a user's names make up."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key != "settings":
                yield from keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


@pytest.mark.parametrize(
    "command",
    [
        "jiheng score examples/shaoguan-2019 --set 项目总数=30 --json",
        "jiheng score examples/guangzhou-2021 --json",
        "jiheng score examples/huadu-2022 --evaluation 项目-中央就业补助资金 --json",
        "jiheng explain examples/shaoguan-2019 C1-3 --json",
        "jiheng gain examples/nansha-2023 --json",
        "jiheng gain examples/shaoguan-2019 --json",
        "jiheng scheme list --json",
        "jiheng scheme show gd/nansha/2023 --json",
        "jiheng scheme check gd/huadu/2022 --json",
        "jiheng scheme diff gd/guangzhou/2021 gd/nansha/2023 --json",
    ],
)
def test_every_json_field_is_explained(command: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    status, printed = execute(command, ROOT)
    assert status == 0
    assert [
        key for key in dict.fromkeys(keys(json.loads("\n".join(printed)))) if f"`{key}`" not in text
    ] == []


def test_every_formula_function_is_explained() -> None:
    found = {cell.strip("`") for cells in rows(sections(DOCS / "formula.md")["函数"]) for cell in cells[:2]}
    assert set(functions()) <= found


def test_every_collection_of_records_is_named() -> None:
    section = sections(DOCS / "formula.md")["台账里的记录"]
    assert [name for name in FORMULA_COLLECTIONS if f"`{name}`" not in section] == []


@pytest.mark.parametrize("name", library_ids())
def test_every_scheme_of_the_library_says_where_it_comes_from(name: str) -> None:
    scheme, page = load_scheme(name), sections(DOCS / "sources.md")
    leaves = sum(node.record.is_leaf and not node.measure for node in scheme.nodes)
    listed = {cells[0]: cells for cells in rows(page["规则与出处"])}[f"`{name}`"]
    assert listed[1:3] == [scheme.record.name, str(leaves)]
    marks = {node.record.origin for node in scheme.nodes} | {bonus.origin for bonus, _ in scheme.bonuses}
    marks |= {band.origin for node in scheme.nodes for band in node.record.bands}
    marks |= {"记录" for node in scheme.nodes if node.record.recorded}
    for mark in marks & {"推断", "待核", "记录"}:
        assert f"- {mark}：" in page[name]


def test_the_published_totals_are_those_of_the_evaluations() -> None:
    listed = {cells[0].strip("`"): cells for cells in rows(sections(DOCS / "sources.md")["参考台账"])}
    examples = sorted(path.parent.name for path in (ROOT / "examples").glob("*/ledger.yaml"))
    assert sorted(name.removeprefix("examples/") for name in listed if "/" in name) == examples
    for name in examples:
        _, printed = execute(f"jiheng score examples/{name} --json", ROOT)
        sheet = json.loads("\n".join(printed))
        _, scheme, published, computed = listed[f"examples/{name}"]
        assert scheme.strip("`") == sheet["scheme"]["id"]
        assert published == f"{sheet['recorded_total']} {sheet['recorded_grade']}"
        assert computed.startswith(f"{sheet['total']} {sheet['grade']}")


@pytest.mark.parametrize("record", [*LEDGER_RECORDS.values(), *EVALUATION_RECORDS.values()])
def test_every_record_has_its_word(record: type) -> None:
    assert f"`{record.__name__}`" in (DOCS / "words.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["script", "bench"])
def test_every_script_and_bench_is_explained(folder: str) -> None:
    text = (DOCS / "develop.md").read_text(encoding="utf-8")
    names = {
        "script": [f"script/{path.name}" for path in (ROOT / "script").iterdir()],
        "bench": [path.stem for path in (ROOT / "bench").glob("*.py") if path.stem != "harness"],
    }[folder]
    assert [name for name in names if f"| `{name}` |" not in text] == []


def test_every_room_is_explained() -> None:
    text = sections(DOCS / "develop.md")["房子"]
    package = ROOT / "src" / "jiheng"
    rooms = [path.name for path in package.iterdir() if (path / "__init__.py").exists()]
    assert [name for name in rooms if f"`src/jiheng/{name}/`" not in text] == []


def imported(file: Path) -> Iterator[str]:
    """Yield the modules of ours that a file imports, as paths."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jiheng."):
            yield str(node.module).removeprefix("jiheng.").replace(".", "/")


def test_a_room_uses_only_rooms_that_stand_below_it() -> None:
    package = ROOT / "src" / "jiheng"
    listed = re.findall(r"`src/jiheng/([\w/]+?)(?:/|\.py)`", sections(DOCS / "develop.md")["房子"])

    def floor(path: str) -> int:
        rooms = [name for name in listed if f"{path}/".startswith(f"{name}/")]
        return listed.index(max(rooms, key=len)) if rooms else len(listed)

    upward = [
        f"{path.relative_to(package)} → {other}"
        for path in package.rglob("*.py")
        for other in imported(path)
        if floor(other) < floor(path.relative_to(package).with_suffix("").as_posix()) < len(listed)
    ]
    assert upward == []


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("[0-9]*.md")), ids=lambda page: title(page))
def test_every_decision_says_what_was_rejected(page: Path) -> None:
    assert list(sections(page))[1:] == ["背景", "决定", "没有采用的"]
    assert re.findall(r"^- \*\*", sections(page)["没有采用的"], flags=re.MULTILINE)
    heading = next(iter(sections(page)))
    assert heading.startswith(f"{page.name[:4]} ")
    assert f"[{heading}]({page.name})" in (page.parent / "README.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_in_order() -> None:
    numbers = sorted(path.name[:4] for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
