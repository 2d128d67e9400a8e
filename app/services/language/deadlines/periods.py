"""Spans of days."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """One deadline in dates; a single day has equal ends."""

    start: date
    end: date
