"""Reading a filled workbook — 5,000 indicators, read and checked, beside openpyxl's read-only pass.

openpyxl only looks at every cell; ours finds sheets and columns, reads figures with their precision, builds
the records and checks what they must agree on.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from openpyxl import load_workbook

import harness
from jiheng.actions.filled_ledger import read_filled_ledger
from jiheng.ledger import TABLES
from jiheng.ledger.workbook import LEDGER_FORMS, About, Content, write_workbook
from jiheng.workbook import read_workbook

INDICATORS = 5_000
TARGET = 1.5
_UNITS = ("人", "人次", "个", "场次", "%", "万元", "家", "项")


def indicator(number: int) -> dict[str, object]:
    """Return an invented indicator the way a bureau fills one in: no two have the same figures."""
    unit = _UNITS[number % len(_UNITS)]
    goal, actual = 1_000 + number * 7, 1_000 + number * 7 + number % 90
    labels = ("id", "name", "category", "subcategory", "weight", "direction", "measure_unit", "definition")
    values = (
        *(f"I{number:05}", f"虚构指标{number}", "产出", "数量", f"{number % 10 + 1}", "正向", unit),
        "按月统计，年末汇总",
    )
    fields = TABLES["indicator"].by_name
    shape: dict[str, object] = {fields[name].label: value for name, value in zip(labels, values, strict=True)}
    target = TABLES["target"].by_name
    shape[fields["targets"].label] = [
        {
            target["value"].label: f"{goal}{unit}",
            target["origin"].label: "年初申报",
            target["source"].label: f"申报表第{number}行",
        }
    ]
    shape[fields["actual"].label] = f"{actual}{unit}"
    shape[fields["source"].label] = f"科室报表{number}"
    shape[fields["note"].label] = "虚构的数据，只用于计时"
    return shape


def workbook() -> bytes:
    """Return the workbook of a ledger with so many indicators."""
    header: dict[str, object] = {"部门": "虚构局", "地区": "虚构市", "年度": "2024", "虚构": "是"}
    rows: dict[str, list[dict[str, object]]] = {
        "ledger": [header],
        "indicator": [indicator(number) for number in range(INDICATORS)],
    }
    contents = [Content(form, rows.get(form.kind, [])) for form in LEDGER_FORMS]
    return write_workbook(contents, About(), "虚构")


def looked_at(data: bytes) -> int:
    """Look at every cell of a workbook."""
    book = load_workbook(io.BytesIO(data), read_only=True)
    return sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))


def measure(rounds: int) -> list[harness.Comparison]:
    """Time the reading and checking against one pass of openpyxl."""
    data = workbook()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def read() -> None:
            filled = read_filled_ledger(read_workbook(data, "x.xlsx"), folder)
            if filled.ledger is None:
                raise SystemExit("\n".join(map(str, filled.diagnostics[:5])))

        return [
            harness.compare(
                f"读并核对 {INDICATORS} 个指标的工作簿",
                read,
                peer="openpyxl 只读模式看一遍",
                theirs=lambda: looked_at(data),
                target=TARGET,
                rounds=rounds,
            )
        ]


def main() -> None:
    """Run the bench."""
    harness.main(measure)


if __name__ == "__main__":
    main()
