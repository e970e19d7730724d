"""文书 — any Chinese text file to a `Document`: headings, paragraphs and tables that know their source.

``load`` reads a file, ``parse`` a text; ``decode`` turns bytes of any Chinese encoding into text.
"""

from jiheng.document.decode import decode
from jiheng.document.document import Document
from jiheng.document.healed import Healed
from jiheng.document.load import load
from jiheng.document.model import Block, Cell, Heading, Number, Paragraph, Part, Table
from jiheng.document.parse import parse

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Heading",
    "Healed",
    "Number",
    "Paragraph",
    "Part",
    "Table",
    "decode",
    "load",
    "parse",
]
