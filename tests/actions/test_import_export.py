"""An export adds to a ledger: what is there is never lost, and never changed without being asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jiheng.actions.import_export import import_export, new_mapping
from jiheng.actions.open_ledger import open_ledger
from jiheng.diagnostic import DiagnosticError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "shaoguan-2019"
TABLE = "项目,年初预算数,决算数\n收入合计,36158.49万元,5万元\n国有资本经营预算财政拨款收入,7万元,8万元\n"
PROJECTS = "项目名称,年初预算数,支付金额\n甲项目,10万元,9万元\n合计,10万元,9万元\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "台账"))


def mapped(tmp_path: Path, text: str) -> tuple[Path, Path]:
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    new_mapping(tmp_path / "x.csv", tmp_path / "map.yaml")
    return tmp_path / "x.csv", tmp_path / "map.yaml"


def value_of(folder: Path, item: str) -> list[str]:
    return [str(fact.value) for fact in open_ledger(folder).ledger.facts if fact.item == item]


def test_new_facts_are_put_behind_the_others_with_their_cells(folder: Path, tmp_path: Path) -> None:
    facts = folder / "facts.yaml"
    lines = [line for line in facts.read_text(encoding="utf-8").splitlines() if "国有资本经营" not in line]
    before = "\n".join(lines) + "\n"
    facts.write_text(before, encoding="utf-8")
    source, mapping = mapped(tmp_path, TABLE)
    imported = import_export(source, mapping, folder)
    assert imported.status == 1
    after = facts.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "来源: x.csv「x」B3" in after
    assert value_of(folder, "国有资本经营预算财政拨款收入年初预算数") == ["7万元"]
    assert "新增 2 条，改动 0 条，相同 1 条，不同而没有改 1 条" in imported.summary


def test_a_figure_that_differs_stays_and_is_told(folder: Path, tmp_path: Path) -> None:
    before = value_of(folder, "收入合计决算数")
    imported = import_export(*mapped(tmp_path, TABLE), folder)
    assert value_of(folder, "收入合计决算数") == before
    told = [str(item) for item in imported.diagnostics if item.code == "mapping.kept"]
    assert any("「收入合计决算数」台账里是" in line and "--replace" in line for line in told)


def test_a_figure_is_taken_when_asked_for_and_then_is_the_same(folder: Path, tmp_path: Path) -> None:
    source, mapping = mapped(tmp_path, TABLE)
    imported = import_export(source, mapping, folder, replace=True)
    assert imported.status == 0
    assert value_of(folder, "收入合计决算数") == ["5万元"]
    again = import_export(source, mapping, folder)
    assert (again.status, again.files) == (0, {})


def test_projects_are_known_by_their_names(folder: Path, tmp_path: Path) -> None:
    source, mapping = mapped(tmp_path, PROJECTS)
    import_export(source, mapping, folder)
    (project,) = open_ledger(folder).ledger.projects
    assert (project.id, project.name, str(project.executed)) == ("P001", "甲项目", "9万元")
    source.write_text(PROJECTS.replace("9万元", "9.5万元"), encoding="utf-8")
    kept = import_export(source, mapping, folder)
    assert [item.code for item in kept.diagnostics] == ["mapping.kept"]
    import_export(source, mapping, folder, replace=True)
    (project,) = open_ledger(folder).ledger.projects
    assert (project.id, str(project.executed), str(project.initial_budget)) == ("P001", "9.5万元", "10万元")


def test_nothing_is_written_when_a_cell_is_wrong(folder: Path, tmp_path: Path) -> None:
    source, mapping = mapped(tmp_path, TABLE)
    source.write_text(TABLE.replace("8万元", "8万人"), encoding="utf-8")
    before = (folder / "facts.yaml").read_text(encoding="utf-8")
    imported = import_export(source, mapping, folder)
    assert imported.status == 2
    assert (folder / "facts.yaml").read_text(encoding="utf-8") == before


def test_an_export_needs_a_ledger(tmp_path: Path) -> None:
    source, mapping = mapped(tmp_path, TABLE)
    with pytest.raises(DiagnosticError, match="找不到"):
        import_export(source, mapping, tmp_path / "没有")
