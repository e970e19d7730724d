"""The file of a report: cells that are joined, text that stays text, styles that name their fonts."""

from __future__ import annotations

from typing import Any

import pytest

from jiheng.report.word.merge import merge_cells
from jiheng.report.word.parts import UP
from jiheng.report.word.together import SHORT, keep_rows

from ..test_escaping import HOSTILE, example_with_own_scheme
from .reports import OWN, SPACE, composed, example_report, opened, text_of, words, written
from .test_merge import table as joined_table


@pytest.mark.parametrize("name", OWN)
def test_every_run_has_a_style_that_names_its_chinese_font(name: str) -> None:
    document = opened(example_report(name))
    styles = {item.get(f"{SPACE}styleId"): item for item in document.styles.element.iter(f"{SPACE}style")}
    for paragraph in document.element.body.iter(f"{SPACE}p"):
        look = styles[paragraph.pPr.style]
        assert look.find(f"{SPACE}rPr/{SPACE}rFonts").get(f"{SPACE}eastAsia")
        for run in paragraph.iter(f"{SPACE}r"):
            assert run.find(f"{SPACE}rPr/{SPACE}rFonts").get(f"{SPACE}hint") == "eastAsia"


@pytest.mark.parametrize("name", OWN)
def test_the_columns_of_every_row_add_up_to_the_grid(name: str) -> None:
    for table in opened(example_report(name)).element.body.iter(f"{SPACE}tbl"):
        columns = [int(column.get(f"{SPACE}w")) for column in table.iter(f"{SPACE}gridCol")]
        for row in table.iter(f"{SPACE}tr"):
            looks = [cell.find(f"{SPACE}tcPr") for cell in row.iterchildren(f"{SPACE}tc")]
            assert sum(span(look) for look in looks) == len(columns)
            assert sum(int(look.find(f"{SPACE}tcW").get(f"{SPACE}w")) for look in looks) == sum(columns)


def span(look: Any) -> int:
    found = look.find(f"{SPACE}gridSpan")
    return 1 if found is None else int(found.get(f"{SPACE}val"))


def test_levels_are_joined_downwards_and_shallow_rows_to_the_right() -> None:
    document = opened(example_report("shaoguan-2019"))
    table = next(
        item for item in document.element.body.iter(f"{SPACE}tbl") if "预算编制情况" in words(item)[:80]
    )
    rows = [list(row.iterchildren(f"{SPACE}tc")) for row in table.iterchildren(f"{SPACE}tr")]
    merges = [row[0].find(f"{SPACE}tcPr/{SPACE}vMerge") for row in rows[1:]]
    assert [merge.get(f"{SPACE}val") for merge in merges[:3]] == ["restart", "continue", "continue"]
    shallow = next(row for row in rows if words(row[1]) == "保障措施")
    assert [span(cell.find(f"{SPACE}tcPr")) for cell in shallow] == [1, 2, 1, 1, 1, 1]
    closing = rows[-1]
    assert (words(closing[0]), span(closing[0].find(f"{SPACE}tcPr"))) == ("合计", 3)


def test_short_tables_stay_on_one_page_and_long_ones_keep_their_ends() -> None:
    tables = list(opened(example_report("shaoguan-2019")).element.body.iter(f"{SPACE}tbl"))
    lengths = set()
    for table in tables:
        kept = stays(table)
        if len(kept) <= SHORT:
            assert kept == [True] * (len(kept) - 1) + [False]
        else:
            assert (kept[:2], kept[-2:]) == ([True, True], [True, False])
        lengths.add(len(kept) > SHORT)
    assert lengths == {True, False}


def test_a_joined_cell_keeps_as_many_rows_as_its_text_needs() -> None:
    level = "很长的一级指标的名称要写好几行（100/100分）"
    rows = [(level if number == 0 else UP, str(number)) for number in range(20)]
    body = joined_table(*rows)
    merge_cells(body)
    keep_rows(body)
    kept = stays(body)
    assert kept[: SHORT - 1] == [True] * (SHORT - 1)
    assert kept[SHORT - 1 :] == [False] * (18 - SHORT + 1) + [True, False]


def test_a_row_that_fits_on_no_page_may_run_on() -> None:
    body = joined_table(("1", "2"), ("甲" * 100, "2"), ("1", "2"))
    for row in body.iter(f"{SPACE}tr"):
        row.insert(0, row.makeelement(f"{SPACE}trPr"))
        row[0].append(row.makeelement(f"{SPACE}cantSplit"))
    keep_rows(body)
    whole = [row.find(f"{SPACE}trPr/{SPACE}cantSplit") is not None for row in body.iter(f"{SPACE}tr")]
    assert whole == [True, False, True]
    assert stays(body) == [True, False, False]


def stays(element: Any) -> list[bool]:
    """Of every row of a table, whether it stays with the next."""
    rows = element.iter(f"{SPACE}tr")
    return [row.find(f".//{SPACE}pPr/{SPACE}keepNext") is not None for row in rows]


def test_hostile_text_stays_text(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile") / "台账"
    example_with_own_scheme(folder, poison=True)
    made = written(folder)
    shown = text_of(made)
    assert shown.count(HOSTILE.strip()) > 150
    assert (
        len(opened(made).element.body.findall(f".//{SPACE}tbl"))
        == len([part for part in composed(folder).parts if part.table]) + 1
    )
