"""What is wrong with a template, as one sentence that says where."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.messages import message
from jiheng.place import Place

_MARKUP = re.compile(r"<[^>]*>")
_UNDEFINED = re.compile(r"(?:attribute |^)'([^']+)'(?: is undefined|$)")
_UNKNOWN_TAG = re.compile(r"unknown tag '([^']+)'")
_ENDS = ("end", "Unexpected", "unexpected")
_QUOTE = 40


def template_trouble(error: Exception, file: str, source: Callable[[], str]) -> DiagnosticError:
    """Return what a template's failure means to whoever edits it.

    ``source`` gives the text that was run, a paragraph to a line; it is called only now.
    """
    lines = source().splitlines()
    line = _line(error)
    inside = line is not None and 0 < line <= len(lines)
    text = _MARKUP.sub("", lines[line - 1]).strip() if inside and line is not None else ""
    known = {
        "part": message("word.part_body" if inside else "word.part_header"),
        "line": _paragraph(lines, line) if inside and line is not None else 1,
        "quote": text[:_QUOTE],
    }
    place = Place(file=file)
    if isinstance(error, UndefinedError) and (name := _UNDEFINED.search(str(error))):
        return fail("word.template_unknown", place, name=name[1][:_QUOTE], **known)
    code = "word.template_syntax" if isinstance(error, TemplateSyntaxError) else "word.template_wrong"
    return fail(code, place, reason=_reason(error), **known)


def _line(error: Exception) -> int | None:
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    # A template that fails while it runs leaves its own lines in the trace.
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == "<template>"), None)


def _paragraph(lines: list[str], line: int) -> int:
    return sum(1 for text in lines[:line] if text.startswith("<w:p")) or 1


def _reason(error: Exception) -> str:
    said = str(error)
    if isinstance(error, SecurityError):
        return message("word.reason_forbidden")
    if isinstance(error, OverflowError):
        return message("word.reason_long")
    if isinstance(error, TemplateSyntaxError):
        tag = _UNKNOWN_TAG.search(said)
        if tag is not None and not tag[1].startswith(("end", "else", "elif")):
            return message("word.reason_tag", name=tag[1])
        return message("word.reason_end" if any(word in said for word in _ENDS) else "word.reason_words")
    return message("word.reason_type")
