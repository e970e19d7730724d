"""Where a template is run: Chinese words for the fields, everything escaped, nothing executable."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jiheng.report.word.parts import REPORT_WORDS, WORDS, Report

# What XML 1.0 forbids, and the two signs that the library takes for a new paragraph and a new page.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class WordEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which a template writes ``段.字`` and reads ``part.text``."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field by the word for it."""
        return super().getattr(obj, WORDS.get(attribute, attribute))


@cache
def environment() -> WordEnvironment:
    """Return the environment; a word that is not there is a mistake, not an empty text."""
    return WordEnvironment(autoescape=True, undefined=StrictUndefined, finalize=printable)


def printable(value: object) -> object:
    """Return a value without the characters that a Word file cannot hold."""
    return type(value)(_UNPRINTABLE.sub("", value)) if isinstance(value, str) else value


def context_of(report: Report) -> dict[str, Any]:
    """Return what the template may name, by its word."""
    return {word: getattr(report, name) for word, name in REPORT_WORDS.items()}
