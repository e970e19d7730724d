"""Word 报告 — a score sheet and its ledger as a Word file, in the chapters of an outline."""

from __future__ import annotations

from dataclasses import dataclass

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Ledger
from jiheng.report.outline import Outline, outline_for
from jiheng.report.word.compose import compose
from jiheng.report.word.fill import fill, standard_template
from jiheng.report.word.package import file_bytes, set_properties
from jiheng.report.word.publish import check_withheld
from jiheng.score import ScoreSheet

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
        document,
        title=report.title.replace("\n", ""),
        author=report.department,
        date=ledger.header.filed or sheet.date,
    )
    if options.published:
        check_withheld(document, ledger.header, diagnostics)
        diagnostics.raise_errors()
    return file_bytes(document)
