"""旧稿换新 — last year's Word report with this year's figures; what could not be renewed is marked."""

from jiheng.refresh.change import Change
from jiheng.refresh.knowledge import Knowledge, Known, KnownIndicator, KnownScore
from jiheng.refresh.refresh import Refreshed, refresh

__all__ = ["Change", "Knowledge", "Known", "KnownIndicator", "KnownScore", "Refreshed", "refresh"]
