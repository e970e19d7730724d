"""问题和措施."""

from __future__ import annotations

from collections.abc import Iterator

from jiheng.messages import message
from jiheng.report.word.blocks.department import listed
from jiheng.report.word.material import Material
from jiheng.report.word.parts import Part
from jiheng.report.word.words import date_words


def problems(material: Material) -> Iterator[Part]:
    """Yield the problems that were found."""
    sections = {section.id: section.name for section in material.ledger.sections}
    return listed(
        tuple(
            message("word.problem_owner", text=item.text, owner=sections[item.owner])
            if item.owner
            else item.text
            for item in material.ledger.problems
        )
    )


def measures(material: Material) -> Iterator[Part]:
    """Yield what is to be done, each measure once."""
    found: dict[str, None] = {}
    for problem in material.ledger.problems:
        for text in problem.measures:
            due = problem.due
            found[message("word.measure_due", text=text, due=date_words(due)) if due else text] = None
    return listed(tuple(found))
