"""Web pages: what is text of the report and what is not, and tables with merged cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.diagnostic import DiagnosticError
from jiheng.document import load
from jiheng.document.html import lay_html

PAGES = yaml.safe_load((Path(__file__).parent / "pages.yaml").read_text("utf-8"))


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


@pytest.mark.parametrize("page", PAGES, ids=[page["名称"] for page in PAGES])
def test_a_page_becomes_lines(page: dict[str, Any]) -> None:
    data = f"<!DOCTYPE html><html><body>{page['网页']}</body></html>".encode()
    assert lines(lay_html(data, "a.html").text) == page["成文"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_any_encoding_and_any_suffix(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "報告.docx"
    file.write_bytes("<html><body><p>預算執行率為98.5%。</p></body></html>".encode(encoding))
    assert load(file).text == "預算執行率為98.5%。\n"


def test_a_cell_that_spans_more_than_there_is() -> None:
    page = "<table><tr><td rowspan=9999 colspan=9999>甲<td>1</tr><tr><td>2</tr></table>"
    assert lines(lay_html(page.encode(), "a").text) == ["| 甲 | 1 |", "|  | 2 |"]


def test_tables_in_tables_in_tables() -> None:
    page = "<table><tr><td>a<td>b<td>c<tr><td>1<td>2<td>3<tr><td>4<td>5<td>" * 20
    text = lay_html(page.encode(), "a").text
    assert text.count("| a | b | c |") == 20


def test_a_table_of_too_many_cells_is_told() -> None:
    wide = "<td rowspan=60000>1" * 500
    with pytest.raises(DiagnosticError) as told:
        lay_html(f"<table><tr>{wide}{'<tr><td>2' * 9000}</table>".encode(), "a")
    assert told.value.diagnostics[0].code == "document.table_large"


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p></p>", "<html><script>1</script></html>"])
def test_a_page_without_text_is_told(page: str) -> None:
    with pytest.raises(DiagnosticError) as told:
        lay_html(page.encode(), "a.html")
    assert told.value.diagnostics[0].code == "document.empty"
