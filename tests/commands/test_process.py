"""The command as a program of its own: streams, statuses, terminals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .calling import EXAMPLES, FOSHAN

PROGRAM = [sys.executable, "-W", "error", "-m", "jiheng.cli"]


def start(*arguments: object, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    command = [*PROGRAM, *(os.fsencode(str(item)) for item in arguments)]
    settings = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(command, capture_output=True, env=settings, timeout=60, check=False)


@pytest.mark.parametrize(
    ("arguments", "status"), [(("scheme", "list"), 0), (("score", "没有"), 2), (("xyz",), 2), ((), 2)]
)
def test_the_status_is_that_of_the_command(arguments: tuple[str, ...], status: int) -> None:
    assert start(*arguments).returncode == status


def test_mistakes_go_to_the_error_stream() -> None:
    done = start("score", "没有")
    assert done.stdout == b""
    assert done.stderr.decode() == "没有：找不到这个文件，请检查路径\n"


def test_a_terminal_without_chinese_shows_escapes_and_no_trace() -> None:
    done = start("score", FOSHAN, encoding="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u" in done.stdout


def test_half_a_character_in_an_argument_is_a_name_like_another() -> None:
    done = start("score", b"\xff".decode("utf-8", "surrogateescape"))
    assert done.returncode == 2
    assert "找不到这个文件" in done.stderr.decode()


def test_a_reader_that_stops_reading_ends_it_quietly() -> None:
    command = [*PROGRAM, "score", str(EXAMPLES / "shaoguan-2019"), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(60), said) == (0, b"")


def test_nothing_is_left_beside_what_was_asked_for(tmp_path: Path) -> None:
    start("snapshot", FOSHAN, "-o", tmp_path / "a.json")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
