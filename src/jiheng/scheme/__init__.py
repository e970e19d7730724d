"""评分方案 — rules as data: the YAML model, the formula language, loading, checking, the library."""

from jiheng.scheme.check import check_scheme
from jiheng.scheme.diff import diff_schemes
from jiheng.scheme.interval import Interval, parse_interval
from jiheng.scheme.library import library_ids, load_scheme
from jiheng.scheme.load import parse_scheme
from jiheng.scheme.scheme import Scheme, SchemeNode

__all__ = [
    "Interval",
    "Scheme",
    "SchemeNode",
    "check_scheme",
    "diff_schemes",
    "library_ids",
    "load_scheme",
    "parse_interval",
    "parse_scheme",
]
