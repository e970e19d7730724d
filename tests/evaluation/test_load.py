"""An evaluation's file, and every mistake in it; the cases stand in wrong.yaml."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.diagnostic import DiagnosticError
from jiheng.evaluation import evaluation_names, load_evaluation, parse_evaluation, stray_files
from jiheng.evaluation.load import TABLES
from jiheng.record import emit
from jiheng.yaml_source import dump_yaml

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("wrong.yaml").read_text(encoding="utf-8")
)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EVALUATIONS = sorted(EXAMPLES.glob("*/evaluations/*.yaml"))
RIGHT = "{类型: 单位自评, 评分方案: gd/shaoguan/2019}"


def said(text: str) -> list[str]:
    with pytest.raises(DiagnosticError) as caught:
        parse_evaluation(text, "x.yaml")
    return [str(item) for item in caught.value.diagnostics]


@pytest.mark.parametrize("case", CASES, ids=[case["说明"] for case in CASES])
def test_a_wrong_evaluation_is_told(case: dict[str, Any]) -> None:
    assert sorted(said(case["文件"])) == sorted(case["提示"])


@pytest.mark.parametrize(
    "file", EVALUATIONS, ids=[f"{file.parents[1].name}-{file.stem}" for file in EVALUATIONS]
)
def test_an_example_is_the_same_after_writing_and_reading(file: Path) -> None:
    evaluation = load_evaluation(file.parents[1], file.stem)
    shape = emit(evaluation, "evaluation", TABLES)
    again = parse_evaluation(dump_yaml(shape), "x.yaml")
    assert again == evaluation
    assert emit(again, "evaluation", TABLES) == shape


@given(
    st.text() | st.sampled_from([case["文件"] for case in CASES]), st.integers(0, 300), st.text(max_size=3)
)
def test_any_text_is_an_evaluation_or_mistakes(text: str, start: int, inserted: str) -> None:
    try:
        found = parse_evaluation(text[:start] + inserted + text[start:], "x.yaml")
    except DiagnosticError as error:
        found = None
        told = [str(item) for item in error.diagnostics]
    assert found is not None or all(told)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A ledger's folder with evaluations in it."""
    inside = tmp_path / "evaluations"
    inside.mkdir()
    for name in ("自评.yaml", "财政评价.yaml", ".隐藏.yaml", "旧.yml", "大写.YAML", "说明.txt"):
        (inside / name).write_text(RIGHT, encoding="utf-8")
    return tmp_path


def test_evaluations_are_named_by_their_files(folder: Path) -> None:
    assert evaluation_names(folder) == ("自评", "财政评价")
    assert load_evaluation(folder, "自评").scheme == "gd/shaoguan/2019"


def test_files_that_only_look_like_evaluations_are_known(folder: Path) -> None:
    assert [path.name for path in stray_files(folder)] == ["大写.YAML", "旧.yml"]


def test_without_a_folder_there_are_no_evaluations(tmp_path: Path) -> None:
    assert evaluation_names(tmp_path) == ()
    assert stray_files(tmp_path / "没有") == ()


@pytest.mark.parametrize("name", ["没有", "旧", ".隐藏", "../evaluations/自评", "", "/etc/passwd"])
def test_another_name_is_told_with_those_there_are(folder: Path, name: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        load_evaluation(folder, name)
    assert str(caught.value) == f"{folder}：没有「{name}」这次评价；有：自评、财政评价"


def test_without_any_evaluation_it_is_told_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="这份台账还没有评价，请在 evaluations 文件夹里建一个"):
        load_evaluation(tmp_path, "自评")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "evaluations" / "自评.yaml").mkdir(parents=True)
    with pytest.raises(DiagnosticError, match="这不是一个文件"):
        load_evaluation(tmp_path, "自评")


def test_a_folder_that_the_system_keeps_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> Any:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(DiagnosticError, match="没有权限，或者正被别的程序占用"):
        evaluation_names(folder)
