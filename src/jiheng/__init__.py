"""绩衡：部门整体支出预算绩效管理的内核。

The kernel is plain Python: no web framework, no clock, no network.
"""

__version__ = "0.1.0"
