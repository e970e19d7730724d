"""Files that cannot be read: one sentence each, soon, and nothing else."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from jiheng.diagnostic import DiagnosticError
from jiheng.document import load
from jiheng.document.pdf import read_pdf
from jiheng.document.pdf.read import LIMITS

from .draw import drawn

PAGE = {"字": [[70, 80, "一、基本情况：本年度共安排项目预算一千二百万元。"]]}


def code(data: bytes) -> str:
    with pytest.raises(DiagnosticError) as raised:
        read_pdf(data, "报告.pdf")
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.place is not None
    assert diagnostic.place.file == "报告.pdf"
    assert str(diagnostic)
    return diagnostic.code


def test_a_password_is_said() -> None:
    data = drawn([PAGE], encrypt=StandardEncryption("secret", canPrint=0))
    assert code(data) == "document.pdf_locked"


@pytest.mark.parametrize("share", [0.02, 0.3])
def test_a_file_cut_short_is_damaged_or_has_no_text(share: float) -> None:
    data = drawn([PAGE])
    assert code(data[: int(len(data) * share)]) in {"document.pdf_damaged", "document.pdf_scan"}


def test_a_page_of_strokes_without_text_is_a_scan() -> None:
    assert code(drawn([{"线": [[10, 10, 500, 500]]}] * 3)) == "document.pdf_scan"


def test_too_many_pages_are_refused_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "pages", 2)
    assert code(drawn([PAGE] * 3)) == "document.pdf_pages"


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "characters", 30)
    assert code(drawn([PAGE] * 3)) == "document.pdf_characters"


def test_a_thousand_pages_are_read_soon() -> None:
    data = drawn([{"字": [[70, 80, f"第{number}项工作已经完成。"]]} for number in range(1000)])
    start = perf_counter()
    laid = read_pdf(data, "报告.pdf")
    assert perf_counter() - start < 30
    assert len(laid.pages) == 1000


def test_a_giant_page_and_a_drawing_of_many_lines_are_read() -> None:
    lines = [[10 * n, 10, 10 * n, 9000] for n in range(600)] + [
        [10, 10 * n, 9000, 10 * n] for n in range(600)
    ]
    laid = read_pdf(drawn([{"字": [[70, 80, "这是一张大图。"]], "线": lines}], (14000, 14000)), "图.pdf")
    assert "这是一张大图。" in laid.text


def test_the_end_of_the_name_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(drawn([PAGE]))
    assert "一、基本情况" in load(path).text
