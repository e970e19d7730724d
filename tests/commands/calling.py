"""The command line called as its user calls it."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jiheng.cli import jiheng
from jiheng.commands.chinese import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOSHAN = EXAMPLES / "foshan-2020"
SHAOGUAN = EXAMPLES / "shaoguan-2019"


@dataclass(frozen=True)
class Called:
    """What came of a call: exit status, what was printed, what was complained."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The printed JSON."""
        return json.loads(self.out)


def call(*arguments: object) -> Called:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = run(jiheng, [str(item) for item in arguments])
    return Called(status, out.getvalue(), err.getvalue())


def wrong(*arguments: object) -> str:
    """What is complained about a call that must fail: a Chinese sentence, nothing printed, status 2."""
    called = call(*arguments)
    assert (called.status, called.out) == (2, ""), called
    assert any("\u4e00" <= character <= "\u9fff" for character in called.err)
    assert "程序内部出错" not in called.err
    return called.err.removesuffix("\n")
