"""Finding a criterion, listing and checking schemes, the demonstration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiheng.actions import demo, schemes, showcase
from jiheng.actions.explain_score import find_criterion
from jiheng.actions.found import Found
from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import Diagnostic, DiagnosticError
from jiheng.scheme import library_ids, load_scheme

from .folders import EXAMPLES

SHEET = score_folder(EXAMPLES / "shaoguan-2019")


@pytest.mark.parametrize("wanted", ["A2-1", "绩效目标覆盖率"])
def test_a_criterion_is_found_by_id_and_by_name(wanted: str) -> None:
    assert find_criterion(SHEET, wanted).id == "A2-1"


def test_an_unknown_criterion_is_told_with_those_like_it() -> None:
    with pytest.raises(DiagnosticError, match="方案里没有「绩效目标覆盖」这个指标，相近的有：绩效目标覆盖率"):
        find_criterion(SHEET, "绩效目标覆盖")
    with pytest.raises(DiagnosticError, match="相近的有：--"):
        find_criterion(SHEET, "xyz")


def test_a_name_of_several_criteria_is_told_with_their_ids(tmp_path: Path) -> None:
    text = load_scheme("gd/foshan/2020").text
    first, second, *_ = [node.record for node in load_scheme("gd/foshan/2020").nodes if node.record.is_leaf]
    (tmp_path / "x.yaml").write_text(text.replace(second.name, first.name), encoding="utf-8")
    sheet = score_folder(EXAMPLES / "foshan-2020", scheme=str(tmp_path / "x.yaml"))
    with pytest.raises(DiagnosticError) as caught:
        find_criterion(sheet, first.name)
    said = f"有几个指标都叫「{first.name}」，请写编号：{first.id}、{second.id}"
    assert caught.value.diagnostics[0].sentence == said


@pytest.mark.parametrize(("severity", "status"), [("error", 2), ("warning", 0), ("note", 0)])
def test_only_errors_make_a_check_fail(severity: str, status: int) -> None:
    assert Found((Diagnostic("ledger.exists", severity=severity),)).status == status  # type: ignore[arg-type]


def test_the_library_is_every_scheme_of_it() -> None:
    assert tuple(scheme.id for scheme in schemes.library()) == library_ids()


@pytest.mark.parametrize("name", library_ids())
def test_a_scheme_of_the_library_is_without_mistakes_by_id(name: str) -> None:
    found = schemes.check_file(name)
    assert found.status == 0
    assert found.summary.startswith(f"{name}：方案没有错误（")


def test_a_scheme_with_mistakes_has_no_closing_sentence(tmp_path: Path) -> None:
    text = load_scheme("gd/foshan/2020").text
    broken, wrong = tmp_path / "a.yaml", tmp_path / "b.yaml"
    broken.write_text("编号: 甲", encoding="utf-8")
    wrong.write_text(text.replace("满分: 8", "满分: 9", 1), encoding="utf-8")
    for file in (broken, wrong):
        found = schemes.check_file(str(file))
        assert (found.status, found.summary) == (2, "")
        assert all(item.place is not None and item.place.file == str(file) for item in found.diagnostics)


@pytest.mark.parametrize("name", library_ids())
def test_a_scheme_in_words_names_every_criterion_and_item(name: str) -> None:
    scheme = load_scheme(name)
    text = "\n".join(schemes.scheme_lines(scheme))
    for node in scheme.nodes:
        assert f"{node.record.id} {node.record.name}" in text
    for item in scheme.items():
        assert f"  {item.name}（{item.unit}）：" in text
    for bonus, _ in scheme.bonuses:
        assert f"加减分 {bonus.id} {bonus.name}" in text


def test_a_scheme_without_source_says_nothing_of_one(tmp_path: Path) -> None:
    text = re.sub(r"(?m)^来源: .*\n", "", load_scheme("gd/foshan/2020").text)
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    scheme = load_scheme(str(tmp_path / "x.yaml"))
    assert scheme.record.source == ""
    assert not any(line.startswith("来源：") for line in schemes.scheme_lines(scheme))


@pytest.mark.parametrize("name", library_ids())
def test_a_scheme_as_json_has_the_same_criteria_and_numbers_as_texts(name: str) -> None:
    scheme = load_scheme(name)
    shape = schemes.scheme_json(scheme)
    assert [item["id"] for item in shape["criteria"]] == [node.record.id for node in scheme.nodes]
    assert {type(item["full_marks"]) for item in shape["criteria"]} <= {str, type(None)}
    assert (shape["id"], shape["hash"]) == (name, scheme.hash)


def test_the_demonstration_scores_every_case_and_writes_its_files(tmp_path: Path) -> None:
    cases = list(demo.demo_cases(tmp_path))
    assert [case.sheet.ledger for case in cases] == list(demo.CASES)
    assert sorted(file for case in cases for file in case.files) == sorted(tmp_path.iterdir())
    assert {file.suffix for file in cases[0].files} == {".html", ".xlsx", ".docx"}


def test_the_demonstration_goes_on_with_everything_that_can_be_handed_out(tmp_path: Path) -> None:
    shown = list(showcase.showcase(tmp_path))
    assert sorted(item.file for item in shown) == sorted(tmp_path.iterdir())
    assert {item.file.suffix for item in shown} == {".docx", ".html", ".xlsx", ".pdf"}
    assert all(item.command.endswith(f" -o {item.file}") for item in shown)
    gains, ledger = showcase.shown_gains()
    assert gains.suggestions
    assert gains.sheet.ledger == Path(ledger).name


def test_without_examples_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "files", lambda _: tmp_path / "a" / "b")
    with pytest.raises(DiagnosticError, match="找不到参考案例"):
        demo.examples_folder()
