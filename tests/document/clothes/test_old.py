"""Old formats, turned by LibreOffice: the same report has the same findings."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jiheng.audit import audit_report
from jiheng.document import load, parse
from jiheng.document.office import office_program
from jiheng.read import read

from .test_clothes import plain, texts, told
from .wear import CLOTHES

NAME = "jiaoyu_2022"
PROGRAM = office_program()


@pytest.mark.slow
@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not there")
@pytest.mark.parametrize(
    ("clothes", "old"), [("docx", "doc"), ("docx", "rtf"), ("docx", "odt"), ("xlsx", "xls"), ("xlsx", "ods")]
)
def test_findings_are_the_same(clothes: str, old: str, tmp_path: Path) -> None:
    source = tmp_path / f"a.{clothes}"
    source.write_bytes(CLOTHES[clothes](parse(texts(NAME)[1], "a.txt")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(PROGRAM),
        profile,
        "--headless",
        "--convert-to",
        old,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert told(audit_report(read(load(tmp_path / f"a.{old}")))) == plain(NAME)[1]
