"""Documents of every kind, made on the spot, and a small ledger that refers to them."""

from __future__ import annotations

import json
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from PIL import Image, ImageDraw
from pypdf import PageObject, PdfReader, PdfWriter
from reportlab.lib.pagesizes import A3, A4
from reportlab.pdfgen.canvas import Canvas

SCHEME: dict[str, Any] = {
    "编号": "某区/试",
    "名称": "某区部门整体支出绩效评分表",
    "满分": "10",
    "类型": "框架",
    "等级": {"优": "9", "差": "0"},
    "舍入": {"小数位": "2", "方式": "四舍五入"},
    "指标": [
        {"编号": "A1", "名称": "制度健全", "满分": "2", "评审": "有制度"},
        {
            "编号": "A2",
            "名称": "支出率",
            "满分": "3",
            "取值": "部门执行数 ÷ 部门全年预算数",
            "得分": "满分 × MIN(1, 取值)",
        },
        {
            "编号": "B1",
            "名称": "产出",
            "满分": "3",
            "逐指标": {"范围": "产出", "权重": "均分", "未达标": "零分"},
        },
        {"编号": "B2", "名称": "满意度", "满分": "2", "评审": "有调查"},
    ],
}
EVALUATION: dict[str, Any] = {
    "类型": "单位自评",
    "评分方案": "../方案.yaml",
    "日期": "2025-03-01",
    "评审意见": [
        {"指标": "A1", "得分": "1", "佐证": ["E1"], "扣分": [{"理由": "没有修订", "佐证": "E2、会议纪要"}]},
        {"指标": "B2", "得分": "2"},
    ],
}
FACTS = [
    {"数据项": "部门执行数", "值": "90万元", "佐证": ["E2"]},
    {"数据项": "部门全年预算数", "值": "100万元", "佐证": ["E3"]},
]
INDICATORS = [
    {
        "编号": "I1",
        "名称": "场次",
        "一级": "产出",
        "指标值": [{"值": "3场"}],
        "实际完成值": "3场",
        "佐证": ["E4"],
    }
]


def ledger(folder: Path, evidence: list[dict[str, str]], **files: bytes) -> Path:
    """A ledger with this evidence; ``files`` are put beside it under their names, ``_`` for the dot."""
    home = folder / "某局"
    contents = {
        "ledger.yaml": {"部门": "某区人力资源和社会保障局", "地区": "某区", "年度": "2024", "评价": "自评"},
        "../方案.yaml": SCHEME,
        "facts.yaml": listed(FACTS, evidence),
        "indicators.yaml": listed(INDICATORS, evidence),
        "evidence.yaml": evidence,
        "evaluations/自评.yaml": EVALUATION,
    }
    for name, content in contents.items():
        target = home / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (home / "佐证").mkdir()
    for name, data in files.items():
        (home / "佐证" / name.replace("_", ".")).write_bytes(data)
    return home


def listed(rows: list[dict[str, Any]], evidence: list[dict[str, str]]) -> list[dict[str, Any]]:
    """The rows, referring only to evidence that the ledger has."""
    known = {item["编号"] for item in evidence}
    return [{**row, "佐证": [name for name in row["佐证"] if name in known]} for row in rows]


def pdf(*words: str, size: tuple[float, float] = A4, turned: int = 0) -> bytes:
    """A PDF with a page for each word, which stands near all four corners."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=size, invariant=1)
    width, height = size
    for word in words:
        canvas.setFont("Helvetica", min(width, height) / 20)
        for x, y in ((4, 4), (width / 2, height / 2), (4, height - 12)):
            canvas.drawString(x, y, word)
        canvas.showPage()
    canvas.save()
    if not turned:
        return output.getvalue()
    writer = PdfWriter()
    for page in PdfReader(output).pages:
        page.rotate(turned)
        writer.add_page(page)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def locked(content: bytes, password: str) -> bytes:
    writer = PdfWriter()
    writer.append(BytesIO(content))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    return written(writer)


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    image = Image.new("RGBA" if kind == "PNG" else "RGB", (width, height), "#cfe3f7")
    ImageDraw.Draw(image).ellipse((10, 10, width - 10, height - 10), outline="#225588", width=6)
    output = BytesIO()
    image.save(output, kind)
    return output.getvalue()


def endless_picture(width: int, height: int) -> bytes:
    """The head of a picture of this size: nobody is to look at its points."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def pages(content: bytes) -> list[PageObject]:
    return list(PdfReader(BytesIO(content)).pages)


LARGE = A3
