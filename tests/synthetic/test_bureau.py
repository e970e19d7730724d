"""An invented bureau of any seed and size loads, adds up, hangs together, and is always the same."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.actions.check_ledger import check_folder
from jiheng.actions.invent_ledgers import invent_ledgers
from jiheng.actions.score_ledger import score_folder
from jiheng.diagnostic import DiagnosticError, Diagnostics
from jiheng.ledger import FactBook, FactKey, Ledger, parse_ledger, standard_dictionary
from jiheng.synthetic import Plan, invent, people, plant
from jiheng.synthetic.frame import frame
from jiheng.synthetic.indicators import task_rate
from jiheng.synthetic.money import money_years

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "synthetic"
PLANS = st.builds(
    Plan,
    units=st.integers(1, 5),
    projects=st.integers(1, 25),
    years=st.integers(1, 3),
    seed=st.integers(0, 10**9),
)


def loaded(texts: dict[str, str]) -> tuple[Ledger, list[str]]:
    """The ledger of a folder's texts, and every mistake in it."""
    found = Diagnostics()
    own = {name: text for name, text in texts.items() if "/" not in name}
    ledger = parse_ledger("x", own, found)
    assert ledger is not None
    return ledger, [item.code for item in found]


def centre(quantity: object) -> Fraction:
    value: Fraction = quantity.centre  # type: ignore[attr-defined]
    return value


def department(ledger: Ledger, item: str) -> Fraction:
    """The department's own figure, which is entered beside those of the units."""
    return next(centre(fact.value) for fact in ledger.facts if (fact.item, fact.unit) == (item, ""))


@settings(max_examples=15, deadline=None)
@given(plan=PLANS)
def test_any_bureau_loads_as_it_was_made_and_its_sums_hold(plan: Plan) -> None:
    for year in invent(plan):
        ledger, mistakes = loaded(year.files())
        assert mistakes == []
        assert ledger.facts == year.ledger.facts
        assert ledger.header.invented
        book = FactBook(ledger, standard_dictionary())
        number = ledger.header.year
        for fact in ledger.facts:
            if fact.unit or not any(other.unit and other.item == fact.item for other in ledger.facts):
                continue
            key = FactKey(fact.item, "", fact.year or number, fact.period, "", "", "")
            item = standard_dictionary().get(fact.item)
            assert item is not None
            assert book.total(item, key) == centre(fact.value)
        _money_hangs_together(ledger)


def _money_hangs_together(ledger: Ledger) -> None:
    projects = ledger.projects
    sums = {
        "项目支出年初预算数": sum(centre(item.initial_budget) for item in projects),
        "项目支出调整预算数": sum(centre(item.full_year_budget) for item in projects),
        "项目支出决算数": sum(centre(item.executed) for item in projects),
    }
    assert {name: department(ledger, name) for name in sums} == sums
    for task in ledger.tasks:
        own = [centre(item.initial_budget) for item in projects if item.task == task.id]
        assert centre(task.budget) == sum(own)
    changed = department(ledger, "部门调整预算数") - department(ledger, "部门年初预算数")
    assert sum(centre(item.amount) for item in ledger.adjustments) == changed
    assert department(ledger, "部门决算数") <= department(ledger, "部门调整预算数")
    assert all(centre(item.executed) <= centre(item.full_year_budget) for item in projects)


@settings(max_examples=5, deadline=None)
@given(plan=PLANS)
def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert [year.files() for year in invent(plan)] == [year.files() for year in invent(plan)]


@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023", "2024"])
def test_the_example_is_what_the_usual_plan_gives(year: str) -> None:
    (made,) = (item for item in invent(Plan()) if item.ledger.name == year)
    kept = {
        path.relative_to(EXAMPLES / year).as_posix(): path.read_text(encoding="utf-8")
        for path in (EXAMPLES / year).rglob("*.*")
    }
    assert kept == made.files()


@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023", "2024"])
def test_the_example_is_clean_and_scores_whole(year: str) -> None:
    assert check_folder(EXAMPLES / year).diagnostics == ()
    for evaluation in ("自评", "履职自评"):
        sheet = score_folder(EXAMPLES / year, evaluation=evaluation)
        assert sheet.complete
        assert sheet.grade


def test_the_planted_example_says_what_was_planted() -> None:
    (made,) = invent(Plan(units=4, projects=12, years=1, first_year=2024))
    ledger, plants = plant(made.ledger)
    kept = (EXAMPLES / "2024-planted" / "facts.yaml").read_text(encoding="utf-8")
    assert kept == invent_files(ledger)["facts.yaml"]
    found = check_folder(EXAMPLES / "2024-planted")
    assert sorted(item.code for item in found.diagnostics) == sorted(
        item.code for item in plants if item.code
    )
    assert found.status == 2


def invent_files(ledger: Ledger) -> dict[str, str]:
    from jiheng.ledger import ledger_files

    return ledger_files(ledger)


@settings(max_examples=8, deadline=None)
@given(plan=PLANS)
def test_every_planted_mistake_is_found_in_any_bureau(plan: Plan) -> None:
    *_, last = invent(plan)
    ledger, plants = plant(last.ledger)
    _, mistakes = loaded(invent_files(ledger))
    assert {item.code for item in plants if item.code} <= set(mistakes)


def test_indicators_follow_the_money() -> None:
    plan = Plan(units=12, projects=200, years=6, seed=7)
    money = money_years(plan, frame(plan))
    pairs = []
    for position, year in enumerate(invent(plan)):
        for item in year.ledger.indicators:
            if item.task and item.direction == "正向" and item.measure_unit != "%":
                done = centre(item.actual) / centre(item.targets[0].value)
                pairs.append((Fraction(task_rate(money[position], int(item.task[1:]) - 1)), done))
    spent, done = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    assert sum((rate - spent) * (completion - done) for rate, completion in pairs) > 0


def test_next_years_budget_follows_what_was_spent() -> None:
    plan = Plan(units=12, projects=200, years=3, seed=7)
    first, second, _ = money_years(plan, frame(plan))
    after = {item.frame.id: item for item in second.projects}
    grown = {"well": [], "badly": []}
    for item in first.projects:
        if item.frame.id in after and item.started:
            kind = "well" if item.rate > 930 else "badly"
            grown[kind].append(Fraction(after[item.frame.id].initial, item.initial))
    assert all(grown.values())
    assert min(grown["well"]) > max(grown["badly"]) - Fraction(1, 100)


def test_people_belong_to_units_and_have_numbers_for_names() -> None:
    plan = Plan()
    found = people(plan)
    assert len(found) == 60
    assert {person.unit for person in found} == {f"U{number:02}" for number in range(1, 19)}
    assert all(person.name.startswith("示例员") for person in found)
    assert {person.role for person in found} == {"填报员", "审核员", "管理员"}


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"units": 0}, "「预算单位数」要在 1 到 200 之间，这里是 0"),
        ({"projects": 0}, "「项目数」要在 1 到 20000 之间，这里是 0"),
        ({"years": 99}, "「年数」要在 1 到 20 之间，这里是 99"),
        ({"seed": -1}, "「随机数种子」要在 0 到 1000000000 之间，这里是 -1"),
    ],
)
def test_a_size_out_of_bounds_is_told(sizes: dict[str, int], said: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        Plan(**sizes)
    assert [item.sentence for item in caught.value.diagnostics] == [said]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    plan = Plan(units=1, projects=1, years=1)
    invent_ledgers(tmp_path / "a", plan)
    with pytest.raises(DiagnosticError) as caught:
        invent_ledgers(tmp_path / "a", plan)
    assert caught.value.diagnostics[0].code == "synthetic.exists"
