"""台账工作簿 — a ledger as a workbook that a clerk fills in offline, and the way back, without loss.

Everything follows from the field tables: sheets, columns, units, drop-down lists, comments.
"""

from jiheng.ledger.workbook.about import FORMAT, About, read_about
from jiheng.ledger.workbook.contents import LEDGER_FORMS, Content, ledger_contents
from jiheng.ledger.workbook.form import Column, Form, columns_of
from jiheng.ledger.workbook.located import Locator
from jiheng.ledger.workbook.read import Filled, ledger_nodes, locator, read_filled
from jiheng.ledger.workbook.rows import RecordRow
from jiheng.ledger.workbook.text import cell_says_nothing
from jiheng.ledger.workbook.write import write_workbook

__all__ = [
    "FORMAT",
    "LEDGER_FORMS",
    "About",
    "Column",
    "Content",
    "Filled",
    "Form",
    "Locator",
    "RecordRow",
    "cell_says_nothing",
    "columns_of",
    "ledger_contents",
    "ledger_nodes",
    "locator",
    "read_about",
    "read_filled",
    "write_workbook",
]
