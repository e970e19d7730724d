"""Everything that an outline, a cover or a template can name stands on the page about reports."""

from __future__ import annotations

import re

from jiheng.report.outline import CONTENTS, outline_names
from jiheng.report.outline.load import TABLES
from jiheng.report.word.parts import KIND_WORDS, WORDS

from .pages import DOCS, prose

NAMED = set(re.findall(r"`([^`]+)`", prose(DOCS / "report.md")))


def test_every_content_outline_and_field_is_named() -> None:
    fields = [field.label for table in TABLES.values() for field in table.fields]
    lines = TABLES["outline"].by_name["cover"].choices
    assert [name for name in (*CONTENTS, *outline_names(), *fields, *lines) if name not in NAMED] == []


def test_every_word_of_a_template_is_named() -> None:
    assert [word for word in (*WORDS, *KIND_WORDS.values()) if word not in NAMED] == []
