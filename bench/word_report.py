"""Word report — a whole report beside the template library filling the same template alone.

Ours scores an open ledger, builds what the template shows, fills it, joins cells and packs the file; the
peer is given all that ready and only fills and saves. The ledgers are the two with the longest reports.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate

import harness
from jiheng.actions.open_ledger import OpenLedger, open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import Diagnostics
from jiheng.report.outline import outline_for
from jiheng.report.word import WordOptions, word_report
from jiheng.report.word.compose import compose
from jiheng.report.word.environment import context_of, environment
from jiheng.report.word.fill import standard_template
from jiheng.scheme import load_scheme
from jiheng.score import ScoreSheet

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = ("shaoguan-2019", "foshan-2020")
TARGET = 1.5


def scored(opened: OpenLedger) -> ScoreSheet:
    """Return the score sheet of a ledger's own evaluation."""
    evaluation = choose_evaluation(opened, "", "")
    return score_opened(opened, load_scheme(evaluation.scheme, beside=opened.folder), evaluation)


def ready(opened: OpenLedger) -> harness.Work:
    """Return the peer's work: the template library alone with everything ready."""
    sheet = scored(opened)
    outline = outline_for(sheet, opened.ledger.header.region)
    context = context_of(compose(sheet, opened.ledger, outline, Diagnostics()))
    template = standard_template()

    def fill() -> None:
        word = DocxTemplate(BytesIO(template))
        word.render(context, environment(), autoescape=True)
        word.save(BytesIO())

    return fill


def measure(rounds: int) -> list[harness.Comparison]:
    """Time the whole of our work, from the open ledger on, against the filling alone."""
    found = []
    for name in CASES:
        opened = open_ledger(EXAMPLES / name)

        def ours(opened: OpenLedger = opened) -> None:
            word_report(scored(opened), opened.ledger, WordOptions(), Diagnostics())

        found.append(
            harness.compare(
                f"Word 报告 {name}",
                ours,
                peer="docxtpl 只填模板",
                theirs=ready(opened),
                target=TARGET,
                rounds=rounds,
            )
        )
    return found


def main() -> None:
    """Run the bench."""
    harness.main(measure)


if __name__ == "__main__":
    main()
