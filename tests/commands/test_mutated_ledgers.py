"""Valid ledgers with something broken in them: always a score sheet or sentences."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .calling import EXAMPLES, call

FILES = sorted(
    file.relative_to(EXAMPLES).as_posix()
    for name in ("foshan-2020", "shaoguan-2019", "huadu-2022")
    for file in (EXAMPLES / name).rglob("*.yaml")
)
PIECES = [
    *(
        "",
        ":",
        "- ",
        "[",
        "}",
        "'",
        '"',
        "\n",
        "  ",
        "&a",
        "*a",
        "!x",
        "\0",
        "\ufeff",
        "「",
        "{值: ",
        "公式: ",
    ),
    *("0", "-1", "1e9", "99999999999999999999", "%", "万元", "人", "是", "~", "null"),
    *("{值: ", "公式: ", "÷ 0", "采用: 是", "编号: "),
]


def mutated(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    end = min(len(text), start + chance.choice([0, 0, 1, 2, 5, 20]))
    return text[:start] + chance.choice(PIECES) + text[end:]


@settings(max_examples=25)
@given(name=st.sampled_from(FILES), seed=st.integers(0, 2**32), times=st.integers(1, 3))
def test_a_broken_file_is_scored_or_told(
    name: str, seed: int, times: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ledger, _, inside = name.partition("/")
    folder = Path(shutil.copytree(EXAMPLES / ledger, tmp_path_factory.mktemp("ledger") / ledger))
    chance = random.Random(seed)
    text = (folder / inside).read_text(encoding="utf-8")
    for _ in range(times):
        text = mutated(text, chance)
    (folder / inside).write_text(text, encoding="utf-8")
    for command in (("score", folder), ("ledger", "check", folder), ("score", folder, "--json")):
        called = call(*command)
        assert called.status in (0, 2)
        assert "程序内部出错" not in called.err, called.err
        assert (called.err == "") == (called.status == 0)
    shutil.rmtree(folder)
