"""The five reference reports: outline, tables, coverage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jiheng.document import Document, Heading, Paragraph, Table, load

pytestmark = pytest.mark.shared

GUANGZHOU, HUADU, FOSHAN, NANSHA, SHAOGUAN = "000", "001", "002", "003", "004"
ALL = (GUANGZHOU, HUADU, FOSHAN, NANSHA, SHAOGUAN)


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    return {path.name[:3]: load(path) for path in sorted((shared / "seeds").glob("*.txt"))}


def healed_offsets(document: Document) -> Iterator[int]:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            yield from block.healed.offsets
            continue
        for row in block.rows:
            for cell in row:
                yield from cell.healed.offsets
        for part in (block.caption, block.unit):
            yield from part.offsets if part else ()


@pytest.mark.parametrize("seed", ALL)
def test_every_printed_character_is_in_a_block(documents: dict[str, Document], seed: str) -> None:
    document = documents[seed]
    covered = set(healed_offsets(document))
    covered.update(at for start, end in document.furniture for at in range(start, end))
    lost = {character for at, character in enumerate(document.text) if at not in covered}
    assert {character for character in lost if not character.isspace()} <= set("*#单位：")


@pytest.mark.parametrize("seed", ALL)
def test_nothing_is_taken_for_page_furniture(documents: dict[str, Document], seed: str) -> None:
    assert documents[seed].furniture == ()


@pytest.mark.parametrize(
    ("seed", "shape", "layout"),
    [
        (GUANGZHOU, [(6, 4), (5, 4), (7, 4), (5, 4), (5, 4)], "wrapped"),
        (HUADU, [], ""),
        (FOSHAN, [(9, 4)], "tab_rows"),
        (NANSHA, [(7, 3)], "flat_rows"),
        (SHAOGUAN, [(6, 3), (9, 4), (10, 7), (8, 4), (13, 5), (4, 4), (10, 4), (5, 4)], "tab_cells"),
    ],
)
def test_tables_have_their_rows_and_columns(
    documents: dict[str, Document], seed: str, shape: list[tuple[int, int]], layout: str
) -> None:
    tables = list(documents[seed].tables)
    assert [(len(table.rows), len(table.rows[0])) for table in tables] == shape
    assert {table.layout for table in tables} <= {layout}
    assert all(table.certain for table in tables)


@pytest.mark.parametrize(
    ("seed", "outer", "inner"),
    [(GUANGZHOU, 5, 8), (HUADU, 4, 8), (FOSHAN, 4, 13), (NANSHA, 4, 8), (SHAOGUAN, 6, 19)],
)
def test_chapters_and_sections(documents: dict[str, Document], seed: str, outer: int, inner: int) -> None:
    numbered = [heading for heading in documents[seed].headings if heading.number]
    styles = [heading.number.style for heading in numbered if heading.number]
    levels = {heading.number.style: heading.level for heading in numbered if heading.number}
    assert (styles.count("han"), styles.count("han_paren")) == (outer, inner)
    assert (levels["han"], levels["han_paren"]) == (1, 2)


@pytest.mark.parametrize("seed", ALL)
def test_the_title_is_one_heading_above_all(documents: dict[str, Document], seed: str) -> None:
    (title,) = [heading for heading in documents[seed].headings if heading.level == 0]
    assert title.text.endswith("报告")
    assert "人力资源和社会保障局" in title.text


@pytest.mark.parametrize("seed", [GUANGZHOU, NANSHA])
def test_wrapped_lines_become_sentences(documents: dict[str, Document], seed: str) -> None:
    texts = [block.text for block in documents[seed].paragraphs if block.number is None]
    assert all(text[-1] in "。：”；" for text in texts)


def test_a_merged_cell_serves_its_rows(documents: dict[str, Document]) -> None:
    first = next(documents[SHAOGUAN].tables)
    groups = {path[0].text for path in first.row_headers[1:]}
    assert len(groups) == 1
    assert all(len(path) == 2 for path in first.row_headers[1:])


def test_units_of_captions_and_lines(documents: dict[str, Document]) -> None:
    units = [str(table.unit) if table.unit else None for table in documents[SHAOGUAN].tables]
    assert units == [None, "万元", "万元", None, None, None, None, None]
    assert [str(table.unit) for table in documents[FOSHAN].tables] == ["万元"]


def test_parts_stand_under_their_group(documents: dict[str, Document]) -> None:
    third = list(documents[SHAOGUAN].tables)[2]
    depths = [len(third.row_path(row[0])) for row in third.body]
    assert depths == [1, 2, 2, 1, 2, 1, 1, 1, 1]
    (foshan,) = documents[FOSHAN].tables
    assert [len(foshan.row_path(row[0])) for row in foshan.body] == [1, 2, 2, 1, 1, 1, 1, 1]


def test_empty_cells_stay_empty(documents: dict[str, Document]) -> None:
    (table,) = documents[FOSHAN].tables
    assert sum(not cell.text for row in table.body for cell in row) == 9


def test_an_attachment_is_announced(documents: dict[str, Document]) -> None:
    last = documents[SHAOGUAN].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.kind == "attachment"
    assert not isinstance(last, Table)
