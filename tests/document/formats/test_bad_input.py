"""Files that are damaged, hostile, or none at all: one sentence each, and the rest goes on."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from jiheng.actions.audit_report import audit_files, exit_status
from jiheng.diagnostic import DiagnosticError
from jiheng.document import load
from jiheng.document import office as office_room
from jiheng.document.words import LIMITS

OLD = bytes.fromhex("d0cf11e0a1b11ae1")
TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def zipped(**parts: bytes | str) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ("" if "." in name else ".xml"), content)
    return output.getvalue()


def word_with(body: str) -> bytes:
    output = BytesIO()
    docx.Document().save(output)
    made = BytesIO()
    with zipfile.ZipFile(output) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return made.getvalue()


BOMB = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

BAD = {
    "zip_damaged": zipped(word__document="<a/>")[:60],
    "archive": zipped(readme="x"),
    "word_damaged": zipped(word__document="<a/>"),
    "locked": OLD + b"\0" * 500 + utf16("EncryptedPackage"),
    "other_compound": OLD + b"\0" * 500 + utf16("PowerPoint Document"),
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02",
    "html_broken": b"<html><body>" + b"<div>" * 100_000 + b"1",
    "binary": b"\x00\x01\x02\x03" * 100 + b"\xff\x00",
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_one_sentence(code: str, tmp_path: Path) -> None:
    file = tmp_path / "报告.docx"
    file.write_bytes(BAD[code])
    with pytest.raises(DiagnosticError) as told:
        load(file)
    assert [item.code for item in told.value.diagnostics] == [f"document.{code}"]


@pytest.mark.parametrize("part", ["word__document", "xl__workbook"])
def test_a_zip_bomb_is_not_unpacked(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "word_xml_mib", 1)
    file = tmp_path / "a.docx"
    file.write_bytes(zipped(**{part: b" " * (3 << 20)}))
    with pytest.raises(DiagnosticError, match="展开以后超过 1 MB"):
        load(file)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    body = "<w:body><w:p><w:r><w:t>甲&c;乙</w:t></w:r></w:p></w:body>"
    file = tmp_path / "a.docx"
    file.write_bytes(word_with(f"{BOMB}<w:document xmlns:w='{NAMESPACE}'>{body}</w:document>"))
    assert "a" not in load(file).text


def test_elements_too_deep_in_each_other(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000
    file = tmp_path / "a.docx"
    file.write_bytes(word_with(f"<w:document xmlns:w='{NAMESPACE}'><w:body>{deep}</w:body></w:document>"))
    with pytest.raises(DiagnosticError) as told:
        load(file)
    assert told.value.diagnostics[0].code == "document.word_damaged"


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(DiagnosticError) as told:
            load(path)
        assert told.value.diagnostics[0].code == "file.not_a_file"


def test_without_libreoffice_old_formats_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_room, "office_program", lambda: None)
    for number, data in enumerate((b"{\\rtf1 a}", OLD + utf16("WordDocument"), OLD + utf16("Workbook"))):
        file = tmp_path / f"{number}.txt"
        file.write_bytes(data)
        with pytest.raises(DiagnosticError) as told:
            load(file)
        assert told.value.diagnostics[0].code == "document.no_office"


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_room, "office_program", lambda: str(program))
    monkeypatch.setitem(office_room._DATA, "seconds", 1)
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 a}")
    with pytest.raises(DiagnosticError, match="转换了 1 秒还没有完"):
        load(tmp_path / "a.rtf")


def test_a_program_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_room, "office_program", lambda: "/bin/false")
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 a}")
    with pytest.raises(DiagnosticError) as told:
        load(tmp_path / "a.rtf")
    assert told.value.diagnostics[0].code == "document.office_failed"


def test_the_rest_of_the_files_goes_on(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(BAD["zip_damaged"])
    (tmp_path / "好.html").write_text(
        "<html><body><p>计划改造50公里，实际改造48公里，完成率为96%。</p></body></html>", "utf-8"
    )
    bad, good = audit_files([tmp_path / "坏.docx", tmp_path / "好.html"])
    assert (bad["error"]["code"], exit_status(bad)) == ("document.zip_damaged", 2)
    assert (good["summary"]["claims"]["ok"] > 0, exit_status(good)) == (True, 0)
