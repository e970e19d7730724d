"""jiheng ledger new — a folder to start from, with the data items that the scheme asks for."""

from __future__ import annotations

from pathlib import Path

from jiheng.diagnostic import fail
from jiheng.ledger import COLLECTIONS, EVALUATIONS_FOLDER, HEADER_FILE, TABLES
from jiheng.messages import message
from jiheng.place import Place
from jiheng.record import RecordTable
from jiheng.scheme import Scheme, load_scheme
from jiheng.yaml_source import dump_yaml, write_files

FIRST_YEAR, LAST_YEAR = 1949, 2199
EVALUATION_NAME = "自评"


def new_ledger(folder: Path, *, department: str, region: str, year: int, scheme: str = "") -> None:
    """Write a new ledger folder; every file says in comments which keys it takes.

    Raises:
        DiagnosticError: the folder already holds something, the year or scheme is wrong, or it cannot
            be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise fail("ledger.exists", Place(file=str(folder)))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise fail("record.year", Place(), label=TABLES["ledger"].by_name["year"].label, text=year)
    chosen = load_scheme(scheme) if scheme else None
    write_files(folder, _files(department, region, year, chosen))


def _files(department: str, region: str, year: int, scheme: Scheme | None) -> dict[str, str]:
    labels = {name: field.label for name, field in TABLES["ledger"].by_name.items()}
    header: dict[str, object] = {
        labels["department"]: department,
        labels["region"]: region,
        labels["year"]: year,
    }
    files = {}
    if scheme is not None:
        header |= {labels["scheme"]: scheme.id, labels["evaluation"]: EVALUATION_NAME}
        evaluation = {"类型": "单位自评", "评分方案": scheme.id}
        files[f"{EVALUATIONS_FOLDER}/{EVALUATION_NAME}.yaml"] = dump_yaml(evaluation)
    files[HEADER_FILE] = _comment(TABLES["ledger"]) + dump_yaml(header)
    for kind, stem in COLLECTIONS.items():
        files[f"{stem}.yaml"] = _comment(TABLES[kind])
    if scheme is not None:
        files[f"{COLLECTIONS['fact']}.yaml"] += _wanted(scheme)
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
    return "\n".join(f"# {line}" for line in lines) + "\n"
