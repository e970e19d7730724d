"""应有的部分 — sections that reports of a city and year must have (``outlines.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jiheng.audit.claim import Claim
from jiheng.audit.subject import Subject
from jiheng.audit.words import has
from jiheng.read import Metadata

_ID = "outline"


@cache
def _outlines() -> list[dict[str, Any]]:
    return list(tomllib.loads(files("jiheng.audit").joinpath("outlines.toml").read_text("utf-8"))["outline"])


def check(subject: Subject) -> Iterator[Claim]:
    """Yield a claim for every section of the outline that fits the report best; none without headings."""
    report = subject.report
    headings = [entry for entry in report.outline if entry.level]
    outline = _fitting(report.metadata)
    if outline is None or len(headings) < 3:
        return
    title = next((entry.place for entry in report.outline if entry.level == 0), headings[0].place)
    text = "".join(entry.title for entry in report.outline)
    for section in outline["sections"]:
        found = has(text, tuple(section["words"]))
        yield Claim(
            _ID,
            "form",
            None,
            relation="holds" if found else "fails",
            words={"section": section["name"], "outline": outline["name"]},
            spots=(title,) if not found else (headings[0].place,),
            said=section["name"],
        )


def _fitting(metadata: Metadata) -> dict[str, Any] | None:
    """Return the most particular outline: of the city and year, of the city, of the kind of report."""
    best: tuple[int, dict[str, Any]] | None = None
    for outline in _outlines():
        score = 0
        for key, value in (("region", metadata.region or ""), ("kind", metadata.kind or "")):
            wanted = outline.get(key, "")
            if wanted and wanted not in value:
                break
            score += 2 if wanted else 0
        else:
            if outline.get("year") and outline["year"] != metadata.year:
                continue
            score += 1 if outline.get("year") else 0
            if best is None or score > best[0]:
                best = (score, outline)
    return best[1] if best else None
