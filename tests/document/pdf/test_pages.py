"""What is read from a page, by where things stand.

Every file in ``pages`` draws pages and tells the text: ``页`` are pages, with ``字`` (left, height of the
base line, text, size or 12) and ``线`` (left, top, right, bottom), in points from the top left corner; ``文``
is the source text, without empty lines; ``页码`` the page of words in it; ``存疑`` how many tables are in
doubt.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jiheng.document.parse import parse_laid
from jiheng.document.pdf import read_pdf

from .draw import drawn

PAGES = sorted((Path(__file__).parent / "pages").glob("*.yaml"))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_a_page_gives_this_text(path: Path) -> None:
    told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    laid = read_pdf(drawn(told["页"]), "a.pdf")
    assert [line for line in laid.text.splitlines() if line] == told["文"].splitlines()
    assert len(laid.doubtful) == told.get("存疑", 0)
    document = parse_laid(laid, "a.pdf")
    for words, page in told.get("页码", {}).items():
        at = laid.text.index(words)
        assert document.span(at, at + len(words)).page == page
