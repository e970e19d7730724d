"""One catalogue for every sentence: nothing named that is not in it, nothing in it that nobody names."""

from __future__ import annotations

import ast
import re

import pytest

from jiheng.messages import message

from .sources import CATALOGUE, PACKAGE, docstrings, is_composed, placeholders, said

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    assert {code: where for code, where in said().codes.items() if code not in CATALOGUE} == {}


def test_every_sentence_of_the_catalogue_is_used() -> None:
    found = said()
    assert [code for code in CATALOGUE if code not in found.codes and not is_composed(code, found)] == []


def test_whoever_names_a_code_gives_everything_its_sentence_needs() -> None:
    lacking = {
        f"{where} {code}": missing
        for code, where, given in said().calls
        if code in CATALOGUE and (missing := placeholders(CATALOGUE[code]) - given)
    }
    assert lacking == {}


def test_the_source_is_really_looked_at() -> None:
    found = said()
    assert len(found.codes) > 150
    assert len(found.calls) > 150
    assert len(found.composed) > 5


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_sentence_is_chinese_and_well_formed(code: str) -> None:
    text = CATALOGUE[code]
    filled = text.format(**dict.fromkeys(placeholders(text), "甲"))
    # Signs of arithmetic and a single placeholder are set, not said.
    assert CHINESE.search(filled) or filled.strip() in {"--", "＋", "－", "×", "÷"}, "no Chinese in it"
    assert text == text.strip() or code.startswith(("show.", "explain.", "audit.", "read."))
    assert "," not in re.sub(r"\d,\d|\{\{.*?\}\}|\[[^\]]*\]|[()\[\]0-9%,]+", "", filled), "a half-width comma"


def test_codes_and_parameters_meet_in_one_sentence() -> None:
    assert message("place.line", value=3) == "第 3 行"
    assert message("record.not_points_by_name", label="等级").endswith("如 {优: 90, 良: 80}")


def test_braces_in_a_parameter_are_only_text() -> None:
    assert (
        message("file.unreadable", reason="{0}{x}%s")
        == "文件读不出来（{0}{x}%s），请检查路径、权限或是否被占用"
    )


@pytest.mark.parametrize("code", ["record.no_such_sentence", "place.", "place"])
def test_a_code_that_is_in_no_catalogue_is_a_mistake_of_the_program(code: str) -> None:
    with pytest.raises(KeyError):
        message(code)


def chinese_literals() -> list[str]:
    """Chinese words in the code of the command line and of what a user asks for, without documentation."""
    found = []
    for room in ("commands", "actions", "yaml_source", "record", "ledger", "evaluation"):
        for file in sorted((PACKAGE / room).glob("*.py")):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            explained = set(map(id, docstrings(tree)))
            found += [
                f"{room}/{file.name}: {node.value}"
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in explained
                if CHINESE.search(node.value)
            ]
    return found


def test_sentences_do_not_stand_in_the_code() -> None:
    """What remains are words that are written in a file, not shown: of periods, of yes and no, of choices."""
    words = {text.partition(": ")[2] for text in chinese_literals()}
    assert words <= {
        *("是", "有", "否", "无", "全年", "年初", "年末", "初", "自评", "不汇总", "一"),
        *(word for word in words if re.search(r"[\\|]", word)),
    }
