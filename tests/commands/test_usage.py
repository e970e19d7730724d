"""What the command line says of itself and of how it is called; wrong calls stand in usage.yaml."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.cli import COMMANDS, jiheng, main
from jiheng.commands import chinese
from jiheng.commands.chinese import ChineseCommand, run, usage_words
from jiheng.commands.formatter import ChineseContext
from jiheng.messages import message

from .calling import EXAMPLES, FOSHAN, call, wrong

TABLE = Path(__file__).with_name("usage.yaml").read_text(encoding="utf-8")
CALLS: list[dict[str, Any]] = yaml.safe_load(TABLE)
# What a user types or sees on a file may stay in Latin letters.
TYPED = re.compile(r"--?[a-z-]+|jiheng[a-z ]*|[A-Za-z]+/\S+|JSON|evaluations")
FILES = {"csv", "html", "yaml", "json", "out", "xlsx", "docx", "pdf", "PDF", "Word", "Excel", "WPS"}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command and group, as words to type."""
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    names = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [path, *(found for name, inner in names if inner for found in commands(inner, (*path, name)))]


EVERY = commands(jiheng)


@pytest.mark.parametrize("case", CALLS, ids=[" ".join(case["命令"]) for case in CALLS])
def test_a_wrong_call_is_told(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert wrong(*case["命令"]).splitlines() == case["提示"]
    assert list(tmp_path.iterdir()) == []


def test_there_are_these_commands() -> None:
    assert [" ".join(path) for path in EVERY] == [
        "",
        *("score", "explain", "report", "template", "compare", "snapshot"),
        *("ledger", "ledger check", "ledger export", "ledger import", "ledger invent"),
        *("ledger mapping", "ledger mapping new", "ledger new"),
        *("scheme", "scheme check", "scheme diff", "scheme export", "scheme import"),
        *("scheme list", "scheme show"),
        *("read", "audit"),
        "evidence",
        "gain",
        "refresh",
        "demo",
    ]


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help_is_chinese_and_explains_every_option(path: tuple[str, ...]) -> None:
    called = call(*path, "--help")
    assert (called.status, called.err) == (0, "")
    assert called.out.startswith("用法：jiheng")
    words = TYPED.sub("", re.sub(r"(?m)^  [a-z]+  ", "", called.out))
    assert set(re.findall(r"[A-Za-z]{2,}", words)) <= FILES
    described = [line.split("  ") for line in called.out.splitlines() if line.startswith(("  -", "  台账  "))]
    assert all(len(parts) > 2 and parts[-1].strip() for parts in described)


@pytest.mark.parametrize("path", [(), ("ledger",), ("scheme",)], ids=" ".join)
def test_a_group_alone_shows_its_help_and_fails(path: tuple[str, ...]) -> None:
    assert call(*path).out == call(*path, "--help").out
    assert call(*path).status == 2


def test_each_command_has_its_line_and_its_module() -> None:
    assert all(message(f"cli.{name}") for name in COMMANDS)
    assert {target.partition(":")[2] for target in COMMANDS.values()} == set(COMMANDS)


def test_help_does_not_load_the_commands() -> None:
    """Start-up stays short: only the command that is called is imported."""
    assert "jiheng.commands.score" not in Path(chinese.__file__).read_text(encoding="utf-8")


def test_what_is_hidden_is_not_explained() -> None:
    command = ChineseCommand("quiet", params=[click.Option(["--x"], hidden=True)], add_help_option=False)
    assert command.get_help(ChineseContext(command, info_name="quiet")).strip() == "用法：quiet [选项]"
    assert command.get_help_option(ChineseContext(command)) is None


def test_the_program_ends_with_the_status_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["jiheng", "scheme", "list"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0


def test_where_output_has_no_file_nothing_needs_to_be_turned_away() -> None:
    with redirect_stdout(io.StringIO()):
        chinese._write_to_nowhere()


class Failing(click.Command):
    def __init__(self, error: BaseException) -> None:
        super().__init__("failing")
        self.error = error

    def invoke(self, ctx: click.Context) -> None:  # noqa: ARG002
        raise self.error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort(), EOFError()])
def test_a_stopped_command_says_so(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Failing(error), []) == 2
    assert capsys.readouterr().err.strip() == "已停止"


@pytest.mark.parametrize("error", [BrokenPipeError(32, "Broken pipe"), SystemExit(1)])
def test_a_reader_that_went_away_is_no_mistake(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chinese, "_write_to_nowhere", lambda: None)
    assert run(Failing(error), []) == 0
    assert capsys.readouterr().err == ""


def test_a_mistake_of_the_program_is_one_sentence_with_its_spot(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(Failing(ZeroDivisionError("division by zero")), []) == 2
    said = capsys.readouterr().err
    assert re.fullmatch(
        r"程序内部出错（ZeroDivisionError，test_usage.py:\d+），"
        r"不是您填的内容有误；请把这句话和所用的文件发给维护者\n",
        said,
    )


def test_a_command_without_a_status_is_a_success() -> None:
    assert run(click.Command("quiet", callback=lambda: None), []) == 0


@pytest.mark.parametrize(
    "error",
    [click.UsageError("english"), click.BadParameter("english"), click.ClickException("english 中文")],
)
def test_no_english_comes_through(error: click.ClickException) -> None:
    assert not re.search("[a-z]", usage_words(error))


WORDS = [
    *("score", "explain", "report", "snapshot", "ledger", "check", "scheme", "list", "show", "diff"),
    *("--set", "--json", "--evaluation", "--scheme", "--help", "-o", "--", "-"),
    *("A2-1", "项目总数=3", "gd/foshan/2020", "/dev/null", "\udcff", "a\0b", "长" * 300),
    *(str(FOSHAN), str(EXAMPLES)),
]
ARGUMENTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6)


@given(arguments=ARGUMENTS)
def test_any_call_ends_in_words(arguments: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.getbasetemp())
        called = call(*arguments)
    assert called.status in (0, 1, 2)
    assert "Traceback" not in called.err
    assert "程序内部出错" not in called.err
    assert called.out or called.err
