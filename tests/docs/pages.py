"""The pages of the documentation as data: headings, links, and code blocks that are run as written.

A fenced block says by its first line what it is::

    ```console            commands after `$ `, then what they print; `……` stands for left-out lines,
    ```console 退出码=2    `…` for left-out words; the last command ends with this exit status
    ```yaml 写入 文件       the file that the commands after it find (also ```text 写入 文件)
"""

from __future__ import annotations

import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from jiheng.cli import jiheng
from jiheng.commands.chinese import run

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LEFT_OUT_LINES, LEFT_OUT_WORDS = "……", "…"
EXIT = re.compile(r"退出码=(\d)")

_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Return every page that is ours to keep true, README and CONTRIBUTING among them."""
    tops = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    return tops + sorted(DOCS.rglob("*.md"))


def title(page: Path) -> str:
    """Return a page's name in the checkout, for the names of tests."""
    return page.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Block:
    """A fenced block: the words of its first line, its text, and the line it begins on."""

    page: Path
    line: int
    info: tuple[str, ...]
    text: str

    @property
    def kind(self) -> str:
        """Return its first line as one text."""
        return " ".join(self.info)


def blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, match.start()) + 1, tuple(match["info"].split()), match["text"])
        for match in _FENCE.finditer(text)
    ]


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def sections(page: Path) -> dict[str, str]:
    """Return the text under each heading, down to the next heading of any level."""
    parts = re.split(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@dataclass(frozen=True)
class Step:
    """One command of a console block, with what the page says it prints and how it ends."""

    command: str
    printed: tuple[str, ...]
    status: int


def steps(block: Block) -> Iterator[Step]:
    """Yield the commands of a console block."""
    wanted = EXIT.search(block.kind)
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]
    for position, part in enumerate(parts):
        command, *printed = part.rstrip("\n").split("\n")
        last = position == len(parts) - 1
        yield Step(command, tuple(printed), int(wanted[1]) if wanted and last else 0)


def prepare(folder: Path) -> None:
    """Make a folder in which a page's commands find what a checkout offers."""
    (folder / "examples").symlink_to(ROOT / "examples")


def write(block: Block, folder: Path) -> None:
    """Write the file that a block gives."""
    target = folder / block.info[-1]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(block.text, encoding="utf-8")


def execute(command: str, folder: Path) -> tuple[int, list[str]]:
    """Run a `jiheng` command line in a folder; return its exit status and the lines it prints."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    try:
        with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
            status = run(jiheng, shlex.split(command)[1:])
    finally:
        os.environ.pop("COLUMNS") if before is None else os.environ.update(COLUMNS=before)
    printed.seek(0)
    return status, printed.read().rstrip("\n").split("\n")


def agrees(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Return whether what a page shows is what was printed, apart from what it leaves out."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == LEFT_OUT_LINES else _line_pattern(line) + r"\n" for line in shown
    )
    text = "".join(f"{line.rstrip()}\n" for line in printed)
    return re.fullmatch(pattern, text) is not None


def _line_pattern(line: str) -> str:
    return ".*?".join(re.escape(part) for part in line.rstrip().split(LEFT_OUT_WORDS))
