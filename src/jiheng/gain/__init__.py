"""得分测算 — what would gain most points before the year ends, each proven by scoring again."""

from jiheng.gain.as_json import gains_json
from jiheng.gain.find import find_gains
from jiheng.gain.records import Gains, Lost, Step, Suggestion

__all__ = ["Gains", "Lost", "Step", "Suggestion", "find_gains", "gains_json"]
