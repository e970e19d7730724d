"""click in Chinese: help, usage and mistakes in the words of the catalogue, sub-commands loaded late."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.diagnostic import DiagnosticError
from jiheng.messages import message

EXIT_WRONG = 2


class UnknownCommandError(click.UsageError):
    """A command that does not exist; its message is already a sentence of the catalogue."""


class _Chinese(click.Command):
    """Writes usage, arguments and options under Chinese heads."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), message("cli.usage")
        )

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line."""
        pieces = [message("cli.options_metavar")]
        for parameter in self.get_params(ctx):
            pieces.extend(parameter.get_usage_pieces(ctx))
        return pieces

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        if rows:
            with formatter.section(message("cli.options")):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help with a Chinese text."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = message("cli.help")
        return option


class ChineseCommand(_Chinese):
    """A command whose help is Chinese."""


class ChineseGroup(_Chinese, click.Group):
    """A group whose commands are named by ``module:attribute`` and loaded when called.

    The one-line help of each command is ``cli.NAME`` in the catalogue, so that ``--help`` loads none.
    """

    def __init__(self, name: str, lazy: Mapping[str, str] | None = None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self._lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, lazy ones first."""
        return [*self._lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading its module now."""
        target = self._lazy.get(cmd_name)
        if target is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage with the command's place in it."""
        return [*super().collect_usage_pieces(ctx), message("cli.command_metavar")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write each command with its one line from the catalogue."""
        prefix = "" if ctx.parent is None else f"{self.name}_"
        rows = [(name, message(f"cli.{prefix}{name}")) for name in self.list_commands(ctx)]
        with formatter.section(message("cli.commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; an unknown one is told with the nearest known."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], known, n=1, cutoff=0.5)
            code = "cli.unknown_command_near" if near else "cli.unknown_command"
            raise UnknownCommandError(message(code, name=args[0][:40], near="".join(near)), ctx)
        return super().resolve_command(ctx, args)


def usage_words(error: click.ClickException) -> str:
    """Return what is wrong with a command line, in one Chinese sentence."""
    if isinstance(error, UnknownCommandError):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return message("cli.unknown_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return message("cli.missing_parameter", name=_parameter_words(error))
    if isinstance(error, click.BadParameter):
        return message("cli.bad_parameter", name=_parameter_words(error))
    if isinstance(error, click.BadOptionUsage):
        return message("cli.bad_option", name=error.option_name)
    return message("cli.bad_usage")


def _parameter_words(error: click.BadParameter) -> str:
    """Return the option as it is typed, an argument as the help calls it."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status; every mistake is one sentence on standard error."""
    _never_refuse_a_character()
    try:
        status = command.main(args=arguments, prog_name="jiheng", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
    except click.ClickException as error:
        click.echo(usage_words(error), err=True)
        context = getattr(error, "ctx", None)
        if context is not None:
            click.echo(message("cli.try_help", command=context.command_path), err=True)
    except DiagnosticError as error:
        for diagnostic in error.diagnostics:
            click.echo(str(diagnostic), err=True)
    except (KeyboardInterrupt, click.Abort):
        click.echo(message("cli.stopped"), err=True)
    except (BrokenPipeError, SystemExit):
        # The reader went away (for example `| head`), which click turns into an exit: nothing is wrong.
        _write_to_nowhere()
        return 0
    except Exception as error:  # A clerk gets a sentence, and the maintainer the spot, never a stack trace.
        spot = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(spot.filename).name}:{spot.lineno}"
        click.echo(message("cli.internal", kind=type(error).__name__, where=where), err=True)
    return EXIT_WRONG


def _never_refuse_a_character() -> None:
    """Let a terminal without Chinese show escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _write_to_nowhere() -> None:
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
