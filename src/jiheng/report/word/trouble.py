"""What is wrong with a template, as one sentence that says where."""

from __future__ import annotations

import re
import traceback

from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from jiheng.diagnostic import DiagnosticError, fail
from jiheng.messages import message
from jiheng.place import Place

_MARKUP = re.compile(r"<[^>]*>")
_UNDEFINED = re.compile(r"(?:attribute |^)'([^']+)'(?: is undefined|$)")
_UNKNOWN_TAG = re.compile(r"unknown tag '([^']+)'")
_ENDED = re.compile(r"unknown tag '(?:end|el)|Unexpected end of template")
_QUOTE = 40


def template_trouble(error: Exception, file: str, source: str, *, body: bool) -> DiagnosticError:
    """Return what a template's failure means to whoever edits it.

    ``source`` is the text that was run, a paragraph to a line; ``body`` says that it is not that of a
    header or footer.
    """
    lines, line = source.splitlines(), _line(error)
    text = _MARKUP.sub("", lines[line - 1]).strip() if line is not None and 0 < line <= len(lines) else ""
    part = message("word.part_body" if body else "word.part_header")
    known = {"part": part, "quote": text[:_QUOTE]}
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


def _reason(error: Exception) -> str:
    said = str(error)
    if isinstance(error, SecurityError):
        return message("word.reason_forbidden")
    if isinstance(error, OverflowError):
        return message("word.reason_long")
    if not isinstance(error, TemplateSyntaxError):
        return message("word.reason_type")
    if _ENDED.search(said):
        return message("word.reason_end")
    tag = _UNKNOWN_TAG.search(said)
    return message("word.reason_words") if tag is None else message("word.reason_tag", name=tag[1])
