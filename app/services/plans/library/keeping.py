"""The wording of a plan without its years, so that another plan can fill in its own."""

import re

from app.services.language.deadlines.deadline import Deadline, parse_deadline
from app.services.language.deadlines.periods import PlanPeriod
from app.services.plans.library.filling import (
    EACH_YEAR,
    FIRST_YEAR,
    FOR_PERIOD,
    LAST_YEAR,
    WHOLE_PERIOD,
    Filling,
    for_period,
)

_YEAR = r"(?:19|20)\d\d"
_SEVERAL_YEARS = re.compile(rf"{_YEAR}\s*[-–—/]\s*\d\d")
_ONE_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)(?:\s*(?:года|году|год\b|г\b\.?))?")
_BETWEEN = re.compile(r",\s+")


def kept_deadline(text: str, period: PlanPeriod) -> str:
    """A deadline for any plan: its years become `{год}`, or one of the other words of the library.

    Only where the words mean the same days in this plan; else the deadline stays as it is typed.

    Args:
        text: the deadline as typed.
        period: of its plan.
    """
    deadline = parse_deadline(text, period)
    if not re.search(_YEAR, text) or not deadline.occurrences:
        return text
    wordings = [WHOLE_PERIOD] if _SEVERAL_YEARS.search(text) else _with_words(text)
    return next((wording for wording in wordings if _same(wording, deadline, period)), text)


def kept_text(text: str, period: PlanPeriod) -> str:
    """A title or a result for any plan: the period of this one becomes `{на период}`."""
    return text.replace(for_period(period), FOR_PERIOD)


def _with_words(text: str) -> list[str]:
    """The deadline with each of the words in the place of its years, pieces that are alike once."""
    bare = [
        ", ".join(dict.fromkeys(_BETWEEN.split(_ONE_YEAR.sub(word, text))))
        for word in (EACH_YEAR, FIRST_YEAR, LAST_YEAR)
    ]
    return list(dict.fromkeys(bare))


def _same(wording: str, deadline: Deadline, period: PlanPeriod) -> bool:
    filled = Filling(period=period).deadline(wording)
    read = None if filled is None else parse_deadline(filled, period)
    return read is not None and set(read.occurrences) == set(deadline.occurrences)
