"""绩衡：部门整体支出预算绩效管理的内核。

The kernel is plain Python: no web framework, no clock, no network. ``jiheng.audit(path)`` audits a report;
the room `jiheng.audit` is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the rooms that are offered as calls only when they are used."""
    if name == "audit":
        return import_module("jiheng.audit")
    raise AttributeError(f"module 'jiheng' has no attribute {name!r}")
