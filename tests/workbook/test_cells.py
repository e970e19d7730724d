"""What a cell says is read as a reader sees it, whoever wrote the file."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest
from openpyxl import Workbook

from jiheng.workbook import Cell, Sheet, cell_name, cell_position, column_letters, read_workbook
from jiheng.workbook.number_format import number_format, number_text


def relation(kind: str, target: str) -> str:
    return f'<Relationships><Relationship Id="a" Type="{kind}" Target="{target}"/></Relationships>'


def sheet_of(*cells: str, prefix: str = "") -> Sheet:
    """The sheet of cells written as XML, in a workbook without styles and shared texts."""
    p = f"{prefix}:" if prefix else ""
    space = f' xmlns{":" if prefix else ""}{prefix}="m"'
    data = f"<{p}sheetData><{p}row>{''.join(cells)}</{p}row></{p}sheetData>"
    parts = {
        "_rels/.rels": relation("x/officeDocument", "xl/b.xml"),
        "xl/b.xml": '<workbook xmlns:r="r"><sheets><sheet name="表" r:id="a"/></sheets></workbook>',
        "xl/_rels/b.xml.rels": relation("x/worksheet", "/xl/s.xml"),
        "xl/s.xml": f"<{p}worksheet{space}>{data}</{p}worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return read_workbook(out.getvalue(), "x.xlsx").sheets[0]


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ("<c><v>36158.49</v></c>", Cell("number", "36158.49")),
        ("<c><v>44636.529999999999</v></c>", Cell("number", "44636.53")),
        ("<c><v>1.2345678901234568E+17</v></c>", Cell("number", "123456789012346000")),
        ("<c><v>-0</v></c>", Cell("number", "0")),
        ("<c><v>1E-5</v></c>", Cell("number", "0.00001")),
        ('<c t="b"><v>1</v></c>', Cell("yes_no", "是")),
        ('<c t="b"><v>0</v></c>', Cell("yes_no", "否")),
        ('<c t="e"><v>#REF!</v></c>', Cell("error", "#REF!")),
        ('<c t="d"><v>2019-06-30T00:00:00</v></c>', Cell("date", "2019-06-30")),
        ('<c t="str"><f>A1</f><v>甲_x000D_乙</v></c>', Cell("text", "甲\r乙")),
        ("<c><f>A1+1</f><v>3</v></c>", Cell("number", "3")),
        ("<c><f>A1+1</f></c>", Cell("uncalculated", "A1+1")),
        ("<c><f>A1+1</f><v></v></c>", Cell("uncalculated", "A1+1")),
        (
            '<c t="inlineStr"><is><r><t> 甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c>',
            Cell("text", " 甲乙"),
        ),
    ],
)
def test_a_cell_is_read(xml: str, cell: Cell) -> None:
    assert sheet_of(xml).rows[0].cells == {1: cell}


def test_empty_cells_are_no_cells() -> None:
    assert sheet_of('<c s="1"/>', "<c><v></v></c>", '<c t="str"><f>A1</f><v></v></c>').rows == []


def test_cells_without_a_name_follow_each_other() -> None:
    assert list(sheet_of('<c r="B1"><v>1</v></c>', "<c><v>2</v></c>").rows[0].cells) == [2, 3]


def test_prefixes_of_other_programs_are_understood() -> None:
    assert sheet_of('<x:c r="AB1"><x:v>5</x:v></x:c>', prefix="x").rows[0].cells == {28: Cell("number", "5")}


@pytest.mark.parametrize(
    ("code", "raw", "text"),
    [
        ("General", "5", "5"),
        ("0.00%", "0.9866", "98.66%"),
        ("0%", "0.98657", "98.657%"),
        ("0.00", "13867.6", "13867.60"),
        ("#,##0.00_);[Red](#,##0.00)", "-1234.5", "-1234.50"),
        ('0.00"万元"', "5", "5.00万元"),
        ("0.00万元", "5", "5.00万元"),
        ('0!.0,"万"', "123456", "123456"),
        ("0.00,,", "123456", "123456"),
        ("¥#,##0.00", "5", "5.00"),
        ("@", "5", "5"),
    ],
)
def test_a_number_is_read_as_it_is_shown(code: str, raw: str, text: str) -> None:
    assert number_text(raw, number_format(0, code)) == text


@pytest.mark.parametrize(
    ("number", "code", "is_date"),
    [
        (14, None, True),
        (31, None, True),
        (164, "yyyy年m月d日", True),
        (164, "[h]:mm", True),
        (2, None, False),
        (164, '0"日"', False),
    ],
)
def test_dates_are_told_by_their_format(number: int, code: str | None, is_date: bool) -> None:
    assert number_format(number, code).date is is_date


@pytest.mark.parametrize("since_1904", [False, True])
def test_days_are_counted_by_the_calendar_of_the_workbook(since_1904: bool) -> None:
    book = Workbook()
    if since_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    book.active["A1"] = datetime.date(2019, 6, 30)
    out = io.BytesIO()
    book.save(out)
    assert read_workbook(out.getvalue(), "x.xlsx").sheets[0].rows[0].cells == {1: Cell("date", "2019-06-30")}


def test_columns_have_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert cell_position(cell_name(12, 28)) == (12, 28)
    assert cell_position("甲1") is None
