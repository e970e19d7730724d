"""句式 — the patterns of ``grammar.toml`` over coded text: which figures stand together, in what roles."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from jiheng.read.figure import Kind
from jiheng.read.passages import SIGNS, Passage
from jiheng.read.words import load_data

_CLASSES: dict[str, tuple[Kind, ...]] = {
    "M": ("money",),
    "C": ("count",),
    "R": ("rate",),
    "P": ("points",),
    "S": ("score",),
    "B": ("bare",),
    "V": ("money", "count", "measure", "bare", "time"),
    "N": ("money", "count", "measure", "bare", "time", "rate", "points", "score"),
}
_ANY = "".join(SIGNS.values())
_PLAIN = rf"[^，。；：！？,;:!?、（）()\n{_ANY}]"
_PLACE = re.compile(r"\{(?:(?P<role>[a-z_]+):)?(?P<classes>[A-Z]+)(?P<list>\+)?\}")
_LONGEST = 9
_CELL = 16
_LINK = rf"(?:[^，。；：！？,;:\n（）(){_ANY}]{{0,16}})"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern.

    ``weak`` ones make indicators only in a report without tables of indicators; ``wordy`` ones
    need no figure.
    """

    name: str
    pattern: re.Pattern[str]
    weak: bool = False
    wordy: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched: the indexes of the figures by role, and the span in the coded text."""

    rule: Rule
    roles: Mapping[str, tuple[int, ...]]
    span: tuple[int, int]

    def one(self, role: str) -> int | None:
        """Return the index of the only figure of a role, or None."""
        found = self.roles.get(role, ())
        return found[0] if len(found) == 1 else None


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the data file in order."""
    data = load_data("grammar.toml")
    words: dict[str, str] = data["words"]
    return tuple(
        Rule(
            entry["name"],
            re.compile(_compiled(entry["pattern"], words)),
            weak=bool(entry.get("weak", False)),
            wordy=_PLACE.search(entry["pattern"]) is None,
        )
        for entry in data["rule"]
    )


def _compiled(pattern: str, words: Mapping[str, str]) -> str:
    for name, meaning in words.items():
        pattern = pattern.replace(f"<{name}>", meaning)
    # A role may stand in two branches of a pattern; the groups of a pattern must differ in name.
    count = itertools.count()
    return _PLACE.sub(lambda found: _placed(found, next(count)), pattern.replace("<x>", _PLAIN))


def _placed(found: re.Match[str], number: int) -> str:
    signs = "[" + "".join(SIGNS[kind] for name in found["classes"] for kind in _CLASSES[name]) + "]"
    body = f"{signs}(?:{_LINK}{signs}){{0,{_LONGEST}}}" if found["list"] else signs
    return f"(?P<{found['role']}_{number}>{body})" if found["role"] else body


def hits(passage: Passage) -> Iterator[Hit]:
    """Yield what matches in a passage, rule by rule, in order."""
    coded = passage.coded
    for rule, match in _matches_of_cell(coded) if len(coded) <= _CELL else _matches(coded):
        yield Hit(rule, _roles(passage, match), match.span())


def _matches(coded: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    known = rules()
    if not any(sign in coded for sign in _ANY):
        known = tuple(rule for rule in known if rule.wordy)
    return tuple((rule, match) for rule in known for match in rule.pattern.finditer(coded))


# The cells of tables say the same few things over and over.
_matches_of_cell = lru_cache(maxsize=4096)(_matches)


def _roles(passage: Passage, match: re.Match[str]) -> dict[str, tuple[int, ...]]:
    roles: dict[str, tuple[int, ...]] = {}
    for group in match.groupdict():
        if match[group]:
            role = group.rpartition("_")[0]
            roles[role] = (*roles.get(role, ()), *_figures(passage, match.span(group)))
    return roles


def _figures(passage: Passage, span: tuple[int, int]) -> tuple[int, ...]:
    return tuple(range(bisect_left(passage.at, span[0]), bisect_left(passage.at, span[1])))
