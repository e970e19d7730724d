"""LibreOffice without a window, made to calculate every formula anew."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
CACHED = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")


def emptied(workbook: bytes) -> bytes:
    """The workbook with a wrong value beside every formula: what comes out right was calculated."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = CACHED.sub(rb"\1<v>-77</v>", content)
            target.writestr(name, content)
    return out.getvalue()


def recalculated(workbooks: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """The workbooks as LibreOffice saves them, in one start; read with the values it calculated."""
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    for name, content in workbooks.items():
        (folder / f"{name}.xlsx").write_bytes(emptied(content))
    files = [str(folder / f"{name}.xlsx") for name in workbooks]
    setting = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", setting, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: load_workbook(out / f"{name}.xlsx", data_only=True) for name in workbooks}
