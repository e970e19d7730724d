"""An audit in the terminal: the counts, then each finding with its line, arithmetic and remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from jiheng.messages import message

_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}


def print_audits(shapes: Sequence[dict[str, Any]]) -> None:
    """Print every file's audit, and for several files the sum."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for shape in shapes:
        _print_one(console, shape)
    if len(shapes) > 1:
        click.echo(_total(shapes))


def _print_one(console: Any, shape: dict[str, Any]) -> None:
    from rich.text import Text

    click.echo(message("audit.head", file=shape["file"]))
    if "error" in shape:
        click.echo(message("audit.unread", reason=shape["error"]["message"]), err=True)
        return
    for line in summary_lines(shape):
        click.echo(line)
    for finding in shape["findings"]:
        severity = finding["severity"]
        text = Text(message(f"audit.mark_{severity}"), style=_STYLES[severity])
        console.print(text, Text(_line(finding)))


def summary_lines(shape: dict[str, Any]) -> list[str]:
    """Return what was recognised, what held, what could not be checked, and what was found."""
    summary = shape["summary"]
    lines = [message("audit.recognised", **summary["recognised"])]
    if summary["nothing_recognised"]:
        lines.append(message("audit.nothing"))
    if summary["broken"]:
        lines.append(message("audit.broken", checks="、".join(summary["broken"])))
    lines += shape["notes"]
    lines.append(message("audit.claims", **summary["claims"]))
    lines.append(message("audit.findings", **summary["findings"]))
    return lines


def _line(finding: dict[str, Any]) -> str:
    places = [place["line"] for place in finding["places"] if place["line"]]
    where = "、".join(str(line) for line in dict.fromkeys(places))
    said = message("audit.line", where=where, title=finding["title"], message=finding["message"])
    change = finding["single_change"]
    if change:
        said += message("audit.change", before=change["from"], to=change["to"], line=change["place"]["line"])
    return said


def _total(shapes: Sequence[dict[str, Any]]) -> str:
    read = [shape for shape in shapes if "error" not in shape]
    counts = {
        name: sum(shape["summary"]["findings"][name] for shape in read)
        for name in ("error", "warning", "note")
    }
    blank = sum(shape["summary"]["nothing_recognised"] for shape in read)
    return message("audit.total", files=len(shapes), unread=len(shapes) - len(read), blank=blank, **counts)
