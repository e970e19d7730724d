"""OFD: text by position, tables by lines; files that are none."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from jiheng.diagnostic import DiagnosticError
from jiheng.document.formats import format_of
from jiheng.document.ofd import read_ofd

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
ROOT = f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
MANY = "本年度共安排项目预算一千二百万元，实际支出一千一百万元，执行率良好，年初部署各项"
WORDS = [
    (25, 30, "一、基本情况"),
    (25, 40, MANY),
    (25, 47, "工作按期完成。"),
    (26, 66, "项目"),
    (76, 66, "预算数"),
    (26, 76, "车辆购置"),
    (76, 76, "120.5"),
]
LINES = [(25, 60, 125, 60), (25, 70, 125, 70), (25, 80, 125, 80), (25, 60, 25, 80), (75, 60, 75, 80)]
TEXT = ["一、基本情况", MANY + "工作按期完成。", "| 项目 | 预算数 |", "| 车辆购置 | 120.5 |"]


def text_object(left: float, base: float, text: str) -> str:
    steps = f"g {len(text) - 1} {2 if text.isascii() else 4}"
    return (
        f'<ofd:TextObject Boundary="{left} {base - 4} 200 5" Size="4"><ofd:TextCode X="0" Y="4" '
        f'DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def path_object(line: tuple[int, int, int, int]) -> str:
    x, y, u, v = line
    return (
        f'<ofd:PathObject Boundary="{x} {y} {u - x} {v - y}"><ofd:AbbreviatedData>M 0 0 L {u - x} {v - y}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def packed(content: str, root: str = ROOT) -> bytes:
    page = f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{content}</ofd:Layer></ofd:Content></ofd:Page>"
    document = (
        f"<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        "</ofd:PageArea></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>'
    )
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", root)
        archive.writestr("Doc_0/Document.xml", document)
        archive.writestr("Doc_0/Pages/Page_0/Content.xml", page)
    return into.getvalue()


def whole() -> bytes:
    return packed("".join(text_object(*word) for word in WORDS) + "".join(map(path_object, LINES)))


def code(data: bytes) -> str:
    with pytest.raises(DiagnosticError) as raised:
        read_ofd(data, "报告.ofd")
    return raised.value.diagnostics[0].code


def test_text_and_tables_are_read_by_where_they_stand() -> None:
    laid = read_ofd(whole(), "报告.ofd")
    assert [line for line in laid.text.splitlines() if line] == TEXT
    assert laid.pages == (0,)


def test_an_ofd_is_told_by_what_it_holds() -> None:
    found = format_of(whole())
    assert found is not None
    assert found.name == "ofd"


def test_an_ofd_without_text_says_so() -> None:
    assert code(packed("")) == "document.ofd_scan"


def test_a_damaged_part_is_said() -> None:
    assert code(packed("<ofd:Broken>")) == "document.ofd_damaged"


def test_a_missing_part_is_said() -> None:
    assert code(packed("", ROOT.replace("Doc_0", "Doc_9"))) == "document.ofd_damaged"


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert code(packed("", bomb + ROOT.replace("Doc_0/Document.xml", "&b;"))) == "document.ofd_damaged"
