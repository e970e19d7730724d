"""A frozen evaluation: the same content has the same hash, another byte is noticed, the points stay."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.actions.snapshot import rescore_snapshot, result_of, write_snapshot
from jiheng.diagnostic import DiagnosticError
from jiheng.evaluation import load_evaluation
from jiheng.evaluation.snapshot import canonical, hash_of, make_snapshot, read_snapshot
from jiheng.ledger import Dictionary, standard_dictionary
from jiheng.ledger import load as ledger_load
from jiheng.scheme import load_scheme

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EVALUATIONS = sorted(f"{file.parents[1].name}/{file.stem}" for file in EXAMPLES.glob("*/evaluations/*.yaml"))
LIBRARY = ("jiheng.ledger.dictionary", "jiheng.ledger.load", "jiheng.ledger", "jiheng.scheme.load")


@cache
def text_of(name: str) -> str:
    """The snapshot of an example's evaluation, as its file holds it."""
    ledger, _, evaluation = name.partition("/")
    opened = open_ledger(EXAMPLES / ledger)
    chosen = choose_evaluation(opened, evaluation, "")
    scheme = load_scheme(chosen.scheme)
    result = result_of(score_opened(opened, scheme, chosen))
    return canonical(make_snapshot(opened.ledger, chosen, scheme, opened.derivations(scheme), result))


def changed(change: Callable[[dict[str, Any]], object], *, sealed: bool = True) -> str:
    """A snapshot with a change; sealed, its hash is made right again."""
    content = json.loads(text_of(EVALUATIONS[0]))
    change(content)
    return canonical({**content, "hash": hash_of(content)} if sealed else content)


def refused(text: str) -> str:
    with pytest.raises(DiagnosticError) as caught:
        read_snapshot(text, "x.json")
    assert caught.value.diagnostics
    return str(caught.value)


@pytest.mark.parametrize("name", EVALUATIONS)
def test_what_is_read_back_is_what_was_frozen(name: str) -> None:
    ledger, _, evaluation = name.partition("/")
    found = read_snapshot(text_of(name), "x.json")
    assert found.ledger == open_ledger(EXAMPLES / ledger).ledger
    assert found.evaluation == load_evaluation(EXAMPLES / ledger, evaluation)
    assert found.scheme.text == load_scheme(found.evaluation.scheme).text
    assert found.hash == json.loads(text_of(name))["hash"]


@pytest.mark.parametrize("name", EVALUATIONS)
def test_recomputing_gives_the_points_that_were_frozen(name: str, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(text_of(name), encoding="utf-8")
    sheet, differing = rescore_snapshot(file)
    assert differing == ()
    assert sheet.criteria


@pytest.mark.parametrize("name", EVALUATIONS)
def test_the_points_stay_when_the_library_changes(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.json"
    file.write_text(text_of(name), encoding="utf-8")
    for module in LIBRARY:
        monkeypatch.setattr(f"{module}.standard_dictionary", lambda: Dictionary([]))
    monkeypatch.setattr("jiheng.scheme.library.library_ids", tuple)
    assert list(ledger_load.standard_dictionary()) == []
    _, differing = rescore_snapshot(file)
    assert differing == ()


def test_the_same_evaluation_gives_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        shutil.copytree(EXAMPLES / "foshan-2020", tmp_path / folder / "foshan-2020")
    digests = {
        write_snapshot(tmp_path / folder / "foshan-2020", tmp_path / f"{folder}.json")
        for folder in ("a", "b")
    }
    assert len(digests) == 1
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert str(tmp_path).encode() not in (tmp_path / "a.json").read_bytes()


def test_a_scheme_from_a_file_leaves_no_path_in_the_snapshot(tmp_path: Path) -> None:
    digests = set()
    for folder in ("a", "b"):
        ledger = tmp_path / folder / "foshan-2020"
        shutil.copytree(EXAMPLES / "foshan-2020", ledger)
        (ledger / "方案").mkdir()
        text = load_scheme("gd/foshan/2020").text
        (ledger / "方案" / "x.yaml").write_text(text, encoding="utf-8")
        evaluation = ledger / "evaluations" / "自评.yaml"
        named = evaluation.read_text(encoding="utf-8").replace("gd/foshan/2020", "方案/x.yaml")
        evaluation.write_text(named, encoding="utf-8")
        digests.add(write_snapshot(ledger, tmp_path / f"{folder}.json"))
    assert len(digests) == 1
    _, differing = rescore_snapshot(tmp_path / "a.json")
    assert differing == ()


def test_a_changed_figure_changes_the_hash(tmp_path: Path) -> None:
    ledger = tmp_path / "foshan-2020"
    shutil.copytree(EXAMPLES / "foshan-2020", ledger)
    before = write_snapshot(ledger, tmp_path / "a.json")
    facts = (ledger / "facts.yaml").read_text(encoding="utf-8")
    (ledger / "facts.yaml").write_text(facts + "- {数据项: 车辆数, 值: 3辆}\n", encoding="utf-8")
    assert write_snapshot(ledger, tmp_path / "b.json") != before


OWN_ITEMS = """
- {名称: 项目总数, 单位: 个, 含义: 按登记的算, 汇总: 求和, 公式: 转移支付项目数 + 重点工作下达数 × 登记折算}
- {名称: 登记折算, 单位: 个, 含义: 一, 汇总: 求和, 公式: 已自评项目数 - 已自评项目数 + 1个}
"""


def test_a_ledger_that_defines_an_item_anew_is_frozen_with_all_behind_it(tmp_path: Path) -> None:
    ledger = tmp_path / "shaoguan-2019"
    shutil.copytree(EXAMPLES / "shaoguan-2019", ledger)
    items = (ledger / "items.yaml").read_text(encoding="utf-8")
    own = OWN_ITEMS.replace("+ 重点工作下达数 × 登记折算", "+ 登记折算")
    (ledger / "items.yaml").write_text(items + own, encoding="utf-8")
    facts = (ledger / "facts.yaml").read_text(encoding="utf-8")
    kept = [line for line in facts.splitlines() if not line.startswith("- {数据项: 项目总数")]
    kept.append("- {数据项: 转移支付项目数, 值: 36个}")
    (ledger / "facts.yaml").write_text("\n".join(kept), encoding="utf-8")
    write_snapshot(ledger, tmp_path / "x.json")
    sheet, differing = rescore_snapshot(tmp_path / "x.json")
    assert differing == ()
    coverage = sheet.criterion("A2-1")
    assert coverage is not None
    assert [item.formula for item in coverage.inputs if item.name == "项目总数"] == [
        "转移支付项目数 + 登记折算"
    ]


def test_only_standard_items_that_are_used_are_kept() -> None:
    kept = {item["名称"] for item in json.loads(text_of("foshan-2020/自评"))["items"]}
    standard = {item.name for item in standard_dictionary()}
    assert kept < standard
    assert len(kept) < len(standard) / 2


STRANGE = "\u2028\u2029\x85\x7f\ufeff\t'\"\\ 前后 "


def test_strange_characters_in_a_note_survive() -> None:
    def change(content: dict[str, Any]) -> None:
        content["ledger"]["ledger.yaml"]["备注"] = STRANGE

    assert read_snapshot(changed(change), "x.json").ledger.header.note == STRANGE


def test_numbers_are_written_as_they_were_written() -> None:
    assert canonical({"b": "0.50", "a": 1}) == '{"a":1,"b":"0.50"}'


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.integers() | st.booleans()))
def test_the_order_of_keys_does_not_matter(content: dict[str, object]) -> None:
    turned = dict(reversed(content.items()))
    assert canonical(content) == canonical(turned)
    assert hash_of(content) == hash_of({**turned, "hash": "别的"})


ALTERED = "x.json：快照的内容被改动过，与它自己的校验值不一致"
NOT_ONE = "x.json：这个文件不是绩衡的快照，或者内容不全"
NO_JSON = "x.json：这不是 JSON 文件，读不出快照"


@given(st.data())
def test_another_character_anywhere_is_noticed(data: st.DataObject) -> None:
    text = text_of(EVALUATIONS[0])
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]).filter(lambda mark: mark != text[at]))
    if text[at] in " \t\r\n" or other in " \t\r\n":
        return
    assert refused(text[:at] + other + text[at + 1 :])


@pytest.mark.parametrize("part", ["ledger_name", "scheme", "result", "evaluation", "items", "ledger"])
def test_a_changed_or_missing_part_is_noticed(part: str) -> None:
    assert refused(changed(lambda content: content.pop(part), sealed=False)) == ALTERED


@pytest.mark.parametrize("part", ["ledger_name", "scheme", "result", "evaluation", "items", "ledger"])
def test_a_part_that_was_never_there_is_told(part: str) -> None:
    assert refused(changed(lambda content: content.pop(part))) == NOT_ONE


@pytest.mark.parametrize("value", [None, 5, 1.5, True, [], "词", [[]], {"a": 1.5}, {"ledger.yaml": None}])
@pytest.mark.parametrize("part", ["ledger", "scheme", "result", "evaluation", "items"])
def test_a_part_of_another_kind_is_told(part: str, value: object) -> None:
    if (part, value) == ("items", []):
        value = [1.5]
    assert refused(changed(lambda content: content.update({part: value}))).startswith("x.json")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", NO_JSON),
        ("{", NO_JSON),
        ("台账", NO_JSON),
        ("9" * 10_000, NO_JSON),
        ("[" * 100_000, NO_JSON),
        ("{}", NOT_ONE),
        ("[]", NOT_ONE),
        ("null", NOT_ONE),
        ('{"format": "jiheng-snapshot/2"}', NOT_ONE),
        ('{"format": "jiheng-snapshot/1"}', ALTERED),
        ('{"format": "jiheng-snapshot/1", "a": "\\ud800"}', NOT_ONE),
        ('{"format": "jiheng-snapshot/1", "a": ' + "[" * 950 + "]" * 950 + "}", ""),
        ('{"format": "jiheng-snapshot/1", "a": NaN}', ALTERED),
    ],
)
def test_damaged_json_is_told(text: str, told: str) -> None:
    assert told in refused(text)


def test_data_nested_deep_inside_a_part_is_told() -> None:
    def change(content: dict[str, Any]) -> None:
        deep: list[object] = []
        for _ in range(200):
            deep = [deep]
        content["evaluation"]["来源"] = deep

    assert refused(changed(change)) == "x.json：层次超过 60 层，请检查括号和缩进"


def test_a_ledger_without_header_is_told() -> None:
    assert refused(changed(lambda content: content["ledger"].pop("ledger.yaml"))) == NOT_ONE


def test_a_file_that_no_ledger_has_is_told() -> None:
    assert refused(changed(lambda content: content["ledger"].update({"other.yaml": []}))) == NOT_ONE


def test_mistakes_inside_are_told_in_words() -> None:
    def change(content: dict[str, Any]) -> None:
        content["ledger"]["ledger.yaml"]["年度"] = "去年"

    assert refused(changed(change)) == "x.json：「年度」应当是四位年份，如 2023，这里是「去年」"


def rescored(text: str, folder: Path) -> tuple[str, ...]:
    file = folder / "x.json"
    file.write_text(text, encoding="utf-8")
    return rescore_snapshot(file)[1]


def test_points_that_differ_are_named(tmp_path: Path) -> None:
    def change(content: dict[str, Any]) -> None:
        result = content["result"]
        first = next(iter(result["criteria"]))
        result["total"] = str(Decimal(result["total"]) + 1)
        result["grade"], result["criteria"][first] = "差", "99"
        result["criteria"]["没有的"] = "1"

    differing = rescored(changed(change), tmp_path)
    first = next(iter(json.loads(text_of(EVALUATIONS[0]))["result"]["criteria"]))
    assert set(differing) == {"total", "grade", first, "没有的"}


def test_a_criterion_without_kept_points_is_named(tmp_path: Path) -> None:
    removed = []
    text = changed(lambda content: removed.append(content["result"]["criteria"].popitem()[0]))
    assert rescored(text, tmp_path) == tuple(removed)


def test_an_evaluation_that_does_not_fit_its_scheme_is_told(tmp_path: Path) -> None:
    def change(content: dict[str, Any]) -> None:
        content["evaluation"]["记录得分"] = [{"指标": "没有的", "得分": "1"}]

    with pytest.raises(DiagnosticError, match="方案里没有「没有的」这个指标"):
        rescored(changed(change), tmp_path)


JUNK = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just([]) | st.just({})
)


@settings(max_examples=60)
@given(data=st.data())
def test_any_sealed_nonsense_is_recomputed_or_told(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A hash that is right says nothing of what is in the file."""

    def spoil(content: dict[str, Any]) -> None:
        spot: Any = content
        while True:
            keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
            key = data.draw(st.sampled_from(keys))
            inner = spot[key]
            if not isinstance(inner, (dict, list)) or not inner or data.draw(st.integers(0, 4)) == 0:
                spot[key] = data.draw(JUNK)
                return
            spot = inner

    file = tmp_path_factory.mktemp("snapshot") / "x.json"
    file.write_text(changed(spoil), encoding="utf-8")
    try:
        told: tuple[object, ...] = rescore_snapshot(file)
    except DiagnosticError as error:
        told = error.diagnostics
    assert told
