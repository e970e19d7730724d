"""A whole report: counts kept apart, one change that mends, JSON, page and workbook."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

from jiheng.audit import Audit, audit_json, audit_report
from jiheng.audit.page import html_page
from jiheng.audit.sheet import workbook
from jiheng.document import parse
from jiheng.read import read

WRONG = """2022年度某某区交通局部门整体支出绩效自评报告

一、基本情况

收入合计100.00万元，其中：财政拨款收入80.00万元，其他收入30.00万元。

二、<b onclick=alert(1)>评分</b>

1.档案管理，指标分值8分，评价得分7分，得分率85.7%。
"""
CLEAN = "1.档案管理，指标分值8分，评价得分7分，得分率87.5%。"
IDLE = "今天天气很好，适合出门散步。"


def audited(text: str) -> Audit:
    return audit_report(read(parse(text, "report.txt")))


def test_held_failed_and_unchecked_are_counted_apart() -> None:
    found = audited(WRONG + "\n全年新增公路3.6公里，完成年度任务的125%。\n")
    assert set(found.verdicts) == {"ok", "inconsistent", "uncheckable"}
    assert found.severities["error"] == 2


def test_nothing_recognised_is_not_clean() -> None:
    assert audited(IDLE).blank
    assert not audited(CLEAN).blank


def test_the_one_change_that_mends_is_named() -> None:
    finding = next(item for item in audited(WRONG).findings if item.rule == "score_rate")
    assert finding.single_change is not None
    assert (finding.single_change.before, finding.single_change.to) == ("85.7%", "87.5%")


def test_no_change_is_named_where_several_would_do() -> None:
    finding = next(item for item in audited(WRONG).findings if item.rule == "prose_sum")
    assert finding.single_change is None


def test_places_quote_the_source_and_the_stated_figure_comes_first() -> None:
    shape = audit_json(audited(WRONG))
    findings = json.loads(json.dumps(shape))["findings"]
    for finding in findings:
        for place in finding["places"]:
            assert WRONG[place["start"] : place["end"]] == place["quote"]
            assert place["end"] - place["start"] <= 200
        assert (
            finding["stated"] is None or finding["stated"].rstrip("%分万元") in finding["places"][0]["quote"]
        )


def test_numbers_in_json_are_plain_text() -> None:
    shape = json.loads(json.dumps(audit_json(audited(WRONG))))
    for item in (*shape["claims"], *shape["findings"]):
        assert item["implied"] is None or all(re.fullmatch(r"-?\d+(\.\d+)?", end) for end in item["implied"])


def test_the_page_escapes_and_allows_only_its_own_style_and_script() -> None:
    page = html_page(audited(WRONG))
    assert "<b onclick" not in page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for tag in ("style", "script"):
        part = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert part is not None
        digest = b64encode(sha256(part[1].encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1].replace("&#39;", "'")
    assert not re.search(r'\s(?:style|on\w+)="', page)


def test_every_finding_has_its_mark_in_the_report() -> None:
    found = audited(WRONG)
    page = html_page(found)
    for number, finding in enumerate(found.findings, 1):
        assert f'id="f{number}"' in page
        assert not finding.places or f'id="m{number}"' in page


def test_a_page_of_nothing_says_so() -> None:
    assert "没有认出可以核对的内容" in html_page(audited(IDLE))


def test_the_workbook_holds_the_findings_and_room_for_the_reply() -> None:
    shape = {**audit_json(audited(WRONG)), "file": "=cmd.txt"}
    unread = {"file": "broken.txt", "error": {"code": "document.empty", "message": "空"}}
    with ZipFile(BytesIO(workbook([shape, unread]))) as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        assert "单位答复" in strings
        assert "'=cmd.txt" in strings
        assert "broken.txt" in strings
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
