"""jiheng ledger new — a folder to start from, with the data items that the scheme asks for."""

from __future__ import annotations

import os
from pathlib import Path

from jiheng.actions.score_ledger import OWN_KIND
from jiheng.diagnostic import fail
from jiheng.evaluation import Evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import COLLECTIONS, EVALUATIONS_FOLDER, HEADER_FILE, TABLES, Header
from jiheng.messages import message
from jiheng.place import Place
from jiheng.record import RecordTable, emit
from jiheng.scheme import Scheme, library_ids, load_scheme
from jiheng.yaml_source import dump_yaml, reading, write_files

FIRST_YEAR, LAST_YEAR = 1949, 2199
EVALUATION_NAME = "自评"


def new_ledger(folder: Path, *, department: str, region: str, year: int, scheme: str = "") -> None:
    """Write a new ledger folder; every file says in comments which keys it takes.

    Raises:
        DiagnosticError: the folder already holds something, the year or scheme is wrong, or it cannot
            be written.
    """
    with reading(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise fail("ledger.exists", Place(file=str(folder)))
    header = Header(
        department=_text("department", department),
        region=_text("region", region),
        year=_year(year),
        scheme=_scheme_name(scheme, folder),
        evaluation=EVALUATION_NAME if scheme else "",
    )
    write_files(folder, _files(header, load_scheme(scheme) if scheme else None))


def _text(name: str, text: str) -> str:
    table = TABLES["ledger"]
    field = table.by_name[name]
    if not text.strip() or not text.isprintable():
        raise fail("record.required", Place(), record=table.label, label=field.label, help=field.help)
    return text.strip()


def _year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fail("record.year", Place(), label=TABLES["ledger"].by_name["year"].label, text=year)
    return year


def _scheme_name(scheme: str, folder: Path) -> str:
    """Return how a scheme is named from inside the ledger: by id, or by the way from there to its file."""
    if not scheme or scheme in library_ids():
        return scheme
    return Path(os.path.relpath(scheme, folder)).as_posix()


def _files(header: Header, scheme: Scheme | None) -> dict[str, str]:
    files = {HEADER_FILE: _comment(TABLES["ledger"]) + dump_yaml(emit(header, "ledger", TABLES))}
    files |= {f"{stem}.yaml": _comment(TABLES[kind]) for kind, stem in COLLECTIONS.items()}
    if scheme is not None:
        files[f"{COLLECTIONS['fact']}.yaml"] += _wanted(scheme)
        evaluation = Evaluation(kind=OWN_KIND, scheme=header.scheme)
        text = dump_yaml(emit(evaluation, "evaluation", EVALUATION_TABLES))
        files[f"{EVALUATIONS_FOLDER}/{header.evaluation}.yaml"] = text
    return files


def _comment(table: RecordTable) -> str:
    lines = [f"# {table.label}：{table.help}"]
    lines += [f"#   {field.label}：{field.help}" for field in table.fields]
    return "\n".join(lines) + "\n"


def _wanted(scheme: Scheme) -> str:
    lines = [message("ledger.wanted", scheme=scheme.record.name)]
    lines += [
        message("ledger.wanted_item", name=item.name, unit=item.unit, meaning=item.meaning)
        for item in scheme.items()
        if item.formula is None
    ]
    return "".join(f"# {line}\n" for text in lines for line in text.splitlines())
