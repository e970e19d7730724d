"""A scheme through its workbook and back is the same scheme, also when another program saved it between."""

import re
import subprocess
from pathlib import Path

import pytest

from jiheng.record import emit
from jiheng.scheme import library_ids, load_scheme, parse_scheme
from jiheng.scheme.load import TABLES
from jiheng.scheme.workbook import parse_scheme_workbook, scheme_workbook

DOCS = Path(__file__).resolve().parents[3] / "docs" / "scheme.md"
HEAD = (
    "编号: 某区/试\n名称: 试\n满分: 10\n类型: 框架\n等级: {优: 9, 差: 0}\n舍入: {小数位: 2, 方式: 四舍五入}\n"
)


def _documented() -> list[str]:
    text = DOCS.read_text(encoding="utf-8")
    return re.findall(r"^```yaml 指标\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", library_ids())
def test_every_scheme_of_the_library_comes_back(name: str) -> None:
    scheme = load_scheme(name)
    found, notes = parse_scheme_workbook(scheme_workbook(scheme), "方案.xlsx")
    assert found.record == scheme.record
    assert emit(found.record, "scheme", TABLES) == emit(scheme.record, "scheme", TABLES)
    assert parse_scheme(found.text, "新.yaml").record == scheme.record
    assert not notes.errors


@pytest.mark.parametrize("criteria", _documented())
def test_every_documented_construct_comes_back(criteria: str) -> None:
    scheme = parse_scheme(f"{HEAD}指标:\n{criteria}", "方案.yaml")
    assert parse_scheme_workbook(scheme_workbook(scheme), "方案.xlsx")[0].record == scheme.record


def test_the_documented_constructs_are_found() -> None:
    assert len(_documented()) > 8


def test_what_another_program_saved_comes_back(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    for name in library_ids():
        (tmp_path / f"{name.replace('/', '-')}.xlsx").write_bytes(scheme_workbook(load_scheme(name)))
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(saved)),
            *map(str, sorted(tmp_path.glob("*.xlsx"))),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for name in library_ids():
        data = (saved / f"{name.replace('/', '-')}.xlsx").read_bytes()
        assert parse_scheme_workbook(data, "方案.xlsx")[0].record == load_scheme(name).record, name
