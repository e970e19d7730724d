"""From an outline to the parts of a report: titles with numbers, what the user wrote, then the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.diagnostic import Diagnostics
from jiheng.ledger import Narrative
from jiheng.messages import message
from jiheng.report.outline import CONTENTS, Chapter, Outline, numbered
from jiheng.report.outline.records import EXPLAINED
from jiheng.report.word.blocks import BLOCKS
from jiheng.report.word.make.tables import TABLES
from jiheng.report.word.material import Material
from jiheng.report.word.narrative import paragraphs
from jiheng.report.word.parts import Part, body

HEADING = "heading"
LEVELS = 4


class Flow:
    """Writes the chapters of one outline; ``diagnostics`` takes what is wrong with the narratives."""

    def __init__(self, material: Material, outline: Outline, diagnostics: Diagnostics) -> None:
        self._material = material
        self._outline = outline
        self._diagnostics = diagnostics
        self._unplaced = list(material.ledger.narratives)
        self._tables = 0

    def parts(self, closing: Part | None) -> tuple[Part, ...]:
        """Return the parts in order, with ``closing`` between the chapters and the attachments."""
        found = [*self._chapters(self._outline.sections, 1)]
        if closing is not None:
            found.append(closing)
        found += self._attachments()
        self._tell_unplaced()
        return tuple(found)

    def _chapters(self, chapters: Sequence[Chapter], level: int, start: int = 1) -> Iterator[Part]:
        number = start
        for chapter in chapters:
            inside = self._inside(chapter, level)
            if inside:
                yield self._heading(chapter.title, level, number)
                yield from inside
                number += 1

    def _attachments(self) -> Iterator[Part]:
        # Numbered by what is there, so the contents come first.
        found = [
            (chapter, inside) for chapter in self._outline.attachments if (inside := self._inside(chapter, 0))
        ]
        for number, (chapter, inside) in enumerate(found, 1):
            code = "word.attachment" if len(found) > 1 else "word.attachment_only"
            yield Part("attachment", chapter.title, message(code, number=number))
            yield from inside

    def _inside(self, chapter: Chapter, level: int) -> list[Part]:
        """Return what stands under a title, empty where the whole chapter is to be left out."""
        headings, found = 0, self._written(chapter.title)
        for name in chapter.content:
            found += self._written(name)
            for part in BLOCKS[CONTENTS[name]](self._material):
                if part.kind == HEADING:
                    headings += 1
                    found.append(self._heading(part.text, level + 1, headings))
                else:
                    found.append(self._counted(part))
        found += self._chapters(chapter.below, level + 1, headings + 1)
        if not found and chapter.empty == EXPLAINED:
            return [body(message("word.empty"))]
        return found

    def _heading(self, title: str, level: int, number: int) -> Part:
        level = min(level, LEVELS)
        return Part(f"heading_{level}", title, numbered(self._outline.numbering[level - 1], number))

    def _counted(self, part: Part) -> Part:
        if part.kind not in TABLES:
            return part
        self._tables += 1
        return replace(part, table=str(self._tables))

    def _written(self, name: str) -> list[Part]:
        """Return the narratives for a title or content, each used once."""
        chosen = [item for item in self._unplaced if item.section == name]
        self._unplaced = [item for item in self._unplaced if item.section != name]
        return [body(text) for item in chosen for text in self._paragraphs(item)]

    def _paragraphs(self, item: Narrative) -> Iterator[str]:
        return paragraphs(item, self._material, self._diagnostics)

    def _tell_unplaced(self) -> None:
        known = "、".join(chapter.title for chapter in self._outline.chapters)
        for item in self._unplaced:
            self._diagnostics.warning(
                "word.unplaced",
                item.place,
                section=item.section[:40],
                outline=self._outline.name,
                known=known,
            )
