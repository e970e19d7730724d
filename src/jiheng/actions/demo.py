"""jiheng demo — the reference cases scored by their schemes, each with its page, workbook and Word report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jiheng.actions.report import write_report
from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import fail
from jiheng.place import Place
from jiheng.score import ScoreSheet

SUFFIXES = (".html", ".xlsx", ".docx")
CASES = ("shaoguan-2019", "foshan-2020", "nansha-2023", "guangzhou-2021", "huadu-2022")


@dataclass(frozen=True, slots=True)
class DemoCase:
    """One case: its sheet and the files to hand out, the page that explains it first."""

    sheet: ScoreSheet
    files: tuple[Path, ...]


def examples_folder() -> Path:
    """Return the folder of the reference cases: in a checkout beside ``src``, else in the package.

    Raises:
        DiagnosticError: neither holds them.
    """
    package = Path(str(files("jiheng")))
    for folder in (package.parent.parent / "examples", package / "examples"):
        if (folder / CASES[0]).is_dir():
            return folder
    raise fail("cli.no_examples", Place())


def demo_cases(output: Path) -> Iterator[DemoCase]:
    """Score each case, write its files into ``output``, and yield it as soon as it is done.

    Raises:
        DiagnosticError: a case is damaged or a file cannot be written.
    """
    folder = examples_folder()
    for name in CASES:
        written = tuple(output / f"{name}{suffix}" for suffix in SUFFIXES)
        sheet = score_folder(folder / name)
        for target in written:
            write_report(folder / name, target)
        yield DemoCase(sheet, written)
