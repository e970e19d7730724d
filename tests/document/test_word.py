"""A Word file on disk: what is no such file is told, what is one is read in order."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jiheng.diagnostic import DiagnosticError
from jiheng.document import parse
from jiheng.document.word import word_blocks
from jiheng.document.word_file import open_word
from jiheng.document.word_source import word_source
from jiheng.document.words import LIMITS

OLD = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLD + b"x", "word_old"),
        (b"", "word_damaged"),
        (b"PK\3\4xx", "word_damaged"),
        ("文本".encode(), "word_damaged"),
    ],
)
def test_what_is_no_word_file_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    with pytest.raises(DiagnosticError) as told:
        open_word(file)
    assert [item.code for item in told.value.diagnostics] == [f"document.{code}"]


def test_a_zip_that_is_no_word_file_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(DiagnosticError, match="不是 Word 文件"):
        open_word(tmp_path / "a.docx")


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "word_mib", 1)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "0" * (2 << 20))
    with pytest.raises(DiagnosticError, match="展开以后超过 1 MB"):
        open_word(tmp_path / "a.docx")


@pytest.mark.parametrize("name", ["没有.docx", ""])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError):
        open_word(tmp_path / name)


def test_every_place_in_the_source_leads_back_to_its_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("一、甲\t乙|丙\n丁")
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "合并"
    table.cell(1, 0).text, table.cell(1, 1).text = "左", "右\n下"
    source = word_source(word_blocks(document))
    for paragraph in source.paragraphs:
        for offset in range(len(source.text)):
            found = source.paragraph_at(offset)
            if found is not None and found[0] is paragraph:
                assert source.text[offset] == paragraph.text[found[1]] or paragraph.text[found[1]] in "|\n\t"
    (block,) = parse(source.text, "a").tables
    assert [[cell.text for cell in row] for row in block.rows] == [["合并", ""], ["左", "右下"]]


def test_text_boxes_come_once_and_deleted_text_not_at_all() -> None:
    document = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')} {compatible}><w:r><w:t>甲</w:t><w:noBreakHyphen/></w:r>"
            "<w:del><w:r><w:t>删</w:t></w:r></w:del><w:ins><w:r><w:t>乙</w:t></w:r></w:ins>"
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        ),
    )
    assert word_source(word_blocks(document)).text == "甲-乙\n\n框\n\n"
