"""Timing beside a peer — ours and theirs in turn, in one run, so that only the ratio matters.

A machine's speed drifts; two measurements taken one after the other share the drift. So each round times
both, the ratio is taken within the round, and the median over the rounds is reported. Times are seconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]
Clock = Callable[[], float]

ROUNDS = 15
QUICK_ROUNDS = 5
HEADER = "项目｜对照｜本项目中位数｜对照中位数｜倍数｜目标｜结果"
ROW = "{name}｜{peer}｜{ours:.1f} 毫秒｜{theirs:.1f} 毫秒｜{ratio:.2f} 倍｜不超过 {target:g} 倍｜{verdict}"
MET, MISSED = "达到", "没有达到"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Times of one piece of work and of its peer, round by round, and the ratio it must not exceed."""

    name: str
    peer: str
    target: float
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratio(self) -> float:
        """Return the median over the rounds of our time by the peer's."""
        return median(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def met(self) -> bool:
        """Return whether the ratio keeps to the target."""
        return self.ratio <= self.target

    def row(self) -> str:
        """Return the comparison as one line in Chinese, times in milliseconds."""
        return ROW.format(
            name=self.name,
            peer=self.peer,
            ours=median(self.ours) * 1000,
            theirs=median(self.theirs) * 1000,
            ratio=self.ratio,
            target=self.target,
            verdict=MET if self.met else MISSED,
        )


def compare(
    name: str,
    ours: Work,
    *,
    peer: str,
    theirs: Work,
    target: float,
    rounds: int,
    clock: Clock = perf_counter,
) -> Comparison:
    """Time both in turn, after one run of each that is not counted.

    Raises:
        ValueError: there is no round to measure.
    """
    if rounds < 1:
        raise ValueError(rounds)
    ours()
    theirs()
    pairs = [(_seconds(ours, clock), _seconds(theirs, clock)) for _ in range(rounds)]
    return Comparison(name, peer, target, [a for a, _ in pairs], [b for _, b in pairs])


def process(*command: str | os.PathLike[str]) -> Work:
    """Return the work of running a whole process to its end, as a user's machine would: bytecode is kept.

    The work raises ``subprocess.CalledProcessError`` if the process fails: a failure is quick and would
    look like a good result.
    """
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, capture_output=True)

    return run


def main(measure: Callable[[int], Sequence[Comparison]]) -> None:
    """Run a bench as a program: print its rows, and exit 1 if one of them misses its target.

    ``measure`` takes the number of rounds.
    """
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--quick", action="store_true")
    rounds = QUICK_ROUNDS if parser.parse_args().quick else ROUNDS
    comparisons = measure(rounds)
    print(HEADER)
    for comparison in comparisons:
        print(comparison.row())
    sys.exit(not all(comparison.met for comparison in comparisons))


def _seconds(work: Work, clock: Clock) -> float:
    started = clock()
    work()
    return clock() - started
