"""A result against that of the year before: how its share changed, and the doubt about a jump."""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.errors import UserError
from app.services.findings.finding import Finding, Weight
from app.services.language.dates import year_name
from app.services.language.numbers import MINUS, NBSP, rounded, whole
from app.services.results.typed import parse_typed

if TYPE_CHECKING:
    from fractions import Fraction

    from app.services.results.stored.rows import ResultRow

_JUMP = 30  # percentage points against the year before that are worth a look
_GROWN, _NOTICED = 2, 10  # times and number of participants
_MOST_DIGITS = 6


def share_change(now: "ResultRow", before: "ResultRow") -> "Fraction | None":
    """Percentage points by which the share of those who failed grew; None without two shares."""
    if now.share is None or before.share is None:
        return None
    return now.share - before.share


def share_change_text(now: "ResultRow", before: "ResultRow") -> str:
    """«+1,9 п.п.», «0 п.п.» of equal shares; empty without two.

    One decimal, more where a change would be printed as none.
    """
    change = share_change(now, before)
    if change is None:
        return ""
    digits = 1
    while change and rounded(change, digits) == "0" and digits < _MOST_DIGITS:
        digits += 1
    number = rounded(change, digits)
    sign = "" if number == "0" or number.startswith(MINUS) else "+"
    return f"{sign}{number}{NBSP}п.п."


def jump(now: "ResultRow | None", before: "ResultRow | None", before_text: str) -> Finding | None:
    """A note on a result that differs a lot from the year before, a whole sentence, or None.

    Args:
        now: the result; without one there is no doubt.
        before: the result of the school in the same procedure a year earlier.
        before_text: that one in words, «11 из 89 (12,4 %)».
    """
    if now is None or before is None or now.state is not ResultState.HELD:
        return None
    change = share_change(now, before)
    if change is not None and abs(change) >= _JUMP:
        sign = "больше" if change > 0 else "меньше"
        return Finding(
            code="result.share-jump",
            text=f"Доля на {rounded(abs(change))}{NBSP}п.п. {sign}, чем в"
            f" {year_name(before.year)}: было {before_text}. Проверьте числа.",
            weight=Weight.NOTE,
        )
    if now.participants and before.participants:
        low, high = sorted((now.participants, before.participants))
        if high >= _GROWN * low and high - low >= _NOTICED:
            return Finding(
                code="result.participants-jump",
                text=f"Участников {whole(now.participants)}, а в {year_name(before.year)} было"
                f" {whole(before.participants)}. Проверьте числа.",
                weight=Weight.NOTE,
            )
    return None


def typed_jump(text: str, before: "ResultRow", before_text: str) -> Finding | None:
    """The same note on a text that is being typed; None while it says nothing clear."""
    try:
        typed = parse_typed(text)
    except UserError:
        return None
    if typed is None:
        return None
    now = replace(
        before,
        state=typed.state,
        participants=typed.participants,
        failed=typed.failed,
        failed_percent_h=typed.failed_percent_h,
        percents_only=typed.failed_percent_h is not None,
    )
    return jump(now, before, before_text)
