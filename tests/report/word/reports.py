"""Word reports to look into: of the examples, and of ledgers written for a test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from docx import Document

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import Diagnostics
from jiheng.report.outline import outline_for
from jiheng.report.word import WordOptions, word_report
from jiheng.report.word.blocks import BLOCKS
from jiheng.report.word.compose import compose
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, Report
from jiheng.scheme import load_scheme

from ..sheets import EXAMPLES

OWN = ("foshan-2020", "guangzhou-2021", "huadu-2022", "nansha-2023", "shaoguan-2019")
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def material(folder: Path, evaluation: str = "") -> Material:
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, "")
    sheet = score_opened(opened, load_scheme(chosen.scheme, beside=folder), chosen)
    return Material(sheet, opened.ledger)


def parts(folder: Path, block: str, evaluation: str = "") -> list[Part]:
    """What one content gives."""
    return list(BLOCKS[block](material(folder, evaluation)))


def composed(folder: Path, diagnostics: Diagnostics | None = None, **options: Any) -> Report:
    found = material(folder, options.pop("evaluation", ""))
    outline = options.pop("outline", None) or outline_for(found.sheet, found.ledger.header.region)
    collected = diagnostics if diagnostics is not None else Diagnostics()
    return compose(found.sheet, found.ledger, outline, collected, **options)


def written(folder: Path, evaluation: str = "", **options: Any) -> bytes:
    found = material(folder, evaluation)
    return word_report(found.sheet, found.ledger, WordOptions(**options), Diagnostics())


@cache
def example_report(name: str) -> bytes:
    return written(EXAMPLES / name)


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


def text_of(content: bytes) -> str:
    return "\n".join(words(item) for item in opened(content).element.body.iter(f"{SPACE}p"))


def words(element: Any) -> str:
    """The text inside an element; the library's own elements would tell theirs twice."""
    return "".join(text.text or "" for text in element.iter(f"{SPACE}t"))


def ledger(folder: Path, **files: Any) -> Path:
    """A ledger folder of plain data by file stem; the header is given where none is."""
    header = {"部门": "某区民政局", "地区": "某区", "年度": "2024", "评分方案": "方案.yaml", "评价": "自评"}
    scheme = {
        "编号": "某区/2024",
        "名称": "某区部门整体支出绩效自评表",
        "适用": {"地区": "某区", "年度": ["2024"]},
        "类型": "评分表",
        "满分": "100",
        "等级": {"优": "90", "差": "0"},
        "舍入": {"小数位": "2", "方式": "四舍五入"},
        "指标": [{"编号": "A", "名称": "总体", "满分": "100", "评审": "总体情况"}],
    }
    evaluation = {
        "类型": "单位自评",
        "实施方": "本单位",
        "评分方案": "方案.yaml",
        "评审意见": [{"指标": "A", "得分": "95", "扣分": [{"分值": "5", "理由": "材料不齐"}]}],
    }
    given: dict[str, Any] = {
        "ledger": {**header, **files.pop("header", {})},
        "evaluations/自评": evaluation,
        **files,
    }
    for stem, content in given.items():
        _store(folder / f"{stem}.yaml", content)
    _store(folder.parent / "方案.yaml", scheme)
    for file in (folder / "ledger.yaml", folder / "evaluations" / "自评.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("方案.yaml", str(folder.parent / "方案.yaml")), encoding="utf-8")
    return folder


def _store(file: Path, content: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def cells(content: bytes) -> Iterator[list[str]]:
    """The texts of every row of every table."""
    for table in opened(content).element.body.iter(f"{SPACE}tbl"):
        for row in table.iter(f"{SPACE}tr"):
            yield [words(cell) for cell in row.iter(f"{SPACE}tc")]
