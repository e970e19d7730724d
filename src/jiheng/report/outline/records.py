"""The records of an outline; what each field means stands in ``fields.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.place import Place, place_field

EXPLAINED = "说明"
NUMBERING = ("一、", "（一）", "1.", "（1）")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """章节 — a title, the contents written under it, and the chapters below."""

    title: str
    content: tuple[str, ...] = ()
    empty: str = ""
    below: tuple[Chapter, ...] = ()
    place: Place = place_field()

    def walk(self) -> Iterator[Chapter]:
        """Yield this chapter and all below it, in order."""
        yield self
        for chapter in self.below:
            yield from chapter.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """报告提纲 — the chapters and attachments of one kind of report."""

    name: str
    title: str
    sections: tuple[Chapter, ...]
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    carried_out_by: tuple[str, ...] = ()
    project: bool = False
    numbering: tuple[str, ...] = NUMBERING
    cover: tuple[str, ...] = ()
    attachments: tuple[Chapter, ...] = ()
    source: str = ""
    place: Place = place_field()

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return every chapter and attachment, parents first."""
        tops = (*self.sections, *self.attachments)
        return tuple(chapter for top in tops for chapter in top.walk())
