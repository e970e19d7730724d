"""Reading an evaluation's file, ``evaluations/NAME.yaml`` beside a ledger."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation import records
from jiheng.evaluation.records import Evaluation
from jiheng.ledger import EVALUATIONS_FOLDER
from jiheng.place import Place
from jiheng.record import Builder, check_identities, load_tables
from jiheng.yaml_source import Node, expect_mapping, read_file, read_text, reading

TABLES = load_tables(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8"))

RECORDS = {
    "evaluation": records.Evaluation,
    "judgement": records.Judgement,
    "deduction": records.Deduction,
    "requirement_points": records.RequirementPoints,
    "recorded": records.Recorded,
    "indicator_judgement": records.IndicatorJudgement,
    "bonus": records.BonusPoints,
    "override": records.Override,
    "inapplicable": records.Inapplicable,
}


def evaluation_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the evaluations beside a ledger.

    Raises:
        DiagnosticError: the folder cannot be looked into.
    """
    return tuple(sorted(path.stem for path in _visible(folder) if path.suffix == ".yaml"))


def stray_files(folder: Path) -> tuple[Path, ...]:
    """Return the files among the evaluations that look like YAML but are read by nobody.

    Raises:
        DiagnosticError: the folder cannot be looked into.
    """
    looks = (path for path in _visible(folder) if path.suffix.lower() in (".yaml", ".yml"))
    return tuple(sorted(path for path in looks if path.suffix != ".yaml"))


def _visible(folder: Path) -> list[Path]:
    inside = folder / EVALUATIONS_FOLDER
    with reading(inside):
        if not inside.is_dir():
            return []
        return [path for path in inside.iterdir() if not path.name.startswith(".")]


def load_evaluation(folder: Path, name: str) -> Evaluation:
    """Return the evaluation of this name beside a ledger.

    Raises:
        DiagnosticError: there is none of this name, or something in its file is wrong.
    """
    known = evaluation_names(folder)
    if name not in known:
        code = "evaluation.unknown" if known else "evaluation.none"
        raise fail(code, Place(file=str(folder)), name=name[:80], known="、".join(known))
    path = folder / EVALUATIONS_FOLDER / f"{name}.yaml"
    return parse_evaluation(read_file(path), str(path))


def parse_evaluation(text: str, file: str) -> Evaluation:
    """Return the evaluation of a YAML text; ``file`` is its name in messages.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried.
    """
    return build_evaluation(read_text(text, file=file), file)


def build_evaluation(node: Node | None, file: str) -> Evaluation:
    """Return the evaluation of a node.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried.
    """
    diagnostics = Diagnostics()
    evaluation = Builder(TABLES, RECORDS, diagnostics).build(expect_mapping(node, file), "evaluation")
    if evaluation is not None:
        for field in TABLES["evaluation"].fields:
            if field.type == "record":
                check_identities(getattr(evaluation, field.name), TABLES[field.of], diagnostics)
    diagnostics.raise_errors()
    assert isinstance(evaluation, Evaluation)
    return evaluation
