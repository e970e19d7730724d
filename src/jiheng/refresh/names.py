"""别处的名称 — a place or a bureau in the text that is not the ledger's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jiheng.diagnostic import Diagnostic
from jiheng.document.word import WordParagraph
from jiheng.refresh.change import Change
from jiheng.refresh.knowledge import Knowledge


@cache
def data() -> dict[str, Any]:
    """Return the data file of the room."""
    return tomllib.loads(files(__package__).joinpath("refresh.toml").read_text(encoding="utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    cities = "|".join(sorted(data()["cities"].split(), key=len, reverse=True))
    organs = "|".join(sorted(data()["organs"], key=len, reverse=True))
    return re.compile(
        rf"(?P<city>(?:{cities})市)(?:[一-鿿]{{1,5}}?[区县市])?(?:[一-鿿]{{1,14}}?(?:{organs}))?"
    )


def foreign_names(
    paragraphs: Iterable[WordParagraph], known: Knowledge, old: Iterable[str]
) -> Iterator[Change]:
    """Yield the names of other places and bureaus; ``old`` are those that the old report calls its own."""
    own = known.region + known.department
    strangers = [name for name in old if name and name not in own and own not in name]
    exact = "|".join(re.escape(name) for name in sorted(strangers, key=len, reverse=True))
    for paragraph in paragraphs:
        taken = 0
        spans = [match.span() for match in re.finditer(exact, paragraph.text)] if exact else []
        spans += [
            match.span()
            for match in _pattern().finditer(paragraph.text)
            if match["city"] not in own and match[0] not in own
        ]
        for start, end in sorted(spans):
            if start >= taken:
                taken = end
                yield Change("foreign", paragraph, start, end, remark=_remark(known))


def _remark(known: Knowledge) -> Diagnostic:
    return Diagnostic("refresh.foreign", None, {"department": known.department}, "warning")
