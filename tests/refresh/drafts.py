"""Old reports made on the spot, a ledger of the year after, and what became of the one by the other."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from jiheng.actions.refresh import refresh_report
from jiheng.refresh import Refreshed

TITLE = "广州市南沙区人力资源和社会保障局2023年度部门整体支出绩效自评报告"
BRACKETS = {
    WD_COLOR_INDEX.BRIGHT_GREEN: "【】",
    WD_COLOR_INDEX.YELLOW: "［］",
    WD_COLOR_INDEX.RED: "｛｝",
}
THIS_YEAR: dict[str, Any] = {
    "ledger.yaml": {"部门": "广州市南沙区人力资源和社会保障局", "地区": "广州市南沙区", "年度": "2024"},
    "facts.yaml": [
        {"数据项": "部门年初预算数", "值": "1200.75万元", "来源": "批复"},
        {"数据项": "部门年初预算数", "值": "1100万元", "年度": "2023"},
        {"数据项": "信访收到件数", "值": "20件"},
        {"数据项": "信访办结件数", "值": "18件"},
        {"数据项": "信访办理率", "值": "90%"},
    ],
    "indicators.yaml": [
        {
            "编号": "I1",
            "名称": "培训人数",
            "一级": "产出",
            "指标值": [{"值": "500人"}],
            "实际完成值": "620人",
        },
        {
            "编号": "I2",
            "名称": "失业率",
            "一级": "产出",
            "指标值": [{"值": "3.5%以内"}],
            "实际完成值": "2.1%",
        },
    ],
}


def ledger(folder: Path, files: dict[str, Any]) -> Path:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def draft(*paragraphs: str) -> WordDocument:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return document


def renewed(
    document: WordDocument, folder: Path, *, last: dict[str, Any] | None = None
) -> tuple[WordDocument, Refreshed]:
    """The document after it met the ledger of the year after."""
    old = folder / "旧稿.docx"
    document.save(str(old))
    before = None if last is None else ledger(folder / "去年", last)
    refreshed = refresh_report(old, ledger(folder / "今年", THIS_YEAR), folder / "新稿.docx", last=before)
    assert (folder / "新稿.docx").read_bytes() == refreshed.content
    return docx.Document(BytesIO(refreshed.content)), refreshed


def marked(paragraph: Paragraph) -> str:
    """The words of a paragraph with brackets for colours."""
    shown = ""
    for run in paragraph.runs:
        pair = BRACKETS.get(run.font.highlight_color or WD_COLOR_INDEX.AUTO, "")
        text = run.text
        if text:
            shown += f"{pair[:1]}{text}{pair[1:]}"
    for pair in BRACKETS.values():
        shown = shown.replace(pair[::-1], "")
    return shown
