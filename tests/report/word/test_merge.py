"""Marked cells are joined with the one above or beside them; a mark with nothing to join only goes."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jiheng.report.word.merge import merge_cells
from jiheng.report.word.parts import LEFT, RIGHT, UP

from .reports import SPACE, words


def table(*rows: tuple[str, ...]) -> Any:
    def cell(text: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="100"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'

    inside = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return parse_xml(f"<w:body {nsdecls('w')}><w:tbl><w:tblGrid/>{inside}</w:tbl></w:body>")


def shape(body: Any) -> list[list[str]]:
    """Each cell: its text, how many columns it spans, whether it is joined upwards."""
    found = []
    for row in body.iter(f"{SPACE}tr"):
        cells = []
        for cell in row.iter(f"{SPACE}tc"):
            look = cell.find(f"{SPACE}tcPr")
            span, merge = look.find(f"{SPACE}gridSpan"), look.find(f"{SPACE}vMerge")
            wide = "" if span is None else f"×{span.get(f'{SPACE}val')}"
            joined = "" if merge is None else {"restart": "↓", "continue": "↑"}[merge.get(f"{SPACE}val")]
            cells.append(words(cell) + wide + joined)
        found.append(cells)
    return found


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("甲", "1"), (UP, "2"), (UP, "3")], [["甲↓", "1"], ["↑", "2"], ["↑", "3"]]),
        ([("甲", LEFT, "1")], [["甲×2", "1"]]),
        ([("甲", LEFT, LEFT)], [["甲×3"]]),
        ([("甲", "乙", "1"), (UP, "丙", LEFT)], [["甲↓", "乙", "1"], ["↑", "丙×2"]]),
        ([("甲", LEFT, "1"), (UP, LEFT, "2")], [["甲×2↓", "1"], ["×2↑", "2"]]),
        ([("甲", RIGHT, "1"), (UP, RIGHT, "2")], [["甲↓", "1×2"], ["↑", "2×2"]]),
        ([("甲", RIGHT)], [["甲", ""]]),
        ([(UP, "1"), (LEFT, "2")], [["", "1"], ["", "2"]]),
    ],
)
def test_marked_cells_are_joined(rows: list[tuple[str, ...]], expected: list[list[str]]) -> None:
    body = table(*rows)
    merge_cells(body)
    assert shape(body) == expected


def test_a_mark_outside_a_table_only_goes() -> None:
    body = parse_xml(f"<w:body {nsdecls('w')}><w:p><w:r><w:t>{UP}</w:t></w:r></w:p></w:body>")
    merge_cells(body)
    assert words(body) == ""
