"""jiheng compare — ledgers, years, cities and schemes side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.actions.snapshot import rescore_snapshot
from jiheng.compare import MOST_SIDES, Comparison, Side, compare, denominator
from jiheng.compare.page import html_comparison
from jiheng.compare.sheet import csv_comparison, workbook_comparison
from jiheng.diagnostic import DiagnosticError, fail
from jiheng.ledger import dictionary_of
from jiheng.place import Place
from jiheng.scheme import load_scheme
from jiheng.scheme.derived import Derivations
from jiheng.score import LedgerValues
from jiheng.yaml_source import write_files

SNAPSHOT = ".json"


def compare_files(
    files: Sequence[Path],
    *,
    evaluations: Sequence[str] = (),
    schemes: Sequence[str] = (),
    per: str = "",
    units: bool = False,
) -> Comparison:
    """Return the comparison of ledger folders and snapshots.

    Each ledger stands once for each of the ``evaluations`` and each of the ``schemes`` (ids or paths), by
    default once with its own evaluation. A ledger that cannot be scored is compared by its figures alone.
    ``per`` is a data item to divide amounts by, ``units`` adds the figures of single 预算单位.

    Raises:
        DiagnosticError: a ledger, snapshot, evaluation or scheme is wrong; there is only one side
            (``compare.one_side``) or there are too many; ``per`` names no number to divide by.
    """
    each = max(len(evaluations), 1) * max(len(schemes), 1)
    number = sum(1 if _is_snapshot(file) else each for file in files)
    if number < 2:
        raise fail("compare.one_side", Place())
    if number > MOST_SIDES:
        raise fail("compare.too_many_sides", Place(), limit=MOST_SIDES, number=number)
    sides = [side for file in files for side in _sides(file, evaluations, schemes)]
    return compare(sides, units=units, per=denominator(per, sides) if per else None)


def _is_snapshot(file: Path) -> bool:
    return file.suffix.lower() == SNAPSHOT


def _sides(file: Path, evaluations: Sequence[str], schemes: Sequence[str]) -> Iterator[Side]:
    if _is_snapshot(file):
        if evaluations or schemes:
            raise fail("snapshot.options", Place(file=str(file)))
        yield _snapshot(file)
        return
    opened = open_ledger(file)
    for evaluation in evaluations or ("",):
        for scheme in schemes or ("",):
            yield _ledger(opened, evaluation, scheme)


def _ledger(opened: OpenLedger, evaluation: str, scheme: str) -> Side:
    try:
        chosen = choose_evaluation(opened, evaluation, scheme)
    except DiagnosticError as error:
        if evaluation or scheme or error.diagnostics[0].code != "evaluation.no_default":
            raise
        derivations = Derivations(dictionary_of(opened.ledger))
        return Side(opened.ledger, LedgerValues(opened.book, derivations), None, error.diagnostics)
    used = load_scheme(chosen.scheme, beside=opened.folder)
    sheet = score_opened(opened, used, chosen)
    return Side(opened.ledger, LedgerValues(opened.book, opened.derivations(used)), sheet)


def _snapshot(file: Path) -> Side:
    sheet, _ = rescore_snapshot(file)
    values = sheet.criteria[0].context.values
    return Side(values.book.ledger, values, sheet)


def write_comparison(comparison: Comparison, target: Path) -> None:
    """Write a comparison to a file, in the format of its ending.

    Raises:
        DiagnosticError: no such format can be written (``compare.format``), or the file cannot be.
    """
    writer = _WRITERS.get(target.suffix.lower())
    if writer is None:
        known = "、".join(_WRITERS)
        raise fail("compare.format", Place(file=str(target)), suffix=target.suffix, known=known)
    write_files(target.parent, {target.name: writer(comparison)})


_WRITERS: dict[str, Callable[[Comparison], str | bytes]] = {
    ".html": html_comparison,
    ".xlsx": workbook_comparison,
    ".csv": csv_comparison,
}
