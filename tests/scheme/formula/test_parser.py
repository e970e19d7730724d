"""How a formula reads, and what does not read; the tables are readings.toml and refused.toml."""

import time

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.place import Place
from jiheng.record import SourceText
from jiheng.scheme.formula import Node, parse_formula
from jiheng.scheme.formula.tree import Call, Operation

from ..table import rows
from .ground import ready, tree


def bracketed(node: Node) -> str:
    if isinstance(node, Operation):
        parts = [bracketed(part) for part in node.operands]
        return f"({node.operator}{parts[0]})" if len(parts) == 1 else f"({f' {node.operator} '.join(parts)})"
    if isinstance(node, Call):
        return f"{node.written}({', '.join(bracketed(part) for part in node.arguments)})"
    return str(node)


@pytest.mark.parametrize(("formula", "reading"), rows("formula/readings").items())
def test_a_formula_reads_as_the_table_says(formula: str, reading: str) -> None:
    assert bracketed(tree(formula)) == reading


@pytest.mark.parametrize("formula", rows("formula/readings"))
def test_a_formula_written_out_reads_the_same(formula: str) -> None:
    assert bracketed(tree(str(tree(formula)))) == bracketed(tree(formula))


REFUSED = [(text, wanted) for part in rows("formula/refused").values() for text, wanted in part.items()]


@pytest.mark.parametrize(("formula", "wanted"), REFUSED)
def test_what_does_not_read_is_refused_at_its_place(formula: str, wanted: str) -> None:
    code, position = wanted.split()
    with pytest.raises(DiagnosticError) as caught:
        ready(formula)
    (found,) = caught.value.diagnostics
    assert (found.code, found.place and found.place.column) == (code, int(position))
    assert found.sentence


LONG = {
    "括号一万层": "(" * 10000 + "1" + ")" * 10000,
    "括号一百零一层": "(" * 101 + "1" + ")" * 101,
    "负号三千个": "-" * 3000 + "1",
    "加号一千个": "1+" * 1000 + "1",
    "函数套函数": "ABS(" * 150 + "1" + ")" * 150,
    "一万位数字": "9" * 10000,
    "三千位数字": "9" * 3000,
    "一百万个字": "甲+" * 500000 + "甲",
    "一百万个引号": "「" * 1000000,
    "三千个字的名称": "甲" * 3000,
    "三千个字的函数": "甲" * 3000 + "(1)",
    "三千个空格": " " * 3000,
    "九百个口径": "无" + "@年末" * 900,
}


@pytest.mark.parametrize("formula", LONG.values(), ids=LONG)
def test_a_formula_beyond_all_measure_fails_at_once_with_a_sentence(formula: str) -> None:
    started = time.perf_counter()
    with pytest.raises(DiagnosticError) as caught:
        ready(formula)
    assert len(caught.value.diagnostics[0].sentence) < 4000
    assert time.perf_counter() - started < 2


def test_a_formula_as_deep_as_is_allowed_works_far_down_the_stack() -> None:
    def below(levels: int) -> object:
        return below(levels - 1) if levels else ready("(" * 99 + "1" + ")" * 99).evaluate(None)  # type: ignore[arg-type]

    assert below(150) == 1


def test_a_mistake_in_a_formula_of_several_lines_points_at_its_beginning() -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_formula(SourceText("甲 +\n &", Place("方案.yaml", line=3, column=7)))
    place = caught.value.diagnostics[0].place
    assert place is not None
    assert (place.line, place.column) == (3, 7)
