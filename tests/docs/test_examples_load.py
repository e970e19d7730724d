"""The schemes, ledgers, evaluations and formulas shown in the documentation are read as a user's would be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.evaluation import parse_evaluation
from jiheng.ledger import FactBook, dictionary_of, load_ledger, standard_dictionary
from jiheng.record import SourceText
from jiheng.scheme import check_scheme, load_scheme, parse_scheme
from jiheng.scheme.derived import Derivations
from jiheng.scheme.formula import compile_formula, parse_formula
from jiheng.scheme.formula.types import NUMBER
from jiheng.score import check_evaluation
from jiheng.score.words import plain, value_words
from jiheng.yaml_source import Mapping, Scalar, Sequence, read_text

from .pages import DOCS, ROOT, Block, blocks, pages, title

HEAD = {
    "编号": "甲/乙/2024",
    "名称": "例子",
    "满分": "100",
    "等级": "{优: 3, 中: 2, 差: 0}",
    "舍入": "{小数位: 2, 方式: 四舍五入}",
    "指标": "[{编号: 甲, 名称: 例子, 满分: 100, 评审: 例子}]",
}
KINDS = {"方案片段", "指标", "评价", "写入"}
ARROW = " → "
PART = "台账:"


def shown(*info: str) -> list[Block]:
    """Return the blocks of all pages whose first line begins with these words."""
    return [block for page in pages() for block in blocks(page) if block.info[: len(info)] == info]


def named(block: Block) -> str:
    return f"{title(block.page)}:{block.line}"


def scheme_text(block: Block) -> str:
    """Return the smallest scheme that holds what a block shows."""
    shown_part = read_text(block.text, file=named(block))
    if isinstance(shown_part, Sequence):
        marks = sum(int(full_marks(item)) for item in shown_part.items)
        return _top({**HEAD, "满分": str(marks), "指标": "\n" + block.text})
    assert isinstance(shown_part, Mapping)
    written = {key.text for key, _ in shown_part.entries}
    return _top({key: value for key, value in HEAD.items() if key not in written}) + block.text


def _top(keys: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in keys.items())


def full_marks(node: object) -> str:
    marks = node.get("满分") if isinstance(node, Mapping) else None
    assert isinstance(marks, Scalar)
    return marks.text


@pytest.mark.parametrize("block", shown("yaml", "指标") + shown("yaml", "方案片段"), ids=named)
def test_a_scheme_shown_loads_without_mistakes(block: Block) -> None:
    scheme = parse_scheme(scheme_text(block), named(block))
    assert [str(item) for item in check_scheme(scheme).errors] == []


def ledger_blocks(page: Path) -> list[tuple[str, Block]]:
    """Return the blocks of a page that are parts of a ledger, each with its file."""
    known = [block for block in blocks(page) if len(block.info) > 1 and block.info[1].startswith(PART)]
    return [(block.info[1].removeprefix(PART) + ".yaml", block) for block in known]


def ledger_pages() -> list[Path]:
    return [page for page in pages() if ledger_blocks(page)]


@pytest.mark.parametrize("page", ledger_pages(), ids=title)
def test_the_ledger_of_a_page_loads(page: Path, tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for name, block in ledger_blocks(page):
        files[name] = files.get(name, "") + block.text
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ledger, remarks = load_ledger(tmp_path)
    found = Diagnostics()
    Derivations(dictionary_of(ledger)).check(found)
    assert [str(item) for item in (*remarks, *found)] == []


@pytest.mark.parametrize("block", shown("yaml", "评价"), ids=named)
def test_an_evaluation_shown_fits_its_scheme_and_ledger(block: Block) -> None:
    evaluation = parse_evaluation(block.text, named(block))
    ledger, _ = load_ledger(ROOT / "examples" / block.info[2])
    found = Diagnostics()
    book = FactBook(ledger, dictionary_of(ledger))
    check_evaluation(evaluation, load_scheme(evaluation.scheme), book, found)
    assert [str(item) for item in found] == []


def test_every_yaml_block_says_what_it_is() -> None:
    unknown = [
        named(block)
        for block in shown("yaml")
        if len(block.info) < 2 or (block.info[1] not in KINDS and not block.info[1].startswith(PART))
    ]
    assert unknown == []


def lines(kind: str) -> list[tuple[str, str]]:
    """Return the formulas of a kind of block, each with what stands after the arrow."""
    written = [line for block in shown("text", kind) for line in block.text.splitlines() if line]
    return [(formula, after) for formula, _, after in (line.partition(ARROW) for line in written)]


def compiled(text: str):
    scope = Derivations(standard_dictionary()).scope
    own = dict.fromkeys(("满分", "取值", "A2-1", "A2-2"), NUMBER)
    source = SourceText(text)
    return compile_formula(parse_formula(source), replace(scope, names={**scope.names, **own}), source)


@pytest.mark.parametrize(("formula", "value"), lines("公式"))
def test_a_formula_shown_gives_what_is_shown(formula: str, value: str) -> None:
    found = compiled(formula)
    if value:
        result = found.evaluate(None)
        assert value == (plain(result) if isinstance(result, Fraction) else value_words(result, ""))
    else:
        assert found.inputs or "满分" in formula


@pytest.mark.parametrize(("formula", "sentence"), lines("错误公式"))
def test_a_wrong_formula_shown_is_refused_in_these_words(formula: str, sentence: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        compiled(formula)
    assert [item.sentence for item in caught.value.diagnostics] == [sentence]


def test_formulas_are_shown() -> None:
    assert len(lines("公式")) > 30
    assert DOCS / "ledger.md" in ledger_pages()
