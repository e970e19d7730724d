"""jiheng demo — what else there is to hand out, each file with the command that writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiheng.actions.compare import compare_files, write_comparison
from jiheng.actions.demo import examples_folder
from jiheng.actions.evidence import write_evidence
from jiheng.actions.export_ledger import export_workbook
from jiheng.actions.gain import gains_of
from jiheng.actions.refresh import refresh_report
from jiheng.actions.report import write_report
from jiheng.actions.scheme_workbook import export_scheme
from jiheng.gain import Gains

EXAMPLES = "examples"
CASE = f"{EXAMPLES}/shaoguan-2019"
SCHEME = "gd/nansha/2023"
YEARS = tuple(f"{EXAMPLES}/synthetic/{year}" for year in range(2020, 2025))
LAST, NOW = YEARS[-3], YEARS[-2]
OLD = "synthetic-2022.docx"


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that was written, and the command line that writes the same."""

    file: Path
    command: str


def showcase(output: Path) -> Iterator[Shown]:
    """Write each file into ``output`` and yield it as soon as it is done.

    Raises:
        DiagnosticError: an example is damaged or a file cannot be written.
    """
    folder = examples_folder()
    for verb, given, name, write in _steps(output):
        target = output / name
        write([_path(text, folder) for text in given], target)
        yield Shown(target, f"jiheng {verb} {' '.join(given)} -o {target}")


def shown_gains() -> tuple[Gains, str]:
    """Return what could still be gained in a year, and the ledger as a command names it."""
    return gains_of(_path(NOW, examples_folder())), NOW


def _path(text: str, folder: Path) -> Path:
    name = text.removeprefix(f"{EXAMPLES}/")
    return Path(text) if name == text else folder / name


Step = tuple[str, Sequence[str], str, Callable[[Sequence[Path], Path], object]]


def _steps(output: Path) -> Iterator[Step]:
    yield "report", (LAST,), OLD, _report
    yield "report", (NOW,), "synthetic-2023.docx", _report
    yield "refresh", (str(output / OLD), NOW), "synthetic-2023-refreshed.docx", _refresh
    yield "compare", YEARS, "synthetic-years.html", _compare
    yield "compare", (CASE, f"{EXAMPLES}/foshan-2020"), "shaoguan-foshan.xlsx", _compare
    yield "ledger export", (CASE,), "shaoguan-2019-ledger.xlsx", _export
    yield "scheme export", (SCHEME,), "nansha-2023-scheme.xlsx", _scheme
    yield "evidence", (NOW,), "synthetic-2023-evidence.pdf", _evidence


def _report(given: Sequence[Path], target: Path) -> None:
    write_report(given[0], target)


def _refresh(given: Sequence[Path], target: Path) -> None:
    refresh_report(given[0], given[1], target)


def _compare(given: Sequence[Path], target: Path) -> None:
    write_comparison(compare_files(given), target)


def _export(given: Sequence[Path], target: Path) -> None:
    export_workbook(given[0], target)


def _scheme(given: Sequence[Path], target: Path) -> None:
    export_scheme(str(given[0]), target)


def _evidence(given: Sequence[Path], target: Path) -> None:
    write_evidence(given[0], target)
