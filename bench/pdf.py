"""PDF beside pdfplumber: reading and auditing a report, against extracting its text or its tables alone.

The reports are drawn here: one of paragraphs alone, one of ruled tables. Needs pdfplumber, which the product
itself does not use.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pdfplumber
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

import harness
from jiheng.audit import audit_report
from jiheng.document.parse import parse_laid
from jiheng.document.pdf import read_pdf
from jiheng.read import read

TEXT, TABLES = 1.0, 1.5
PAGES = 12
FONT, EM, STEP = "STSong-Light", 12, 20
SENTENCE = "第{n}项工作计划完成{a}个，实际完成{b}个，完成率{c}%；全年预算{d}万元，实际支出{e}万元。"
# A report has about one figure to check in a hundred characters.
PLAIN = "各科室按照年初部署细化措施，压实责任，按月通报进度，发现问题及时整改，资金拨付规范，没有截留挪用。"


def _pdf(page: Callable[[Canvas, int], None]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    into = BytesIO()
    canvas = Canvas(into, pagesize=(595, 842))
    for number in range(PAGES):
        canvas.setFont(FONT, EM)
        page(canvas, number)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def _prose(canvas: Canvas, number: int) -> None:
    first = number * 20
    text = "".join(
        PLAIN + SENTENCE.format(n=first + n, a=n + 20, b=n + 18, c=95, d=n * 10 + 100, e=n * 9 + 90)
        for n in range(20)
    )
    for line in range(34):
        canvas.drawString(70, 780 - line * STEP, text[line * 38 : line * 38 + 38])


def _table(canvas: Canvas, number: int) -> None:
    xs, ys = [70, 170, 270, 370, 470, 530], [780 - STEP * row for row in range(31)]
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    head = ["项目", "年初预算数", "全年预算数", "执行数", "执行率"]
    for row, y in enumerate(ys[1:]):
        plan, done = 1000 + row, 900 + number
        cells = head if not row else [f"项目{row}", str(plan), str(plan), str(done), f"{done / plan:.2%}"]
        for x, cell in zip(xs, cells, strict=False):
            canvas.drawString(x + 4, y + 5, cell)


def _audited(data: bytes) -> object:
    return audit_report(read(parse_laid(read_pdf(data, "a.pdf"), "a.pdf")))


def _texts(data: bytes) -> object:
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def _tables(data: bytes) -> object:
    with pdfplumber.open(BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def measure(rounds: int) -> Sequence[harness.Comparison]:
    """Return the comparisons; a round takes some seconds."""
    few = max(3, rounds // 3)
    prose, table = _pdf(_prose), _pdf(_table)
    return [
        harness.compare(
            "读并审一份没有表的 PDF",
            lambda: _audited(prose),
            peer="pdfplumber 取文字",
            theirs=lambda: _texts(prose),
            target=TEXT,
            rounds=few,
        ),
        harness.compare(
            "读并审一份有框线表的 PDF",
            lambda: _audited(table),
            peer="pdfplumber 取表",
            theirs=lambda: _tables(table),
            target=TABLES,
            rounds=few,
        ),
    ]


if __name__ == "__main__":
    harness.main(measure)
