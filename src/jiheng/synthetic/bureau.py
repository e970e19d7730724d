"""虚构的局 — every year of an invented bureau, with its evaluations, and the files of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jiheng.evaluation import Evaluation
from jiheng.evaluation.load import TABLES as EVALUATION_TABLES
from jiheng.ledger import EVALUATIONS_FOLDER, Ledger, ledger_files
from jiheng.record import emit
from jiheng.synthetic.evaluations import evaluations
from jiheng.synthetic.frame import frame
from jiheng.synthetic.ledger import build, evidence_files
from jiheng.synthetic.money import money_years, year_before
from jiheng.synthetic.plan import Plan
from jiheng.yaml_source import dump_yaml


@dataclass(frozen=True, slots=True)
class BureauYear:
    """One year: the ledger and its evaluations by name."""

    ledger: Ledger
    evaluations: Mapping[str, Evaluation]

    def files(self) -> dict[str, str]:
        """Return the texts of the ledger folder, by path inside it."""
        found = {**ledger_files(self.ledger), **evidence_files(self.ledger)}
        for name, evaluation in self.evaluations.items():
            text = dump_yaml(emit(evaluation, "evaluation", EVALUATION_TABLES))
            found[f"{EVALUATIONS_FOLDER}/{name}.yaml"] = text
        return found


def invent(plan: Plan) -> Iterator[BureauYear]:
    """Yield the years of a bureau; the same plan gives the same records, byte for byte."""
    standing = frame(plan)
    money = money_years(plan, standing)
    before = year_before(plan, standing)
    for year in range(plan.years):
        ledger = build(plan, standing, money, before, year)
        yield BureauYear(ledger, evaluations(plan, money[year], ledger))
