"""说 — a claim's arithmetic and its finding in words, from the catalogue ``messages/audit.toml``."""

from __future__ import annotations

import re
from fractions import Fraction

from jiheng.audit.finding import Judged
from jiheng.audit.formula import words
from jiheng.audit.term import Term
from jiheng.messages import message
from jiheng.quantity import Quantity, format_number, half_up

_EXACT_DIGITS = 4
_ENDS = re.compile(r"^[^\w“《（]+|[^\w”》）]+$|^[）)]+")


def expression(item: Judged) -> str:
    """Return the arithmetic in words: 8,423.22万元 ＋ 36,213.3万元 ＝ 44,636.52万元; empty without any."""
    claim, implied = item.claim, item.judgement.implied
    if claim.said:
        return claim.said
    if claim.formula is None or claim.stated is None:
        return ""
    left = words(claim.formula)
    if claim.relation == "same":
        sign = "compared" if item.judgement.verdict == "inconsistent" else "agrees"
        return message(f"audit.{sign}", left=claim.stated.text, right=left)
    if claim.relation in {"at_most", "at_least"}:
        return message(f"audit.{claim.relation}", left=claim.stated.text, right=left)
    if implied is None:
        return left
    return message("audit.equals", left=left, right=shown(implied, claim.stated.quantity))


def shown(value: Quantity, like: Quantity) -> str:
    """Return a computed value in the unit of a printed one, with enough digits to tell them apart."""
    if value.centre is None:
        return str(value)
    number = value.centre / Fraction(like.unit.factor)
    digits = max(like.decimals or 0, 2)
    exact = format_number(number)
    short = exact if len(exact.partition(".")[2]) <= _EXACT_DIGITS else format(half_up(number, digits), "f")
    return short + like.unit.symbol


def sentence(item: Judged, fitting: str) -> str:
    """Return what was found, in one Chinese sentence or two; ``fitting`` names a 口径 that would fit."""
    claim, judgement = item.claim, item.judgement
    stated = claim.stated
    values: dict[str, object] = {
        "stated": stated.text if stated else "",
        "name": _name(stated) or message("audit.this_figure"),
        "expression": expression(item),
        "implied": shown(judgement.implied, stated.quantity) if stated and judgement.implied else "",
        "title": item.check.title,
        **claim.words,
    }
    said = _said(item, values)
    if fitting:
        said += message("audit.fits_only", how=fitting)
    return said


def _name(stated: Term | None) -> str:
    """Return what the report calls the figure, without the marks that a cut left at its ends."""
    return _ENDS.sub("", stated.name) if stated else ""


def _said(item: Judged, values: dict[str, object]) -> str:
    """Return the sentence of the check's case, else of the check, else of the kind of claim."""
    claim, note = item.claim, item.judgement.note
    if item.judgement.verdict == "ok_within_rounding":
        return message("audit.truncated" if note == "truncated" else "audit.rounding", **values)
    for code in (f"audit.{claim.check}_{claim.case}", f"audit.{claim.check}"):
        try:
            return message(code, **values)
        except KeyError:
            continue
    return message(f"audit.kind_{claim.kind}", **values)
