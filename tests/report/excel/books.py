"""Workbooks to look at: of the examples, and of the invented department that scoring is tested with."""

from __future__ import annotations

import importlib.util
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.report import excel_sheet
from jiheng.score import CriterionScore, ScoreSheet

from ..sheets import Made, example

MAIN = "评分表"
SCORE, FULL, RATE, STATE = "得分（分）", "满分（分）", "得分率", "状态"
NOISE = 1e-9
_WORLD = Path(__file__).parents[2] / "score" / "world.py"


@cache
def world() -> ModuleType:
    """The invented department of the scoring tests, with its cases."""
    spec = importlib.util.spec_from_file_location("score_world", _WORLD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def workbook(evaluation: str) -> bytes:
    """The workbook of an evaluation of the examples."""
    source = example(evaluation)
    return excel_sheet(source.sheet, source.ledger)


def book_of(made: Made) -> bytes:
    return excel_sheet(made.sheet, made.ledger)


def opened(content: bytes, *, values: bool = True) -> Any:
    """The workbook as openpyxl reads it: the values beside the formulas, or the formulas."""
    return load_workbook(io.BytesIO(content), data_only=values)


@dataclass(frozen=True)
class Main:
    """The sheet 评分表: rows by criterion, columns by title."""

    sheet: Worksheet

    @property
    def head(self) -> int:
        return next(row[0].row for row in self.sheet.iter_rows() if any(cell.value == SCORE for cell in row))

    @property
    def columns(self) -> dict[str, int]:
        titles = self.sheet[self.head]
        return {str(cell.value): cell.column for cell in titles if cell.value}

    def row_of(self, position: int) -> int:
        return self.head + 1 + position

    def named(self, title: str) -> int:
        """The row whose first cell says so: 总分, 等级."""
        return next(cell.row for cell in self.sheet["A"] if cell.value == title and cell.row > self.head)

    def at(self, row: int, title: str) -> Any:
        return self.sheet.cell(row, self.columns[title]).value


def main_of(book: Any) -> Main:
    return Main(book[MAIN])


def same(found: object, points: Decimal | None) -> bool:
    """Whether a cell holds these points to the sixth place; a binary number is all it can hold."""
    if points is None or found is None or isinstance(found, str):
        return points is None and not isinstance(found, int | float)
    return round(Decimal(str(found)), 6) == round(points, 6)


def word_of(item: CriterionScore) -> str:
    """The word in place of points that are not there."""
    return "不适用" if item.status == "not_applicable" else "缺"


def differences(main: Main, sheet: ScoreSheet) -> list[str]:
    """Where the points, rates, total, grade or state of a workbook are not those of the sheet."""
    found = []
    for position, item in enumerate(sheet.criteria):
        value = main.at(main.row_of(position), SCORE)
        if item.node.measure:
            right = value is None
        else:
            right = value == word_of(item) if item.score is None else same(value, item.score)
        found += [] if right else [f"{item.id}: {value} {item.score}"]
        if item.score_rate is not None:
            rate = main.at(main.row_of(position), RATE)
            found += [] if abs(rate - float(item.score_rate)) < NOISE else [f"{item.id}: {rate}"]
    total, grade = main.at(main.named("总分"), SCORE), main.at(main.named("等级"), SCORE)
    if not (total == "缺" if sheet.total is None else same(total, sheet.total)):
        found.append(f"总分: {total} {sheet.total}")
    if grade != (sheet.grade or ("没有等级" if sheet.complete else "未定等级")):
        found.append(f"等级: {grade} {sheet.grade}")
    if main.at(main.named("总分"), STATE) != ("齐全" if sheet.complete else "不完整"):
        found.append(f"状态: {sheet.complete}")
    return found
