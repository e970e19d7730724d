"""How a document reads as plain text, so that a snippet's expected blocks can be written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiheng.document import Cell, Document, Heading, Paragraph, Table

KINDS = {"text": "段", "note": "注", "attachment": "附件", "caption": "表题", "contents": "目录"}


def _paragraph(block: Paragraph) -> str:
    level = block.level or ""
    lead = f"「{block.title}」" if block.title else ""
    return f"{KINDS[block.kind]}{level}{lead}：{block.text}"


def _path(cells: tuple[Cell, ...]) -> str:
    return " › ".join(cell.text for cell in cells)


def _table(table: Table) -> list[str]:
    facts = [f"表{table.index}", "确定" if table.certain else "不确定"]
    facts += [f"题名 {table.caption}"] if table.caption else []
    facts += [f"单位 {table.unit}"] if table.unit else []
    heads = [_path(path) for path in table.column_headers]
    lines = [" ".join(facts), f"  列：{' | '.join(heads)}"]
    for row in table.body:
        cells = [cell.text.replace("\n", "⏎") for cell in row[table.label_columns :]]
        lines.append(f"  {_path(table.row_path(row[0]))}：{' | '.join(cells)}")
    return lines


def _render(document: Document) -> str:
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            lines.append(f"题{block.level}：{block.text}")
        elif isinstance(block, Paragraph):
            lines.append(_paragraph(block))
        else:
            lines += _table(block)
    lines += [f"页：{document.text[start:end]}" for start, end in document.furniture]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="session")
def render() -> Callable[[Document], str]:
    """Render a document as the expected files in ``texts/`` have it: a line for a block or a table's row."""
    return _render
