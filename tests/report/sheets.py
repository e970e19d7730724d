"""Score sheets to make pages of: every evaluation of the examples, and ones with something special."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.ledger import Ledger
from jiheng.report import html_sheet
from jiheng.scheme import load_scheme
from jiheng.score import ScoreSheet

from .page import Element, read_page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EVALUATIONS = sorted(f"{file.parents[1].name}/{file.stem}" for file in EXAMPLES.glob("*/evaluations/*.yaml"))


@dataclass(frozen=True)
class Made:
    sheet: ScoreSheet
    ledger: Ledger
    html: str
    page: Element


def make(folder: Path, name: str = "", *, settings: tuple[str, ...] = (), **changes: Any) -> Made:
    """The page of an evaluation, with ``changes`` made to its record first."""
    opened = open_ledger(folder)
    evaluation = replace(choose_evaluation(opened, name, ""), **changes)
    scheme = load_scheme(evaluation.scheme, beside=folder)
    return made(score_opened(opened, scheme, evaluation, settings), opened.ledger)


def made(sheet: ScoreSheet, ledger: Ledger) -> Made:
    html = html_sheet(sheet, ledger)
    return Made(sheet, ledger, html, read_page(html))


@cache
def example(evaluation: str) -> Made:
    """The page of one of `EVALUATIONS`."""
    folder, _, name = evaluation.partition("/")
    return make(EXAMPLES / folder, name)
