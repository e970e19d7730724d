"""The file of a report: cells that are joined, text that stays text, styles that name their fonts."""

from __future__ import annotations

from typing import Any

import pytest

from ..test_escaping import HOSTILE, example_with_own_scheme
from .reports import OWN, SPACE, composed, example_report, opened, text_of, words, written


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


def test_short_tables_stay_on_one_page_and_long_ones_do_not() -> None:
    tables = list(opened(example_report("shaoguan-2019")).element.body.iter(f"{SPACE}tbl"))
    for table in tables:
        rows = list(table.iterchildren(f"{SPACE}tr"))
        kept = [row for row in rows if row.findall(f".//{SPACE}pPr/{SPACE}keepNext")]
        assert len(kept) == (len(rows) - 1 if len(rows) <= 10 else 0)


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
