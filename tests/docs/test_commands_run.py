"""Every command shown in the documentation runs, ends and prints as the page says."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from .pages import agrees, blocks, execute, pages, prepare, steps, title, write

KNOWN_COMMANDS = ("jiheng ", "script/", ". .venv/bin/activate")


@pytest.mark.parametrize("page", [page for page in pages() if blocks(page)], ids=title)
def test_what_a_page_shows_happens(page: Path, tmp_path: Path) -> None:
    prepare(tmp_path)
    for block in blocks(page):
        if block.info[1:2] == ("写入",):
            write(block, tmp_path)
        for step in steps(block) if block.info[:1] == ("console",) else ():
            if not step.command.startswith("jiheng "):
                continue
            status, printed = execute(step.command, tmp_path)
            told = f"{title(page)}：{step.command}（{status}）"
            assert status == step.status, "\n".join([told, *printed])
            assert agrees(step.printed, [] if printed == [""] else printed), "\n".join([told, *printed])


@pytest.mark.parametrize("page", pages(), ids=title)
def test_commands_that_are_not_run_are_ours(page: Path) -> None:
    shown = [step for block in blocks(page) if block.info[:1] == ("console",) for step in steps(block)]
    assert [step.command for step in shown if not step.command.startswith(KNOWN_COMMANDS)] == []


@pytest.mark.parametrize(
    ("page", "text"),
    [(page, block.text) for page in pages() for block in blocks(page) if block.kind == "python"],
    ids=lambda value: title(value) if isinstance(value, Path) else "",
)
def test_a_program_shown_runs(
    page: Path, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare(tmp_path)
    with chdir(tmp_path):
        exec(compile(text, title(page), "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    promises = [line.partition("  # ")[2] for line in text.splitlines() if line.startswith("print(")]
    expected = [promise for promise in promises if promise]
    assert printed[: len(expected)] == expected
    assert printed
