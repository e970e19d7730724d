"""The scripts a newcomer meets: runnable from anywhere, and clear about what they do not understand."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

COMMANDS = ("setup", "demo", "test", "bench", "lock", "prove-bare")
REJECTED = {
    "setup": "--nonsense",
    "test": "nonsense",
    "bench": "nonsense",
    "lock": "--nonsense",
}


def run(command: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"]}
    return subprocess.run(
        [command, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_a_script_can_be_executed_and_says_how_it_is_used(root: Path, name: str) -> None:
    script = root / "script" / name
    assert os.access(script, os.X_OK)
    assert "# 用法：script/" + name in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*COMMANDS, "../.ci/run"])
def test_a_script_is_sound_shell(root: Path, name: str) -> None:
    script = root / "script" / name
    shell = script.read_text(encoding="utf-8").splitlines()[0].removeprefix("#!")
    checked = subprocess.run([shell, "-n", script], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize(("name", "argument"), REJECTED.items())
def test_what_is_not_understood_stops_with_a_sentence(
    root: Path, tmp_path: Path, name: str, argument: str
) -> None:
    stopped = run(root / "script" / name, argument, folder=tmp_path)
    assert stopped.returncode == 2
    assert stopped.stderr.startswith("错误：")
    assert argument in stopped.stderr


def test_every_bench_is_listed(root: Path, tmp_path: Path) -> None:
    listed = run(root / "script" / "bench", "--list", folder=tmp_path).stdout.split()
    assert listed == sorted(path.stem for path in (root / "bench").glob("*.py") if path.stem != "harness")
    assert listed != []


def test_every_system_package_has_a_proof_and_a_purpose(root: Path) -> None:
    lines = (root / "script" / "system-packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]
    assert rows != []
    assert [row for row in rows if len(row) != 3 or not all(row)] == []


def test_the_scripts_look_for_the_pythons_that_the_product_declares(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [line.rsplit(" ", 1)[1] for line in project["classifiers"] if "Python :: 3." in line]
    library = (root / "script" / "lib.sh").read_text(encoding="utf-8")
    looked_for = re.search(r"^SUPPORTED_PYTHONS='(.+)'$", library, re.MULTILINE)
    assert looked_for is not None
    assert looked_for[1].split() == declared
