"""Speed of reading and auditing — in proportion to the text, to one pass of the number pattern, to the jobs.

The texts are the reference reports, repeated to the size. The number pattern is what no reader of figures can
do without: `jiheng.quantity.scan` over the same text. Its factor was fixed after profiling and is written in
docs/develop.md.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import harness
from jiheng.actions.audit_report import audit_files
from jiheng.audit import audit_report
from jiheng.document import parse
from jiheng.quantity import scan
from jiheng.read import read

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
MEGABYTE = 1024 * 1024
TWICE = 2.2
NUMBER_PASSES = 11
JOBS_GAIN = 1.7
FILES = 1000
QUICK_FILES = 200


def text_of(size: int) -> str:
    """Return the reference reports one after another up to a size in bytes."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    once = "\n\n".join(parts)
    times = size // len(once.encode("utf-8")) + 1
    return "\n\n".join([once] * times).encode("utf-8")[:size].decode("utf-8", errors="ignore")


def audited(text: str) -> None:
    """Read and audit a text."""
    audit_report(read(parse(text)))


def scanned(text: str) -> None:
    """Find every number of a text."""
    for _ in scan(text):
        pass


def measure(rounds: int) -> list[harness.Comparison]:
    """Time a text against half of it, against one pass of the number pattern, and two jobs against one."""
    if not SEEDS.is_dir():
        raise SystemExit("需要 ../shared/seeds 里的参考报告")
    few = max(1, rounds // 5)
    one, two = text_of(MEGABYTE), text_of(2 * MEGABYTE)
    comparisons = [
        harness.compare(
            "读和审 2 MB",
            lambda: audited(two),
            peer="1 MB",
            theirs=lambda: audited(one),
            target=TWICE,
            rounds=few,
        ),
        harness.compare(
            "读和审 1 MB",
            lambda: audited(one),
            peer="数字模式扫一遍",
            theirs=lambda: scanned(one),
            target=NUMBER_PASSES,
            rounds=few,
        ),
    ]
    with tempfile.TemporaryDirectory() as folder:
        many = FILES if rounds > harness.QUICK_ROUNDS else QUICK_FILES
        files = _files(Path(folder), many)
        comparisons.append(
            harness.compare(
                f"{len(files)} 份报告，2 个同时",
                lambda: list(audit_files(files, 2)),
                peer="1 个",
                theirs=lambda: list(audit_files(files, 1)),
                target=round(1 / JOBS_GAIN, 3),
                rounds=1,
            )
        )
    return comparisons


def _files(folder: Path, many: int) -> list[Path]:
    seeds = sorted(SEEDS.glob("*.txt"))
    files = []
    for number in range(many):
        seed = seeds[number % len(seeds)]
        target = folder / f"{number:04d}.txt"
        target.write_bytes(seed.read_bytes())
        files.append(target)
    return files


def main() -> None:
    """Run the bench."""
    harness.main(measure)


if __name__ == "__main__":
    main()
