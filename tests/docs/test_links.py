"""Every link of the documentation leads somewhere, and every file it names is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from .pages import DOCS, ROOT, pages, prose, title

LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:src|tests|docs|script|bench|examples|requirements|\.ci)/[\w./*-]+)`")
PLACEHOLDERS = ("*", "名称", "房间")


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as a code host makes them."""
    heads = re.findall(r"^#+ (.+)$", prose(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", pages(), ids=title)
def test_every_link_resolves(page: Path) -> None:
    broken = []
    for link in LINK.findall(prose(page)):
        if "://" in link:
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=title)
def test_every_file_named_is_there(page: Path) -> None:
    named = [name for name in NAMED.findall(prose(page)) if not any(mark in name for mark in PLACEHOLDERS)]
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_page_is_reached_from_the_first() -> None:
    start = ROOT / "README.md"
    seen, waiting = {start}, [start]
    while waiting:
        page = waiting.pop()
        for link in LINK.findall(prose(page)):
            target = (page.parent / unquote(link.partition("#")[0])).resolve()
            if target.suffix == ".md" and target.exists() and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert [title(page) for page in sorted(DOCS.rglob("*.md")) if page not in seen] == []
