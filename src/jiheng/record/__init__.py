"""字段表 — one table of fields per record.

The same table drives the keys of YAML files, the columns of workbooks, JSON Schema and web grids.
"""

from jiheng.record.build import Builder
from jiheng.record.emit import emit
from jiheng.record.table import Field, RecordTable, load_tables
from jiheng.record.values import SourceText

__all__ = ["Builder", "Field", "RecordTable", "SourceText", "emit", "load_tables"]
