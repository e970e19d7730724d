"""Run the commands of the documentation and write what they print into the pages.

`.venv/bin/python tests/docs/refresh.py [页…]` — read the difference before you commit it. A block that
leaves something out is kept as it is, and named when it no longer agrees.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from pages import LEFT_OUT_WORDS, Block, agrees, blocks, execute, pages, prepare, steps, title, write


def refreshed(block: Block, folder: Path) -> str:
    """Return the text of a console block with what its commands print now."""
    lines: list[str] = []
    for step in steps(block):
        printed = list(step.printed)
        if step.command.startswith("jiheng "):
            status, now = execute(step.command, folder)
            now = [] if now == [""] else now
            left_out = any(LEFT_OUT_WORDS in line for line in printed)
            if status == step.status and not left_out:
                printed = now
            elif status != step.status or not agrees(step.printed, now):
                print(f"{title(block.page)}:{block.line}: {step.command}（{status}）", *now, sep="\n")
        lines += [f"$ {step.command}", *(line.rstrip() for line in printed)]
    return "".join(f"{line}\n" for line in lines)


def refresh(page: Path) -> None:
    """Rewrite the console blocks of a page."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        for block in blocks(page):
            if block.info[1:2] == ("写入",):
                write(block, folder)
            elif block.info[:1] == ("console",):
                fence = f"```{block.kind}\n"
                text = text.replace(f"{fence}{block.text}```", f"{fence}{refreshed(block, folder)}```", 1)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    wanted = [Path(argument).resolve() for argument in sys.argv[1:]]
    for page in wanted or pages():
        refresh(page)
