"""收支情况 — the department's main figures in sentences, those that the ledger has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from jiheng.messages import message
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part, body

_SENTENCES: list[list[str]] = tomllib.loads(
    files(__package__).joinpath("money.toml").read_text(encoding="utf-8")
)["sentences"]


def money(material: Material) -> Iterator[Part]:
    """Yield one paragraph with a sentence for every group of figures of which the ledger has any."""
    said = [text for names in _SENTENCES if (text := _sentence(material, names))]
    if said:
        year = message("word.year", year=material.ledger.header.year)
        yield body(year + "".join(said))


def _sentence(material: Material, names: list[str]) -> str:
    known = [
        message("word.money", name=name, value=words) for name in names if (words := material.words(name))
    ]
    return message("word.sentence", text="，".join(known)) if known else ""
