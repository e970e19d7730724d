"""What must hold for every formula, and for every text that is none."""

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.record import SourceText
from jiheng.scheme import parse_interval
from jiheng.scheme.formula import Missing, Node
from jiheng.scheme.formula.tree import Call, Number, Operation, Reference

from .ground import VALUES, ready, tree, worked_out

NAMES = st.one_of(
    st.sampled_from([*VALUES, "缺", "且", "AND", "第０项", "甲 乙", "甲+乙"]),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="「」"), min_size=1, max_size=6),
)
QUALIFIERS = st.lists(
    st.sampled_from(
        [("年末", "年末"), ("上年末", "上年末"), ("本级", "本级"), ("1-7月", "1-7月"), ("1月", "12月")]
    ),
    max_size=2,
)
LITERALS = st.sampled_from(["0", "1", "2.5", "60%", "35万元", "1个百分点", "237元/月", "3成"])
COMPARISONS = ["=", "≠", "<", "≤", ">", "≥"]


def _reference(name: str, qualifiers: list[tuple[str, str]], years: int) -> Reference:
    return Reference(name, 0, tuple(qualifiers), years)


def _literal(text: str) -> Node:
    return tree(text)


LEAVES = st.one_of(st.builds(_literal, LITERALS), st.builds(_reference, NAMES, QUALIFIERS, st.integers(0, 2)))


def _grown(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    binary = st.sampled_from(["+", "-", "×", "÷", "且", "或", *COMPARISONS])
    return st.one_of(
        st.builds(lambda sign, a, b: Operation(sign, (a, b), 0), binary, nodes, nodes),
        st.builds(lambda sign, a: Operation(sign, (a,), 0), st.sampled_from("+-"), nodes),
        st.builds(lambda a, b: Call("MAX", "最大", (a, b), 0), nodes, nodes),
        st.builds(lambda a, b, c: Call("IF", "IF", (a, b, c), 0), nodes, nodes, nodes),
    )


TREES = st.recursive(LEAVES, _grown, max_leaves=25)


def _shape(node: Node) -> Any:
    if isinstance(node, Number):
        return node.text, node.value, node.unit
    if isinstance(node, Reference):
        return node.key
    if isinstance(node, Call):
        return node.name, [_shape(part) for part in node.arguments]
    return node.operator, [_shape(part) for part in node.operands]


@given(TREES)
def test_a_tree_written_out_reads_as_the_same_tree(node: Node) -> None:
    assert _shape(tree(str(node))) == _shape(node)


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False).map(
    lambda value: format(value, "f")
)
SUMS = st.recursive(
    NUMBERS,
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from("+-×÷"), parts).map(
            lambda three: f"({three[0]} {three[1]} {three[2]})"
        ),
        parts.map(lambda part: f"(-{part})"),
        st.tuples(parts, parts).map(lambda two: f"MAX({two[0]},{two[1]})"),
    ),
    max_leaves=20,
)


def _by_fractions(node: Node) -> Fraction:
    if isinstance(node, Number):
        return Fraction(node.text)
    parts = [_by_fractions(part) for part in node.children]
    if isinstance(node, Call):
        return max(parts)
    assert isinstance(node, Operation)
    if len(parts) == 1:
        return -parts[0]
    left, right = parts
    return {
        "+": left + right,
        "-": left - right,
        "×": left * right,
        "÷": left / right if right else Fraction(0),
    }[node.operator]


def _divides_by_zero(node: Node) -> bool:
    if any(_divides_by_zero(part) for part in node.children):
        return True
    return isinstance(node, Operation) and node.operator == "÷" and _by_fractions(node.operands[1]) == 0


@given(SUMS)
def test_arithmetic_is_that_of_exact_fractions(text: str) -> None:
    node = tree(text)
    value = worked_out(text)
    if _divides_by_zero(node):
        assert isinstance(value, Missing)
        assert {reason.code for reason in value.reasons} == {"score.division_by_zero"}
    else:
        assert value == _by_fractions(node)


LIKELY = st.text(
    st.sampled_from("甲乙率@年末月0123456789.,%万元人()（），+-×÷*/=<>≤≥≠「」 且或IFMAX计数汇总项目上年.."),
    max_size=40,
)


@given(st.one_of(st.text(max_size=60), LIKELY))
def test_any_text_is_a_formula_or_gets_a_sentence(text: str) -> None:
    try:
        compiled = ready(text)
    except DiagnosticError as error:
        said = [item.sentence for item in error.diagnostics]
    else:
        said = [str(tree(str(compiled.node)))]
    assert all(said)


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(st.sampled_from("[]()（）［］,，0123456789%.-∞≤≥<>=~至以上不低于万元人约 "), max_size=20),
    )
)
def test_any_text_is_an_interval_or_gets_a_sentence(text: str) -> None:
    try:
        found = "" if parse_interval(SourceText(text)).is_empty else "interval"
    except DiagnosticError as error:
        found = error.diagnostics[0].code
    assert found.removeprefix("scheme.").startswith("interval")
