"""短表不拆 — a short table stays on one page: its rows are kept with the next."""

from __future__ import annotations

from typing import Any

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _PARAGRAPH, _LOOK, _STYLE, _KEEP = (
    f"{_SPACE}{name}" for name in ("tbl", "tr", "p", "pPr", "pStyle", "keepNext")
)
SHORT = 10
"""Rows, with the head: longer tables would leave half a page empty."""


def keep_short_tables(body: Any) -> None:
    """Keep the rows of every short table of a document's body together."""
    for table in body.iter(_TABLE):
        rows = table.findall(_ROW)
        if len(rows) <= SHORT:
            for row in rows[:-1]:
                for paragraph in row.iter(_PARAGRAPH):
                    _keep(paragraph)


def _keep(paragraph: Any) -> None:
    look = paragraph.find(_LOOK)
    if look is None:
        look = paragraph.makeelement(_LOOK, {})
        paragraph.insert(0, look)
    if look.find(_KEEP) is None:
        look.insert(int(len(look) > 0 and look[0].tag == _STYLE), look.makeelement(_KEEP, {}))
