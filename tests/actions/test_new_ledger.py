"""A new ledger: every file says what it takes, nothing in it is wrong, what is asked for can be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jiheng.actions.check_ledger import check_folder
from jiheng.actions.new_ledger import new_ledger
from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import DiagnosticError
from jiheng.ledger import COLLECTIONS, TABLES, load_ledger
from jiheng.scheme import library_ids, load_scheme


def make(folder: Path, **changes: object) -> Path:
    settings: dict[str, object] = {"department": "市人社局", "region": "某市", "year": 2024, **changes}
    new_ledger(folder, **settings)  # type: ignore[arg-type]
    return folder


def refusal(folder: Path, **changes: object) -> str:
    with pytest.raises(DiagnosticError) as caught:
        make(folder, **changes)
    return caught.value.diagnostics[0].sentence


def test_a_new_ledger_loads_and_is_without_mistakes(tmp_path: Path) -> None:
    folder = make(tmp_path / "新")
    assert check_folder(folder).diagnostics == ()
    header = load_ledger(folder)[0].header
    assert (header.department, header.region, header.year, header.scheme) == ("市人社局", "某市", 2024, "")


def test_every_file_says_which_keys_it_takes(tmp_path: Path) -> None:
    folder = make(tmp_path / "新")
    for kind, stem in {"ledger": "ledger", **COLLECTIONS}.items():
        text = (folder / f"{stem}.yaml").read_text(encoding="utf-8")
        assert re.findall(r"(?m)^#   (.+?)：", text) == [field.label for field in TABLES[kind].fields]


@pytest.mark.parametrize("scheme", library_ids())
def test_with_a_scheme_it_can_be_scored_at_once_and_lacks_everything(scheme: str, tmp_path: Path) -> None:
    folder = make(tmp_path / "新", scheme=scheme)
    assert [item for item in check_folder(folder).diagnostics if item.severity == "error"] == []
    sheet = score_folder(folder)
    assert sheet.scheme.id == scheme
    assert not sheet.complete
    assert sheet.grade is None


@pytest.mark.parametrize("scheme", library_ids())
def test_the_data_that_a_scheme_asks_for_can_be_filled_in_line_by_line(scheme: str, tmp_path: Path) -> None:
    folder = make(tmp_path / "新", scheme=scheme)
    facts = folder / "facts.yaml"
    wanted = re.findall(r"(?m)^# (- \{数据项: .*, 值: )(, 来源: \}.*)$", facts.read_text(encoding="utf-8"))
    entered = [item for item in load_scheme(scheme).items() if item.formula is None]
    assert len(wanted) == len(entered)
    facts.write_text("\n".join(f"{before}1{after}" for before, after in wanted), encoding="utf-8")
    assert [fact.item for fact in load_ledger(folder)[0].facts] == [item.name for item in entered]


def test_an_unfilled_line_is_a_mistake_and_not_a_zero(tmp_path: Path) -> None:
    folder = make(tmp_path / "新", scheme="gd/shaoguan/2019")
    facts = folder / "facts.yaml"
    line = re.findall(r"(?m)^# (- \{数据项: .*值: , .*)$", facts.read_text(encoding="utf-8"))[0]
    facts.write_text(line, encoding="utf-8")
    assert [item.code for item in check_folder(folder).diagnostics] == ["record.required"]


def test_a_scheme_from_a_file_is_found_again_from_the_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = tmp_path / "方案" / "本市.yaml"
    scheme.parent.mkdir()
    text = load_scheme("gd/foshan/2020").text
    scheme.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folder = make(tmp_path / "台账" / "新", scheme="方案/本市.yaml")
    monkeypatch.chdir("/")
    assert load_ledger(folder)[0].header.scheme == "../../方案/本市.yaml"
    assert score_folder(folder).scheme.text == text


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    assert make(tmp_path) == tmp_path


@pytest.mark.parametrize("name", ["a.txt", ".hidden"])
def test_a_folder_with_anything_in_it_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("旧", encoding="utf-8")
    assert refusal(tmp_path) == "这里已经有文件，请换一个新的文件夹"
    assert refusal(tmp_path / name) == "这里已经有文件，请换一个新的文件夹"
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("year", [0, 19, 1948, 2200, 20240])
def test_a_year_that_no_budget_has_is_refused(year: int, tmp_path: Path) -> None:
    assert refusal(tmp_path / "新", year=year).startswith("「年度」应当是四位年份")
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize("text", ["", "  ", "甲\n乙", "\udcff", "甲\u2028"])
@pytest.mark.parametrize("name", ["department", "region"])
def test_a_name_that_is_none_is_refused(name: str, text: str, tmp_path: Path) -> None:
    assert "台账首页缺少「" in refusal(tmp_path / "新", **{name: text})
    assert not (tmp_path / "新").exists()


def test_an_unknown_scheme_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    assert "是不是「gd/foshan/2020」" in refusal(tmp_path / "新", scheme="gd/foshan/2021")
    assert not (tmp_path / "新").exists()


def test_words_of_a_scheme_on_several_lines_stay_comments(tmp_path: Path) -> None:
    text = load_scheme("gd/foshan/2020").text
    file = tmp_path / "x.yaml"
    file.write_text(re.sub(r"(?m)^名称: (.*)$", r'名称: "\1\\n- 甲: 乙"', text, count=1), encoding="utf-8")
    folder = make(tmp_path / "新", scheme=str(file))
    assert load_ledger(folder)[0].facts == ()


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert "文件名太长" in refusal(tmp_path / ("长" * 200))
