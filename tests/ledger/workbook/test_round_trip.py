"""A ledger folder is what its workbook says, and the other way round, also after other programs saved it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from jiheng.actions.export_ledger import export_workbook, folder_files, load_evaluations
from jiheng.actions.import_ledger import import_workbook
from jiheng.actions.open_ledger import open_ledger
from jiheng.diagnostic import Diagnostics
from jiheng.ledger.workbook import read_about
from jiheng.workbook import read_workbook

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/ledger.yaml"))


def folder_texts(folder: Path) -> dict[str, str]:
    return folder_files(open_ledger(folder).ledger, load_evaluations(folder))


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back(name: str, tmp_path: Path) -> None:
    export_workbook(ROOT / "examples" / name, tmp_path / "x.xlsx")
    imported = import_workbook(tmp_path / "x.xlsx", tmp_path / name)
    assert [str(item) for item in imported.diagnostics if item.code != "workbook.not_filled"] == []
    assert folder_texts(tmp_path / name) == folder_texts(ROOT / "examples" / name)
    assert open_ledger(tmp_path / name).ledger == open_ledger(ROOT / "examples" / name).ledger


@pytest.mark.skipif(shutil.which("soffice") is None, reason="需要 LibreOffice")
def test_an_example_comes_back_after_libreoffice_saved_it(tmp_path: Path) -> None:
    name = "shaoguan-2019"
    export_workbook(ROOT / "examples" / name, tmp_path / "x.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(tmp_path / "x.xlsx")], check=True, capture_output=True)
    imported = import_workbook(tmp_path / "saved" / "x.xlsx", tmp_path / name)
    assert [str(item) for item in imported.diagnostics] == []
    assert folder_texts(tmp_path / name) == folder_texts(ROOT / "examples" / name)


def test_a_workbook_says_what_it_was_made_from(tmp_path: Path) -> None:
    export_workbook(ROOT / "examples" / "nansha-2023", tmp_path / "x.xlsx")
    diagnostics = Diagnostics()
    about = read_about(read_workbook((tmp_path / "x.xlsx").read_bytes(), "x.xlsx"), diagnostics)
    assert about is not None
    assert (about.ledger, about.scheme, len(about.scheme_hash)) == ("nansha-2023", "gd/nansha/2023", 64)
    assert len(diagnostics) == 0
