"""The harness: what is timed, in which order, and what it takes to meet a target."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import harness


class Machine:
    """A clock that only moves when work is done on it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.order: list[str] = []

    def work(self, name: str, seconds: Iterator[float]) -> Callable[[], None]:
        def run() -> None:
            self.order.append(name)
            self.now += next(seconds)

        return run


def compare(
    ours: list[float], theirs: list[float], target: float = 6
) -> tuple[harness.Comparison, list[str]]:
    machine = Machine()
    warm_up = [99.0]
    comparison = harness.compare(
        "ours",
        machine.work("a", iter(warm_up + ours)),
        peer="peer",
        theirs=machine.work("b", iter(warm_up + theirs)),
        target=target,
        rounds=len(ours),
        clock=lambda: machine.now,
    )
    return comparison, machine.order


def test_ours_and_the_peer_take_turns_after_a_run_that_is_not_counted() -> None:
    comparison, order = compare([2, 4], [1, 2])
    assert order == ["a", "b"] * 3
    assert (list(comparison.ours), list(comparison.theirs)) == ([2, 4], [1, 2])


def test_the_ratio_is_taken_within_a_round_so_that_a_slow_machine_does_not_count() -> None:
    comparison, _ = compare([2, 20, 200], [1, 10, 100])
    assert comparison.ratio == 2


def test_the_median_disregards_one_disturbed_round() -> None:
    comparison, _ = compare([2, 2, 50], [1, 1, 1])
    assert comparison.ratio == 2


@pytest.mark.parametrize(("target", "met"), [(2, True), (1.9, False)])
def test_a_target_is_the_largest_ratio_allowed(target: float, met: bool) -> None:
    comparison, _ = compare([2], [1], target)
    assert comparison.met is met
    assert comparison.row().endswith("达到" if met else "没有达到")


def test_a_row_gives_both_medians_the_ratio_and_the_target() -> None:
    comparison, _ = compare([0.03], [0.01])
    assert comparison.row() == "ours｜peer｜30.0 毫秒｜10.0 毫秒｜3.00 倍｜不超过 6 倍｜达到"


def test_nothing_measured_is_not_a_result() -> None:
    with pytest.raises(ValueError, match="0"):
        compare([], [])


def test_a_process_that_fails_is_not_a_quick_one() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        harness.process(sys.executable, "-c", "raise SystemExit(3)")()


def test_a_process_may_write_bytecode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    said = tmp_path / "said"
    program = f"import pathlib, sys; pathlib.Path({str(said)!r}).write_text(str(sys.dont_write_bytecode))"
    harness.process(sys.executable, "-c", program)()
    assert said.read_text() == "False"


@pytest.mark.parametrize(("ratio", "status"), [(1, 0), (7, 1)])
def test_a_bench_exits_by_its_targets(
    ratio: float, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", "--quick"])
    asked: list[int] = []

    def measure(rounds: int) -> list[harness.Comparison]:
        asked.append(rounds)
        return [harness.Comparison("ours", "peer", 6, [ratio], [1])]

    with pytest.raises(SystemExit) as stopped:
        harness.main(measure)
    assert stopped.value.code == status
    assert asked == [harness.QUICK_ROUNDS]
    assert "ours｜peer" in capsys.readouterr().out
