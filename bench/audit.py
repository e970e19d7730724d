"""Altered figures — how many are found at the right place, and how often nothing is said in vain.

For every claim that held in the reference reports, the stated figure and each input is altered in turn so
that the claim fails. As controls, numbers that no claim uses are altered, and claims so that they still hold.
The thresholds are the ones the product promises. The comparison with the annotated reports, whose thresholds
are tests, stands before them.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from altered import Alteration, Outcome, failing, outcome, together, unused
from jiheng.audit import Audit, audit_report
from jiheng.document import load
from jiheng.read import read

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "seeds"
SEED = 7
QUICK = 100
CAUGHT, ELSEWHERE, SILENT = 0.95, 0.02, 0.98
KINDS: dict[str, Callable[[Audit, int], list[Alteration]]] = {
    "failing": failing,
    "unused": unused,
    "together": together,
}
ROW = "{name}｜{count} 处｜{share:.1%}｜{target}｜{verdict}"
WORDS = {
    "caught": ("改错的数在原处查出", "不低于 95%"),
    "elsewhere": ("疑点落在没有改的地方", "不高于 2%"),
    "unused": ("改没有用到的数，没有误报", "不低于 98%"),
    "together": ("一起改、仍然对得上，没有误报", "不低于 98%"),
}


@cache
def audited(path: Path) -> Audit:
    """Return the audit of a reference report as it is."""
    return audit_report(read(load(path)))


def work(task: tuple[Path, Alteration]) -> Outcome:
    """Audit one altered report."""
    path, alteration = task
    return outcome(audited(path), alteration)


def tasks(paths: Sequence[Path], kind: str, limit: int | None) -> list[tuple[Path, Alteration]]:
    """Return all alterations of a kind, or so many of them drawn by a fixed seed."""
    found = [(path, item) for path in paths for item in KINDS[kind](audited(path), SEED)]
    if limit is not None and len(found) > limit:
        found = random.Random(SEED).sample(found, limit)
    return found


def run(paths: Sequence[Path], kind: str, limit: int | None, jobs: int) -> list[Outcome]:
    """Audit the altered reports of a kind."""
    listed = tasks(paths, kind, limit)
    if jobs == 1:
        return [work(task) for task in listed]
    with get_context("spawn").Pool(jobs) as pool:
        return pool.map(work, listed, chunksize=8)


def _row(name: str, good: int, count: int, bound: float, *, at_most: bool = False) -> bool:
    share = good / count if count else (0.0 if at_most else 1.0)
    met = share <= bound if at_most else share >= bound
    words, target = WORDS[name]
    print(
        ROW.format(name=words, count=count, share=share, target=target, verdict="达到" if met else "没有达到")
    )
    return met


def annotated() -> None:
    """Print how reading and auditing agree with the annotated reports, measure by measure."""
    script = ROOT.parent / "shared" / "gold" / "score.py"
    if not script.is_file():
        return
    environment = {**os.environ, "JIHENG": f"{shlex.quote(sys.executable)} -m jiheng.cli"}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=True, env=environment
    )
    for measure in re.split(r"\s{2,}", done.stdout.strip().splitlines()[-1])[1:]:
        print(measure)


def main() -> None:
    """Run the bench; exit 1 if a threshold is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--show", action="store_true", help="list what was missed and what was said in vain")
    given = options.parse_args()
    paths = sorted(TEXTS.glob("*.txt"))
    if not paths:
        sys.exit("缺少参考资料：项目旁边没有 shared/seeds 文件夹")
    annotated()
    limit = QUICK if given.quick else None
    found = {kind: run(paths, kind, limit, given.jobs) for kind in KINDS}
    altered = found["failing"]
    met = [
        _row("caught", sum(bool(item.caught) for item in altered), len(altered), CAUGHT),
        _row(
            "elsewhere", sum(bool(item.elsewhere) for item in altered), len(altered), ELSEWHERE, at_most=True
        ),
    ]
    for kind in ("unused", "together"):
        silent = sum(not item.caught and not item.elsewhere for item in found[kind])
        met.append(_row(kind, silent, len(found[kind]), SILENT))
    by_check = Counter(item.alteration.check for item in altered)
    missed = Counter(item.alteration.check for item in altered if not item.caught)
    print(
        "检查项｜改错的数｜没有查出："
        + "；".join(f"{name} {by_check[name]}｜{missed[name]}" for name in by_check)
    )
    if given.show:
        _show(found)
    sys.exit(0 if all(met) else 1)


def _show(found: dict[str, list[Outcome]]) -> None:
    for kind, items in found.items():
        for item in items:
            wrong = not item.caught or item.elsewhere if kind == "failing" else item.caught or item.elsewhere
            if wrong:
                print(
                    kind,
                    item.alteration.check,
                    item.alteration.role,
                    item.alteration.edits,
                    item.caught,
                    item.elsewhere,
                )


if __name__ == "__main__":
    main()
