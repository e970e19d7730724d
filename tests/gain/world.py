"""An invented ledger folder with the rules of a case, so that every suggestion can be tried out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

Case = dict[str, Any]
TABLE = Path(__file__).with_name("cases.yaml")


def cases() -> list[Case]:
    """Every word stays a text, as in the product."""
    found: list[Case] = yaml.load(TABLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def folder_of(case: Case, folder: Path) -> Path:
    """The ledger of a case, with its scheme beside it."""
    scheme = {
        "编号": "某区/试",
        "名称": "某区评分表",
        "满分": "10",
        "类型": "框架",
        "等级": {"优": "9", "差": "0"},
        "舍入": {"小数位": "2", "方式": "四舍五入"},
        **case.get("方案", {}),
        "指标": case["指标"],
    }
    facts = [{"数据项": name, "值": value} for name, value in case.get("数据", {}).items()]
    files = {
        "ledger.yaml": {"部门": "某局", "地区": "某区", "年度": "2024", "评价": "自评"},
        "../方案.yaml": scheme,
        "facts.yaml": facts,
        "indicators.yaml": case.get("绩效指标", []),
        **{f"{name}.yaml": rows for name, rows in case.get("台账", {}).items()},
        "evaluations/自评.yaml": {"类型": "单位自评", "评分方案": "../方案.yaml", **case.get("评价", {})},
    }
    folder = folder / "某局"
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder
