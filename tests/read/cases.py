"""Cases in data files: a text as it might be printed, and what is to be read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from jiheng.document import parse
from jiheng.read import Breakdown, Comparison, Figure, Indicator, Report, ScoreLine, read
from jiheng.read.as_json import plain
from jiheng.read.kinds import printed

FOLDER = Path(__file__).parent
KINDS = (
    "金额",
    "个数",
    "得分",
    "指标",
    "分解",
    "罗列",
    "增减",
    "问题",
    "措施",
    "断言",
    "附件",
    "报告",
    "错数",
)


@dataclass(frozen=True)
class Case:
    """One case of a data file."""

    name: str
    text: str
    expected: dict[str, object]

    def __str__(self) -> str:
        return self.name


def cases(file: str) -> list[Case]:
    """Return the cases of a file of this folder."""
    entries = yaml.safe_load((FOLDER / file).read_text(encoding="utf-8"))
    found = []
    for entry in entries:
        expected = {kind: entry[kind] for kind in READERS if kind in entry}
        unknown = set(entry) - {"例", "排版", "原文", *READERS}
        assert expected, entry["例"]
        assert not unknown, (entry["例"], unknown)
        found.append(Case(f"{file[:-5]}: {entry['例']}", entry["原文"], expected))
    return found


def seen(case: Case) -> dict[str, object]:
    """Return what is read of a case, in the words of the data files, for the kinds that it names."""
    report = read(parse(case.text, "case.txt"))
    return {kind: _seen(report, kind) for kind in case.expected}


def _seen(report: Report, kind: str) -> object:
    return READERS[kind](report)


def _money(figure: Figure) -> str:
    return f"{' '.join(filter(None, (figure.name, figure.stage)))} = {plain(figure.value)}"


def _score(line: ScoreLine) -> str:
    full = f"/{plain(line.full_marks)}" if line.full_marks is not None else ""
    rate = f" {line.rate.text}" if line.rate else ""
    return f"{'/'.join(line.path)} = {plain(line.score)}{full}{rate}"


def _indicator(item: Indicator) -> str:
    values = (_number(item.target), _number(item.actual), _text(item.completion), _text(item.growth))
    return " | ".join((item.name, *(value or "-" for value in values)))


def _number(figure: Figure | None) -> str | None:
    return plain(printed(figure.quantity)) if figure and figure.quantity else None


def _text(figure: Figure | None) -> str | None:
    return figure.text if figure else None


def _count(figure: Figure) -> str:
    return f"{figure.name} = {plain(figure.value)}{figure.quantity.unit.base if figure.quantity else ''}"


def _breakdown(item: Breakdown) -> str:
    return f"{item.whole.text} = {' + '.join(part.text for part in item.parts)}"


def _comparison(item: Comparison) -> str:
    words = (item.figure.text, item.against, "-" if item.falls else "+", _text(item.change))
    return " ".join(filter(None, words))


def _about(report: Report) -> dict[str, object]:
    about = report.metadata
    return {
        "部门": about.department,
        "地区": about.region,
        "年度": about.year,
        "类型": about.kind,
        "评价机构": about.evaluator,
        "总分": plain(about.total.value) if about.total else None,
        "等级": about.grade,
    }


READERS: dict[str, Callable[[Report], object]] = {
    "金额": lambda report: [_money(figure) for figure in report.money],
    "个数": lambda report: [_count(figure) for figure in report.counts],
    "得分": lambda report: [_score(line) for line in report.scores],
    "指标": lambda report: [_indicator(item) for item in report.indicators],
    "分解": lambda report: [_breakdown(item) for item in report.breakdowns],
    "罗列": lambda report: [
        f"{item.announced.text} = {'、'.join(item.items)}" for item in report.enumerations
    ],
    "增减": lambda report: [_comparison(item) for item in report.comparisons],
    "问题": lambda report: [point.title for point in report.problems],
    "措施": lambda report: [point.title for point in report.measures],
    "断言": lambda report: [f"{item.kind} {item.words}" for item in report.statements],
    "附件": lambda report: [f"{item.name} {'在' if item.present else '缺'}" for item in report.attachments],
    "错数": lambda report: [figure.text for figure in report.malformed],
    "报告": _about,
}
