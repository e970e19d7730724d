"""报告是谁的 — department, region, year, kind, evaluator, total and grade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jiheng.document import Document, Heading, Paragraph
from jiheng.place import Place
from jiheng.read.model import Metadata, ScoreLine
from jiheng.read.words import LIMITS, WORDS, any_of, load_data

_DATA = load_data("metadata.toml")
_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
_ORGAN = re.compile(
    rf"(?P<name>[一-鿿]{{2,30}}?{any_of(_DATA['organs'])})(?![一-鿿]{{0,3}}(?:局|委员会)(?![一-鿿]*年))"
)
_REGION = re.compile(
    r"^((?:[一-鿿]{2,8}?(?:省|自治区))?(?:[一-鿿]{2,8}?(?:市|州|盟|地区))?(?:[一-鿿]{1,8}?(?:区|县|旗|市))?)"
)
_GRADE = re.compile(
    rf"(?:{any_of(_DATA['grade_leads'])})[^，。；\n]{{0,8}}?(?:为|是|:|：|达到)?[“\"‘「]?(?P<grade>{any_of(WORDS['grades'])})(?![秀好等\w])"
)
_FIELD = re.compile(rf"^(?:{any_of(_DATA['department_fields'])})\s*[:：]\s*(?P<name>.+)$")
_EVALUATOR = re.compile(
    rf"(?P<name>[一-鿿（）()]{{4,30}}?(?:{any_of(_DATA['firms'])}))(?:[（(][^）)]*[）)])?(?=受|接受|对|作为|组织|成立)"
)

_WHOLE = 100


def metadata(document: Document, scores: Sequence[ScoreLine]) -> Metadata:
    """Return what the title, the first fields and the conclusion say of the report."""
    title = _title(document)
    totals = (line for line in scores if line.total and line.subject == "department")
    total = next((line for line in totals if line.full_marks is None or line.full_marks >= _WHOLE), None)
    evaluator = _evaluator(document)
    grade, place = _grade(document, total)
    department = _department(document, title)
    return Metadata(
        department=department,
        region=_region(department or title),
        year=_year(document, title),
        kind=_kind(title, evaluator),
        evaluator=evaluator,
        title=title or None,
        total=total.score_figure if total else None,
        grade=grade,
        grade_place=place,
    )


def _title(document: Document) -> str:
    return next((heading.text for heading in document.headings if heading.level == 0), "")


def _department(document: Document, title: str) -> str | None:
    words = re.sub(r"(?:19|20)\d{2}\s*年?度?", "", title)
    for tail in _DATA["title_tails"]:
        words = words.split(tail)[0]
    words = words.strip(" （）()的关于对")
    if words and words.endswith(tuple(_DATA["organs"])):
        return words
    for paragraph in document.paragraphs:
        found = _FIELD.match(paragraph.text)
        if found:
            return found["name"].strip()
    found = _ORGAN.search(words)
    return found["name"] if found else None


def _region(name: str) -> str | None:
    found = _REGION.match(re.sub(r"^(?:19|20)\d{2}\s*年?度?", "", name))
    return found[1] if found and found[1] else None


def _year(document: Document, title: str) -> int | None:
    found = _YEAR.search(title)
    if found:
        return int(found[1])
    years = Counter(match[1] for match in _YEAR.finditer(document.text[: LIMITS["opening"]]))
    return int(years.most_common(1)[0][0]) if years else None


def _kind(title: str, evaluator: str | None) -> str | None:
    for entry in _DATA["kinds"]:
        if re.search(entry["pattern"], title) and bool(evaluator) >= bool(entry.get("evaluator", False)):
            return str(entry["kind"])
    return None


def _evaluator(document: Document) -> str | None:
    for paragraph in document.paragraphs:
        if paragraph.healed.hull()[0] > LIMITS["opening"]:
            break
        found = _EVALUATOR.search(paragraph.text, 0, LIMITS["opening"])
        if found:
            return re.split(r"[，。；]", found["name"])[-1]
    return None


def _grade(document: Document, total: ScoreLine | None) -> tuple[str | None, Place | None]:
    """Return the grade printed nearest to the total, else the first in a paragraph."""
    found: list[tuple[int, str, Place]] = []
    anchor = total.place.start if total and total.place.start is not None else 0
    for block in document.blocks:
        if not isinstance(block, Heading | Paragraph):
            continue
        for match in _GRADE.finditer(block.text):
            place = document.place(block, *match.span("grade"))
            found.append((abs((place.start or 0) - anchor), match["grade"], place))
    if not found:
        return None, None
    _, grade, place = min(found, key=lambda item: item[0])
    return _DATA["same_grades"].get(grade, grade), place
