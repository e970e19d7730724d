"""The reference reports: what the annotations ask for, and altered figures that must be found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared

LEAST = {
    "recognised": 0.95,
    "inconsistent found": 1.0,
    "contradiction error": 1.0,
    "precision error": 0.95,
    "precision warning": 0.85,
}
_SHARE = re.compile(r"([a-z ]+) (\d\.\d+) \(\d+/\d+\)")


def test_annotations_are_met(shared: Path, root: Path) -> None:
    paths = os.pathsep.join(filter(None, (str(root / "src"), os.environ.get("PYTHONPATH"))))
    environment = {**os.environ, "JIHENG": f"{sys.executable} -m jiheng.cli", "PYTHONPATH": paths}
    command = [sys.executable, str(shared / "gold" / "score.py")]
    texts = ["--gold", str(shared / "gold"), "--texts", str(shared / "seeds")]
    done = subprocess.run(
        [*command, *texts], capture_output=True, text=True, check=True, env=environment, cwd=root
    )
    last = done.stdout.strip().splitlines()[-1].removeprefix("all")
    found = {name.strip(): float(share) for name, share in _SHARE.findall(last)}
    assert {name: found[name] >= least for name, least in LEAST.items()} == dict.fromkeys(LEAST, True), found


def test_altered_figures_are_found_and_nothing_else(shared: Path) -> None:
    import audit as bench

    paths = sorted((shared / "seeds").glob("*.txt"))
    altered = bench.run(paths, "failing", 100, 1)
    assert sum(bool(item.caught) for item in altered) >= bench.CAUGHT * len(altered)
    assert sum(bool(item.elsewhere) for item in altered) <= bench.ELSEWHERE * len(altered)


@pytest.mark.parametrize("kind", ["unused", "together"])
def test_what_still_holds_stays_unmentioned(shared: Path, kind: str) -> None:
    import audit as bench

    found = bench.run(sorted((shared / "seeds").glob("*.txt")), kind, 50, 1)
    silent = sum(not item.caught and not item.elsewhere for item in found)
    assert silent >= bench.SILENT * len(found) - 1
