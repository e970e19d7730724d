"""What became of an old report, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from jiheng.messages import message
from jiheng.refresh import Change, Refreshed
from jiheng.refresh.change import Kind

MOST, AROUND = 30, 10
LISTED: tuple[Kind, ...] = ("replaced", "unsure", "stale", "foreign")


def refresh_lines(refreshed: Refreshed, output: Path, year: int) -> Iterator[str]:
    """Yield where it was written, how many changes there are, and those worth reading."""
    if refreshed.old_year is None:
        yield message("refresh.written_unknown", file=output)
    else:
        yield message("refresh.written", file=output, old=refreshed.old_year, new=year)
    counts: dict[str, object] = {kind: len(refreshed.of(kind)) for kind in get_args(Kind)}
    yield message("refresh.summary", **counts)
    for kind in LISTED:
        found = refreshed.of(kind)
        if found:
            yield message(f"refresh.{kind}_title")
            yield from (f"  {_line(change)}" for change in found[:MOST])
        if len(found) > MOST:
            yield f"  {message('refresh.more', number=len(found) - MOST)}"


def _line(change: Change) -> str:
    text = change.paragraph.text
    before = text[max(0, change.start - AROUND) : change.start].strip()
    after = text[change.end : change.end + AROUND].strip()
    shown = " ".join(f"{before}{change.old}{after}".split())
    return message(
        f"refresh.{change.kind}_line",
        name=change.name,
        old=change.old,
        new=change.new,
        where=message("refresh.where", text=shown) if shown != change.old else "",
        remark=change.remark.sentence if change.remark is not None else "",
    )
