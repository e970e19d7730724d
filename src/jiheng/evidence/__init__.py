"""佐证汇编 — the evidence of an evaluation in one PDF, numbered by criterion, with pages numbered."""

from jiheng.evidence.bind import bind
from jiheng.evidence.catalogue import Catalogue, Exhibit, Group, catalogue
from jiheng.evidence.records import Bound, Volume

__all__ = ["Bound", "Catalogue", "Exhibit", "Group", "Volume", "bind", "catalogue"]
