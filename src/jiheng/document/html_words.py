"""网页的正文与其他 — which elements of a page are no text of the report: hidden, navigation, machinery."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of the page; lxml tells no types."""

_DATA: dict[str, Any] = tomllib.loads(files(__package__).joinpath("html.toml").read_text(encoding="utf-8"))
LIMITS: dict[str, int] = _DATA["limits"]
BLOCKS: frozenset[str] = frozenset(_DATA["blocks"])
_DROPPED: frozenset[str] = frozenset(_DATA["dropped"])
_WORDS: frozenset[str] = frozenset(_DATA["words"])
_UNSEEN = re.compile("|".join(_DATA["unseen"]), re.IGNORECASE)
_NAMES = re.compile(r"[\s_]+")
_REFERENCE = re.compile(r"\s*[\[［〔(（①-⑳]")
_LISTS = frozenset({"ul", "ol", "dl", "div", "table", "p"})
_ROOTS = frozenset({"html", "body"})


def is_dropped(node: Element) -> bool:
    """Tell whether nothing of an element belongs to the report: hidden, or of the page alone."""
    tag = node.tag
    if not isinstance(tag, str) or tag in _DROPPED:
        return True
    if tag in _ROOTS:
        return False
    attributes = node.attrib
    if attributes and _is_marked(attributes):
        return True
    if tag == "sup":
        return next(node.iter("a"), None) is not None or bool(_REFERENCE.match(node.text or ""))
    return tag in _LISTS and _is_navigation(node)


def _is_marked(attributes: Any) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if _UNSEEN.search(attributes.get("style", "")):
        return True
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "role")).lower()
    return bool(names) and not _WORDS.isdisjoint(_NAMES.split(names))


def _is_navigation(node: Element) -> bool:
    """Tell whether an element is little more than links, each a few words long."""
    links = [len("".join(link.itertext()).strip()) for link in node.iterfind(".//a")]
    if len(links) < LIMITS["links"] or sum(links) > LIMITS["link_text"] * len(links):
        return False
    whole = sum(len(text.strip()) for text in node.itertext())
    return sum(links) * 100 > whole * LIMITS["link_share"]
