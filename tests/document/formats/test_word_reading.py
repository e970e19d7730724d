"""Word files: what Word prints of itself, what it hides, and what stands beside the text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from jiheng.document.word_lay import lay_word
from jiheng.document.word_numbers import written

W = nsdecls("w")


def text_of(document: Any) -> list[str]:
    output = BytesIO()
    document.save(output)
    return [line for line in lay_word(output.getvalue(), "a.docx").text.splitlines() if line]


def with_body(*elements: str) -> Any:
    document: Any = docx.Document()
    for element in elements:
        document.element.body.insert_element_before(parse_xml(element), "w:sectPr")
    return document


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p {W}><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def numbered(document: Any, levels: list[tuple[str, str]]) -> None:
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))


def at(depth: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'


def test_numbers_are_printed_as_word_counts_them() -> None:
    document = with_body(
        *(
            paragraph(run(text), at(depth))
            for depth, text in ((0, "概况"), (1, "机构"), (1, "人员"), (0, "目标"), (1, "数量"), (2, "细目"))
        )
    )
    numbered(
        document, [("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")]
    )
    assert text_of(document) == ["一、概况", "（一）机构", "（二）人员", "二、目标", "（一）数量", "1. 细目"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (10, "chineseCounting", "十"),
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (27, "upperLetter", "AA"),
        (14, "lowerRoman", "xiv"),
        (12, "decimalFullWidth", "１２"),
        (5, "something", "5"),
    ],
)
def test_forms_of_numbers(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_deleted_and_hidden_text_is_none_and_inserted_text_is() -> None:
    assert text_of(
        with_body(
            paragraph(
                "<w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:ins>" + run("100") + "</w:ins>"
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>" + run("万元")
            )
        )
    ) == ["100万元"]


def test_merged_cells_stand_once_and_deleted_rows_are_none() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"

    rows = [
        cell("项目", '<w:vMerge w:val="restart"/>') + cell("预算", '<w:gridSpan w:val="2"/>'),
        cell("项目", "<w:vMerge/>") + cell("年初") + cell("调整"),
        "<w:trPr><w:del w:id='1'/></w:trPr>" + cell("甲") + cell("9") + cell("9"),
        "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" + cell("1") + cell("a|b"),
    ]
    table = f"<w:tbl {W}>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert text_of(with_body(table)) == ["|项目 |预算 | |", "| |年初 |调整 |", "| |1 |a¦b |"]


def test_a_table_that_only_frames_another_is_none() -> None:
    inner = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('甲')}</w:p></w:tc><w:tc><w:p>{run('1')}</w:p></w:tc></w:tr></w:tbl>"
    )
    frame = f"<w:tbl {W}><w:tr><w:tc><w:p>{run('概况')}</w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert text_of(with_body(frame)) == ["概况", "|甲 |1 |"]


def test_footnotes_follow_their_paragraph() -> None:
    document = with_body(
        paragraph(run("预算100万元") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), paragraph(run("下一段"))
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p>{run("含上年结转")}</w:p></w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert text_of(document) == ["预算100万元", "注：含上年结转", "下一段"]


def test_a_heading_without_a_number_is_marked() -> None:
    document: Any = docx.Document()
    document.add_heading("总体情况", 1)
    document.add_heading("一、概况", 1)
    assert text_of(document) == ["## 总体情况", "一、概况"]


def test_a_tab_that_indents_makes_no_table() -> None:
    document: Any = docx.Document()
    document.add_paragraph("\t第一段").paragraph_format.first_line_indent = None
    assert text_of(document)[0].strip(" ") == "第一段"
    assert document.element.body.find(f".//{qn('w:tab')}") is not None
