"""jiheng compare."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .calling import EXAMPLES, call, wrong

SYNTHETIC = EXAMPLES / "synthetic"
TWO = (SYNTHETIC / "2023", SYNTHETIC / "2024")


def test_every_number_of_the_json_is_a_text_without_exponent() -> None:
    printed = call("compare", *TWO, "--json").out
    assert re.findall(r": -?\d+\.\d", printed) == []
    assert re.findall(r'"-?\d+(?:\.\d+)?[eE][+-]?\d+"', printed) == []


def test_the_terminal_groups_what_does_not_compare() -> None:
    called = call("compare", EXAMPLES / "shaoguan-2019", EXAMPLES / "foshan-2020")
    assert (called.status, called.err) == (0, "")
    assert "逐个指标：不可比：没有对应的指标（" in called.out
    assert not any("不可比：没有对应" in line for line in called.out.splitlines() if line.startswith("│"))


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".csv"])
def test_a_file_is_written_in_the_format_of_its_ending(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"比较{suffix}"
    assert call("compare", *TWO, "-o", target).out == f"已写入 {target}\n"
    assert target.stat().st_size > 1000
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            (TWO[0],),
            "只有一方，没有可比的；请再给一个台账或快照",
        ),
        ((*TWO, "--per", "在职"), "没有「在职」这个数据项，最接近的是「"),
        ((*TWO, "--per", "部门预算支出率"), "「部门预算支出率」的单位是%，不能按「%」算"),
        ((*TWO, "--per", "财政供养人员在职数/元"), "「财政供养人员在职数」的单位是人，不能按「元」算"),
        ((*TWO, "-o", "x.pdf"), "不能写成「.pdf」这种文件，请把输出文件的后缀改成：.html、.xlsx、.csv"),
        ((TWO[0],) * 27, "一次最多比较 26 方，这里有 27 方"),
        ((*TWO, "--evaluation", "没有"), "没有「没有」这次评价"),
    ],
)
def test_a_wrong_wish_is_told(arguments: tuple[object, ...], said: str) -> None:
    assert said in wrong("compare", *arguments)


def test_a_snapshot_takes_no_other_scheme(tmp_path: Path) -> None:
    call("snapshot", TWO[0], "-o", tmp_path / "a.json")
    assert "快照里已经有" in wrong("compare", TWO[1], tmp_path / "a.json", "--scheme", "gd/foshan/2020")


def test_several_sides_each_have_their_letter() -> None:
    called = call("compare", *(SYNTHETIC / name for name in ("2022", "2023", "2024")))
    assert [line[:2] for line in called.out.splitlines()[:3]] == ["A　", "B　", "C　"]
    assert called.out.count("C 比 A") == 1


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    assert re.search(r"绩效指标：还有 \d+ 行没有列，全部见 -o 写的文件", call("compare", *TWO).out)
