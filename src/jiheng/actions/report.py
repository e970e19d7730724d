"""jiheng report — a ledger's score sheet as a file to hand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from jiheng.actions.open_ledger import open_ledger
from jiheng.actions.score_ledger import choose_evaluation, score_opened
from jiheng.diagnostic import Diagnostic, Diagnostics, fail
from jiheng.ledger import Ledger
from jiheng.place import Place
from jiheng.scheme import load_scheme
from jiheng.score import ScoreSheet
from jiheng.yaml_source import reading, write_files


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen beside evaluation and scheme: all of it for Word.

    ``outline`` is the name of an outline or a file's path; ``template`` a Word file; ``published`` leaves
    out the names and the telephone number of the cover. What should be looked at goes to ``diagnostics``.
    """

    folder: Path
    outline: str = ""
    template: Path | None = None
    published: bool = False
    diagnostics: Diagnostics = field(default_factory=Diagnostics)

    @property
    def named(self) -> tuple[str, ...]:
        """Return the options that were given, as they are typed."""
        given = {"--outline": self.outline, "--template": self.template, "--publish": self.published}
        return tuple(option for option, value in given.items() if value)


def _html(sheet: ScoreSheet, ledger: Ledger, _choices: Choices) -> str:
    from jiheng.report import html_sheet

    return html_sheet(sheet, ledger)


def _excel(sheet: ScoreSheet, ledger: Ledger, _choices: Choices) -> bytes:
    from jiheng.report import excel_sheet

    return excel_sheet(sheet, ledger)


def _word(sheet: ScoreSheet, ledger: Ledger, choices: Choices) -> bytes:
    from jiheng.report.outline import load_outline
    from jiheng.report.word import WordOptions, word_report

    outline = load_outline(choices.outline, beside=choices.folder) if choices.outline else None
    if choices.template is None:
        options = WordOptions(outline=outline, published=choices.published)
    else:
        with reading(choices.template):
            content = choices.template.read_bytes()
        options = WordOptions(outline, content, str(choices.template), choices.published)
    return word_report(sheet, ledger, options, choices.diagnostics)


WORD = ".docx"
_WRITERS: dict[str, Callable[[ScoreSheet, Ledger, Choices], str | bytes]] = {
    ".html": _html,
    ".xlsx": _excel,
    WORD: _word,
}


def write_report(
    folder: Path,
    target: Path,
    *,
    evaluation: str = "",
    scheme: str = "",
    outline: str = "",
    template: Path | None = None,
    published: bool = False,
) -> tuple[Diagnostic, ...]:
    """Write the report of a ledger folder to a file, in the format of the file's suffix; return remarks.

    ``evaluation`` is the name of one of its evaluations, by default the department's own; ``scheme`` the id
    or path of a scheme to score by instead; the others are those of `Choices`, for Word alone.

    Raises:
        DiagnosticError: the suffix is of no format that can be written (``report.format``); the ledger,
            evaluation, scheme, outline or template is wrong; the file cannot be written.
    """
    suffix = target.suffix.lower()
    writer = _WRITERS.get(suffix)
    if writer is None:
        raise fail("report.format", Place(file=str(target)), suffix=target.suffix, known="、".join(_WRITERS))
    choices = Choices(folder, outline, template, published)
    if choices.named and suffix != WORD:
        raise fail("word.word_only", Place(file=str(target)), options="、".join(choices.named))
    opened = open_ledger(folder)
    chosen = choose_evaluation(opened, evaluation, scheme)
    used = load_scheme(chosen.scheme, beside=folder)
    sheet = score_opened(opened, used, chosen)
    write_files(target.parent, {target.name: writer(sheet, opened.ledger, choices)})
    return tuple(choices.diagnostics)
