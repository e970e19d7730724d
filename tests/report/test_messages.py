"""Every word of the page stands in the catalogue, and the catalogue holds nothing that is not used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from jiheng import actions, messages, report

ROOM = Path(report.__file__).parent
CATALOGUE = tomllib.loads(Path(messages.__file__).with_name("report.toml").read_text(encoding="utf-8"))
CODE = [*ROOM.rglob("*.py"), Path(actions.__file__).with_name("report.py")]
TEMPLATES = [*ROOM.rglob("*.html")]
# What is put together when the page is made: the beginning of the name.
COMPOSED = ("verdict_", "attention_")
# A file's name that reads like a sentence's.
FILES = {"docx"}


def used() -> set[str]:
    found = set()
    for file in CODE:
        found |= set(re.findall(r'"report\.([a-z_]+)"', file.read_text(encoding="utf-8")))
    for file in TEMPLATES:
        found |= set(re.findall(r'\bt\("([a-z_]+)"', file.read_text(encoding="utf-8")))
    return found - set(COMPOSED) - FILES


def test_every_word_used_is_in_the_catalogue() -> None:
    assert used() - set(CATALOGUE) == set()


def test_every_word_of_the_catalogue_is_used() -> None:
    left = set(CATALOGUE) - used()
    assert {name for name in left if not name.startswith(COMPOSED)} == set()


def test_templates_hold_no_words_of_their_own() -> None:
    for file in TEMPLATES:
        assert re.findall(r"[\u4e00-\u9fff]+", file.read_text(encoding="utf-8")) == [], file.name
