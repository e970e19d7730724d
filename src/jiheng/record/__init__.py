"""字段表 — one table of fields per record.

The same table drives the keys of YAML files, the columns of workbooks, JSON Schema and web grids.
"""

from jiheng.record.build import Builder, Unfinished
from jiheng.record.emit import emit
from jiheng.record.identity import check_identities, line_words
from jiheng.record.table import Field, RecordTable, load_tables
from jiheng.record.values import PERIOD, SourceText

__all__ = [
    "PERIOD",
    "Builder",
    "Field",
    "RecordTable",
    "SourceText",
    "Unfinished",
    "check_identities",
    "emit",
    "line_words",
    "load_tables",
]
