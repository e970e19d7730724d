"""A data item that only the scheme defines is filled in the ledger like any other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jiheng.actions.check_ledger import check_folder
from jiheng.actions.score_ledger import score_folder
from jiheng.actions.snapshot import rescore_snapshot, write_snapshot

SCHEME = """
编号: test/own-item
名称: 某市评分表
满分: 10
等级: {优: 9, 良: 8, 中: 6, 差: 0}
舍入: {小数位: 2, 方式: 四舍五入}
数据项:
- {名称: 节能改造面积, 单位: 平方米, 含义: 当年完成改造的面积, 汇总: 求和}
指标:
- {编号: A, 名称: 节能改造, 满分: 10, 得分: "满分 × MIN(1, 节能改造面积 ÷ 1000平方米)"}
"""


def ledger(folder: Path) -> Path:
    files = {
        "scheme.yaml": SCHEME,
        "ledger/ledger.yaml": "部门: 某市住建局\n地区: 某市\n年度: 2023\n评价: 自评\n",
        "ledger/facts.yaml": "- {数据项: 节能改造面积, 值: 850平方米, 来源: 竣工验收单}\n",
        "ledger/evaluations/自评.yaml": "类型: 单位自评\n评分方案: ../scheme.yaml\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "ledger"


def test_the_ledger_may_hold_it(tmp_path: Path) -> None:
    folder = ledger(tmp_path)
    assert [str(item) for item in check_folder(folder).diagnostics] == []
    assert score_folder(folder).total == Decimal("8.5")


def test_a_snapshot_recomputes_it(tmp_path: Path) -> None:
    target = tmp_path / "frozen.json"
    write_snapshot(ledger(tmp_path), target)
    sheet, differing = rescore_snapshot(target)
    assert (sheet.total, differing) == (Decimal("8.5"), ())
