"""总分 — whether a score in running text is the total of the report, of a project, or of something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jiheng.document import Document
from jiheng.read.naming import trimmed
from jiheng.read.score_groups import Group
from jiheng.read.words import WORDS, any_of, has_any

_GRADED = re.compile(any_of(WORDS["grade_words"]))
_REACH = 40
_WHOLE = 100

_ALONE = re.compile(f"(?:{any_of(WORDS['total_leads'])}){{0,2}}{any_of(WORDS['total_alone'])}")


def is_of_a_project(document: Document) -> bool:
    """Tell whether the whole report is about a project, so that 该项目得分 is its total."""
    title = next((heading.text for heading in document.headings if heading.level == 0), "")
    return has_any(title, WORDS["project_titles"]) and not has_any(title, WORDS["department_titles"])


def settle(group: Group, titles: Sequence[str], item: str, *, project: bool) -> None:
    """Set whether a score without full marks, or out of 100, is a total, and of what.

    ``titles`` are those of the headings above, ``item`` that of the numbered item it stands in; ``project``
    tells that the whole report is about one project.
    """
    if group.full is not None and group.full.value != _WHOLE:
        return
    group.total = _is_total(group, titles, item, project)
    group.project = not group.total and (has_any(group.said, WORDS["project_score"]) or _is_item(item))
    if group.full is not None and not group.project:
        group.total = True


def _is_item(title: str) -> bool:
    return title.endswith("项目")


def _is_total(group: Group, titles: Sequence[str], item: str, project: bool) -> bool:
    inside = any(has_any(title, WORDS["total_sections"]) for title in (*titles[-2:], item))
    likely = inside or _is_graded(group)
    if has_any(group.said, WORDS["project_score"]) or _is_item(item):
        return project and likely and has_any(group.said, [*WORDS["total_score"], *WORDS["total_alone"]])
    if has_any(group.said, WORDS["total_score"]):
        return True
    return likely and bool(_ALONE.match(trimmed(group.said)))


def _is_graded(group: Group) -> bool:
    """Tell whether the sentence of a score goes on with a grade: …94分，等级为优."""
    figure = group.score
    if figure is None:
        return False
    return bool(_GRADED.search(figure.part.text, figure.end, min(figure.sentence[1], figure.end + _REACH)))
