"""Word 报告 — a score sheet and its ledger as a Word file, in the chapters of an outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Header, Ledger
from jiheng.place import Place
from jiheng.report.outline import Outline, outline_for
from jiheng.report.word.compose import compose, withheld
from jiheng.report.word.fill import fill, standard_template
from jiheng.report.word.package import file_bytes, set_properties
from jiheng.score import ScoreSheet

_MARKUP = re.compile(r"<[^>]*>")
AROUND = 10
"""Characters shown before and after a word that must not be there."""
STANDARD = "report.docx"


@dataclass(frozen=True, slots=True)
class WordOptions:
    """What may be chosen: outline and template (by default those of the product), whether it is published.

    ``file`` is the template's name in messages.
    """

    outline: Outline | None = None
    template: bytes | None = None
    file: str = STANDARD
    published: bool = False


def word_report(sheet: ScoreSheet, ledger: Ledger, options: WordOptions, diagnostics: Diagnostics) -> bytes:
    """Return the report as a Word file; the same sheet and ledger give the same bytes.

    What should be looked at (a narrative without a place, a figure that is not there) goes to
    ``diagnostics``.

    Raises:
        DiagnosticError: a narrative names a figure that does not exist; the template is wrong; or a name
            or telephone number that is to be withheld stands in the text of a report that is published.
    """
    outline = options.outline or outline_for(sheet, ledger.header.region)
    report = compose(sheet, ledger, outline, diagnostics, published=options.published)
    diagnostics.raise_errors()
    template = standard_template() if options.template is None else options.template
    document = fill(template, report, options.file)
    set_properties(
        document, title=report.title, author=report.department, date=ledger.header.filed or sheet.date
    )
    if options.published:
        _check_withheld(document, ledger.header, diagnostics)
        diagnostics.raise_errors()
    return file_bytes(document)


def _check_withheld(document: Any, header: Header, diagnostics: Diagnostics) -> None:
    """Report every name and number of the cover that is still somewhere in the file."""
    names = withheld(header)
    for part in document.part.package.iter_parts() if names else ():
        text = _MARKUP.sub("", part.blob.decode("utf-8", "ignore"))
        for word in names:
            position = text.find(word)
            if position >= 0:
                around = text[max(position - AROUND, 0) : position + len(word) + AROUND]
                diagnostics.error("word.withheld", Place(), text=word, around=around)
