"""Start-up — `jiheng --help` beside the bare interpreter it runs on.

A clerk who types a command waits for the interpreter and for what we import; this holds the second in
proportion to the first.
"""

from __future__ import annotations

import sys
from pathlib import Path

import harness

TARGET = 6


def measure(rounds: int) -> list[harness.Comparison]:
    """Time the command's help against an empty program of the same interpreter."""
    command = Path(sys.executable).with_name("jiheng")
    return [
        harness.compare(
            "jiheng --help",
            harness.process(command, "--help"),
            peer="python -c pass",
            theirs=harness.process(sys.executable, "-c", "pass"),
            target=TARGET,
            rounds=rounds,
        )
    ]


def main() -> None:
    """Run the bench."""
    harness.main(measure)


if __name__ == "__main__":
    main()
