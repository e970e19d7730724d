"""The template is laid out as official documents are, and every measure comes from the layout."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from docx.shared import Mm, Pt

from jiheng.report.word import make_template, standard_layout
from jiheng.report.word.fill import standard_template
from jiheng.report.word.make.styles import STYLE_IDS
from jiheng.report.word.make.tables import TABLES

from .reports import SPACE, opened, words

LAYOUT = standard_layout()
# What each name of the layout means, said once more in the words of GB/T 9704 and of practice.
LOOKS = {
    "标题": ("方正小标宋简体", 22, False, "center", 0),
    "一级标题": ("黑体", 16, False, "both", 200),
    "二级标题": ("楷体_GB2312", 16, False, "both", 200),
    "三级标题": ("仿宋_GB2312", 16, True, "both", 200),
    "四级标题": ("仿宋_GB2312", 16, False, "both", 200),
    "正文": ("仿宋_GB2312", 16, False, "both", 200),
    "表头": ("仿宋_GB2312", 12, True, "center", 0),
    "表格": ("仿宋_GB2312", 10.5, False, "left", 0),
}


@pytest.fixture(scope="module")
def document() -> Any:
    return opened(standard_template())


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    found = element.find("/".join(f"{SPACE}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{SPACE}{attribute}")


def style(document: Any, name: str) -> Any:
    wanted = STYLE_IDS[name]["id"]
    return next(item for item in document.styles.element if item.get(f"{SPACE}styleId") == wanted)


def test_the_template_that_comes_with_the_product_is_the_one_that_is_made() -> None:
    """After a change of the layout: ``jiheng template -o src/jiheng/report/word/templates/report.docx``."""
    assert standard_template() == make_template(LAYOUT)


@pytest.mark.parametrize("name", LOOKS)
def test_fonts_sizes_and_indents(document: Any, name: str) -> None:
    font, size, bold, align, first = LOOKS[name]
    look = style(document, name)
    assert value(look, "rPr/rFonts", "eastAsia") == font
    assert value(look, "rPr/rFonts", "ascii") == value(look, "rPr/rFonts", "hAnsi") == "Times New Roman"
    assert value(look, "rPr/sz") == str(int(size * 2))
    assert (look.find(f"{SPACE}rPr/{SPACE}b") is not None) is bold
    assert value(look, "pPr/jc") == align
    assert value(look, "rPr/lang", "eastAsia") == "zh-CN"
    # LibreOffice needs the measure, Word the characters.
    assert value(look, "pPr/ind", "firstLineChars") == (str(first) if first else None)
    assert value(look, "pPr/ind", "firstLine") == (str(int(size * 20 * first / 100)) if first else None)


def test_text_has_a_fixed_line_spacing_of_28_points(document: Any) -> None:
    for name in ("一级标题", "二级标题", "三级标题", "正文", "落款"):
        look = style(document, name)
        assert (value(look, "pPr/spacing", "line"), value(look, "pPr/spacing", "lineRule")) == (
            "560",
            "exact",
        )


def test_headings_have_levels_and_stay_with_what_follows(document: Any) -> None:
    for level, name in enumerate(("一级标题", "二级标题", "三级标题", "四级标题")):
        look = style(document, name)
        assert value(look, "pPr/outlineLvl") == str(level)
        assert value(look, "name") == f"heading {level + 1}"
        assert look.find(f"{SPACE}pPr/{SPACE}keepNext") is not None


def test_every_style_of_a_paragraph_names_its_chinese_font(document: Any) -> None:
    for look in document.styles.element.iter(f"{SPACE}style"):
        if look.get(f"{SPACE}type") == "paragraph" and look.get(f"{SPACE}styleId") != "Normal":
            assert value(look, "rPr/rFonts", "eastAsia")
    assert value(document.styles.element, "docDefaults/rPrDefault/rPr/rFonts", "eastAsia") == "仿宋_GB2312"


def test_paper_and_margins(document: Any) -> None:
    for section in document.sections:
        assert abs(section.page_width - Mm(210)) < Pt(1)
        assert abs(section.page_height - Mm(297)) < Pt(1)
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert all(abs(got - Mm(want)) < Pt(1) for got, want in zip(sides, (37, 35, 28, 26), strict=True))


def test_page_numbers_stand_outside_with_dashes(document: Any) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    cover, text = document.sections
    assert text._sectPr.find(f"{SPACE}pgNumType").get(f"{SPACE}start") == "1"
    assert cover._sectPr.findall(f"{SPACE}footerReference") == []
    for footer, side in ((text.footer, "right"), (text.even_page_footer, "left")):
        line = footer.paragraphs[0]._p
        assert words(line) == "— 1 —"
        assert value(line, "pPr/jc") == side
        assert value(line, "pPr/ind", f"{side}Chars") == "100"
        assert " PAGE " in [field.get(f"{SPACE}instr") for field in line.iter(f"{SPACE}fldSimple")]
    look = next(item for item in document.styles.element if item.get(f"{SPACE}styleId") == "Footer")
    assert (value(look, "rPr/rFonts", "eastAsia"), value(look, "rPr/sz")) == ("宋体", "28")


def test_heads_of_tables_repeat_and_rows_do_not_break(document: Any) -> None:
    tables = list(document.element.body.iter(f"{SPACE}tbl"))
    assert len(tables) == len(TABLES) + 1  # The cover's lines are a table too.
    for table in tables[1:]:
        head = table.find(f"{SPACE}tr")
        assert head.find(f"{SPACE}trPr/{SPACE}tblHeader") is not None
        filled = [row for row in table.iter(f"{SPACE}tr") if "{%tr" not in words(row)]
        assert all(row.find(f"{SPACE}trPr/{SPACE}cantSplit") is not None for row in filled)
        widths = [int(column.get(f"{SPACE}w")) for column in table.iter(f"{SPACE}gridCol")]
        assert sum(widths) <= 156 / 25.4 * 1440


def test_fonts_that_are_not_there_have_others_named() -> None:
    fonts = next(
        part.blob.decode("utf-8")
        for part in opened(standard_template()).part.package.iter_parts()
        if part.partname.endswith("fontTable.xml")
    )
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong' in fonts
    assert 'w:name="方正小标宋简体"><w:altName' in fonts


def test_another_layout_gives_another_template() -> None:
    page = replace(LAYOUT.page, top=Decimal("30"), left=Decimal("25.5"))
    styles = tuple(
        replace(item, font="宋体", line=Decimal(26)) if item.name == "正文" else item
        for item in LAYOUT.styles
    )
    document = opened(make_template(replace(LAYOUT, page=page, styles=styles, latin="Arial")))
    section = document.sections[-1]
    assert abs(section.top_margin - Mm(30)) < Pt(1)
    assert abs(section.left_margin - Mm(25.5)) < Pt(1)
    look = style(document, "正文")
    assert (value(look, "rPr/rFonts", "eastAsia"), value(look, "rPr/rFonts", "ascii")) == ("宋体", "Arial")
    assert value(look, "pPr/spacing", "line") == "520"


def test_turned_paper_is_said_to_be_turned() -> None:
    page = replace(LAYOUT.page, width=LAYOUT.page.height, height=LAYOUT.page.width)
    document = opened(make_template(replace(LAYOUT, page=page)))
    assert document.sections[-1]._sectPr.find(f"{SPACE}pgSz").get(f"{SPACE}orient") == "landscape"
