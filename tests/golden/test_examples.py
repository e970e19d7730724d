"""The five reference cases give, to the hundredth, what their reports published; see the files *.yaml."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import DiagnosticError
from jiheng.evaluation import evaluation_names
from jiheng.ledger import load_ledger
from jiheng.scheme import library_ids
from jiheng.score import CriterionScore, ScoreSheet
from jiheng.score.explain import explain
from jiheng.score.words import NOTHING, rate_words

from .goldens import GOLDEN, NAMES, Golden

PROJECTS = [
    (name, project, wanted) for name in NAMES for project, wanted in GOLDEN[name].get("项目", {}).items()
]


def _points(value: Decimal | None) -> str:
    return NOTHING if value is None else format(value.normalize(), "f")


def _table(sheet: ScoreSheet) -> dict[str, list[str]]:
    return {item.id: [_points(item.full_marks), _points(item.score), item.status] for item in sheet.criteria}


def _wanted(table: dict[str, list[str]]) -> dict[str, list[str]]:
    plain = {
        key: [NOTHING if text == NOTHING else _points(Decimal(text)) for text in row[:2]]
        for key, row in table.items()
    }
    return {key: [*plain[key], row[2]] for key, row in table.items()}


def _item(sheet: ScoreSheet, identity: str) -> CriterionScore:
    found = sheet.criterion(identity)
    assert found is not None, identity
    return found


@pytest.fixture(scope="module")
def sheets(root: Path) -> dict[str, ScoreSheet]:
    return {name: score_folder(root / "examples" / name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_criterion_has_the_points_that_were_published(name: str, sheets: dict[str, ScoreSheet]) -> None:
    sheet, golden = sheets[name], GOLDEN[name]
    assert _table(sheet) == _wanted(golden["指标"])
    assert (_points(sheet.total), sheet.grade) == (golden["总分"], golden["等级"])
    assert (_points(sheet.recorded_total), sheet.recorded_grade) == (golden["公布总分"], golden["等级"])
    assert sheet.complete
    assert not sheet.missing
    assert {item.id: _points(item.points) for item in sheet.bonuses} == golden.get("加减分", {})


@pytest.mark.parametrize("name", NAMES)
def test_published_points_stand_beside_those_that_differ_and_nowhere_else(
    name: str, sheets: dict[str, ScoreSheet]
) -> None:
    differing = {
        item.id: _points(item.recorded)
        for item in sheets[name].criteria
        if item.recorded is not None and item.recorded != item.score
    }
    assert differing == GOLDEN[name]["公布"]


@pytest.mark.parametrize("name", NAMES)
def test_what_was_looked_at_has_the_value_printed_in_the_report(
    name: str, sheets: dict[str, ScoreSheet]
) -> None:
    values = {item.id: item.value for item in sheets[name].criteria if isinstance(item.value, Fraction)}
    assert {key: rate_words(value) for key, value in values.items()} == GOLDEN[name]["取值"]


@pytest.mark.parametrize("name", NAMES)
def test_every_inferred_rule_says_so_and_from_what(name: str, sheets: dict[str, ScoreSheet]) -> None:
    inferred = [item for item in sheets[name].criteria if item.node.inferred]
    assert sorted(item.id for item in inferred) == sorted(GOLDEN[name]["推断"])
    for item in inferred:
        record = item.node.record
        assert record.inferred_from or record.note or any(band.inferred_from for band in record.bands)
        assert any("待核" in line for line in explain(item))


@pytest.mark.parametrize("name", NAMES)
def test_an_explanation_names_the_figures_and_where_they_stand(
    name: str, sheets: dict[str, ScoreSheet]
) -> None:
    for identity, texts in GOLDEN[name]["解释"].items():
        lines = "\n".join(explain(_item(sheets[name], identity)))
        for text in texts:
            assert text in lines, (identity, text)


@pytest.mark.parametrize("name", NAMES)
def test_every_judged_loss_has_a_reason(name: str, sheets: dict[str, ScoreSheet]) -> None:
    open_reasons: dict[str, str] = {}
    for item in sheets[name].criteria:
        if item.status != "judged" or item.score == item.full_marks:
            continue
        assert item.deductions, item.id
        without = [part for part in item.deductions if part.points is None]
        if without:
            open_reasons[item.id] = str(len(without))
    assert open_reasons == GOLDEN[name].get("没有拆分的扣分", {})


@pytest.mark.parametrize("name", NAMES)
def test_indicators_are_computed_where_they_compare_and_judged_where_not(
    name: str, sheets: dict[str, ScoreSheet]
) -> None:
    lines = {item.id: item.lines for item in sheets[name].criteria if item.lines}
    assert {key: str(len(found)) for key, found in lines.items()} == GOLDEN[name].get("绩效指标", {})
    judged = {key: [line.indicator.id for line in found if line.judged] for key, found in lines.items()}
    assert judged == GOLDEN[name].get("由人判断", {})
    for found in lines.values():
        assert len({line.full_marks for line in found}) == 1
        assert sum(line.full_marks for line in found) == 50


@pytest.mark.parametrize(("name", "project", "wanted"), PROJECTS)
def test_a_project_is_scored_as_far_as_its_figures_go(
    name: str, project: str, wanted: Golden, root: Path
) -> None:
    names = [item for item in evaluation_names(root / "examples" / name) if item.startswith(project)]
    sheet = score_folder(root / "examples" / name, evaluation=names[0])
    assert _table(sheet) == _wanted(wanted["指标"])
    assert (_points(sheet.total), sheet.grade or NOTHING) == (wanted["总分"], wanted["等级"])
    assert _points(sheet.recorded_total) == wanted["公布总分"]
    assert not sheet.complete
    assert len(sheet.missing) == len(wanted["缺"])
    for line, text in zip(sheet.missing, wanted["缺"], strict=True):
        assert line.startswith(text)


@pytest.mark.parametrize(
    ("settings", "points", "total"),
    [
        (["已设绩效目标项目数=30"], "2", "84.3"),
        (["已设目标项目数=30个"], "2", "84.3"),
        (["项目总数=28"], "2", "84.3"),
        (["已设绩效目标项目数=22"], NOTHING, "82.3"),
        (["已设绩效目标项目数=30", "政府采购实际数=40万元"], "2", "82.3"),
    ],
)
def test_what_if_more_projects_had_set_goals(
    settings: list[str], points: str, total: str, root: Path
) -> None:
    sheet = score_folder(root / "examples" / "shaoguan-2019", settings=settings)
    assert _points(_item(sheet, "A2-1").score) == points
    assert _points(sheet.total) == total
    assert sheet.complete == (points != NOTHING and len(settings) == 1)
    assert list(sheet.settings) == [setting.split("=")[0] for setting in settings]


PAIRS = [(name, scheme) for name in NAMES for scheme in library_ids()]


@pytest.mark.parametrize(("name", "scheme"), PAIRS)
def test_a_ledger_under_any_scheme_lists_what_is_missing_and_guesses_nothing(
    name: str, scheme: str, root: Path
) -> None:
    sheet = score_folder(root / "examples" / name, scheme=scheme)
    if load_ledger(root / "examples" / name)[0].header.scheme == scheme:
        assert sheet.complete
        return
    assert sheet.scheme.id == scheme
    assert not sheet.complete
    assert sheet.grade is None
    leaves = [item for item in sheet.criteria if item.leaf]
    assert {item.status for item in leaves} <= {"computed", "missing", "not_applicable"}
    lacking = [item for item in leaves if item.score is None and item.status != "not_applicable"]
    assert len(sheet.missing) == len(lacking)
    for item, line in zip(lacking, sheet.missing, strict=True):
        assert item.missing is not None
        assert line.startswith(f"{item.node.record.name}（{item.id}）：")


@pytest.mark.parametrize("setting", ["没有这个=1", "项目总数", "项目总数=五万元", "项目总数=3-5"])
def test_a_wrong_setting_gets_a_sentence(setting: str, root: Path) -> None:
    with pytest.raises(DiagnosticError):
        score_folder(root / "examples" / "shaoguan-2019", settings=[setting])
