"""From a scheme's text to a scheme ready to score with, reporting every mistake at once."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import TABLES as LEDGER_TABLES
from jiheng.ledger import DataItem, Dictionary, standard_dictionary
from jiheng.record import Builder, load_tables
from jiheng.scheme import records
from jiheng.scheme.build import build_scheme
from jiheng.scheme.scheme import Scheme
from jiheng.yaml_source import expect_mapping, read_file, read_text

TABLES = {
    **load_tables(files(__package__).joinpath("fields.toml").read_text(encoding="utf-8")),
    "item": LEDGER_TABLES["item"],
}

RECORDS = {
    "scheme": records.SchemeRecord,
    "applies": records.Applies,
    "rounding": records.Rounding,
    "criterion": records.Criterion,
    "band": records.Band,
    "step": records.Step,
    "per_indicator": records.PerIndicator,
    "requirement": records.Requirement,
    "answer": records.Answer,
    "inapplicable_rule": records.InapplicableRule,
    "bonus": records.Bonus,
    "veto": records.Veto,
    "weight_plan": records.WeightPlan,
    "item": DataItem,
}


def parse_scheme(text: str, file: str, dictionary: Dictionary | None = None) -> Scheme:
    """Return the scheme of a YAML text; ``file`` is its name in messages.

    Its rules may name the data items of ``dictionary`` (by default the standard one) and its own.

    Raises:
        DiagnosticError: something in it is wrong; all mistakes are carried.
    """
    diagnostics = Diagnostics()
    builder = Builder(TABLES, RECORDS, diagnostics)
    node = expect_mapping(read_text(text, file=file), file)
    record = builder.build(node, "scheme")
    diagnostics.raise_errors()
    assert isinstance(record, records.SchemeRecord)
    items = (dictionary or standard_dictionary()).extended(record.items)
    scheme = build_scheme(record, text, file, items, diagnostics)
    diagnostics.raise_errors()
    assert scheme is not None
    return scheme


def read_scheme(path: Path) -> Scheme:
    """Return the scheme of a file.

    Raises:
        DiagnosticError: the file cannot be read, or something in it is wrong.
    """
    return parse_scheme(read_file(path), str(path))
