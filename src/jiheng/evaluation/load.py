"""Reading an evaluation's file, ``evaluations/NAME.yaml`` beside a ledger."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jiheng.diagnostic import Diagnostics, fail
from jiheng.evaluation import records
from jiheng.evaluation.records import Evaluation
from jiheng.ledger import EVALUATIONS_FOLDER
from jiheng.place import Place
from jiheng.record import Builder, load_tables
from jiheng.yaml_source import expect_mapping, read_file, read_text

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
    """Return the names of the evaluations beside a ledger."""
    inside = folder / EVALUATIONS_FOLDER
    return tuple(sorted(path.stem for path in inside.glob("*.yaml"))) if inside.is_dir() else ()


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
    diagnostics = Diagnostics()
    builder = Builder(TABLES, RECORDS, diagnostics)
    evaluation = builder.build(expect_mapping(read_text(text, file=file), file), "evaluation")
    if evaluation is not None:
        _repeated(evaluation, diagnostics)
    diagnostics.raise_errors()
    assert isinstance(evaluation, Evaluation)
    return evaluation


def _repeated(evaluation: Evaluation, diagnostics: Diagnostics) -> None:
    for field in TABLES["evaluation"].fields:
        identity = TABLES[field.of].identity if field.type == "record" else ()
        seen: dict[object, Place] = {}
        for item in getattr(evaluation, field.name) if identity else ():
            key = getattr(item, identity[0])
            if key in seen:
                diagnostics.error(
                    "record.repeated",
                    item.place,
                    label=field.label,
                    identity=key,
                    first=f"第 {seen[key].line} 行",
                )
            seen.setdefault(key, item.place)
