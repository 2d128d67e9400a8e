"""Shares of low results as text and as numbers for JSON; the comparison itself is in `low`."""

from fractions import Fraction

from app.services.language.numbers import NBSP, hundredths, rounded
from app.services.language.plural import OF_PARTICIPANTS, plural

_MOST_DIGITS = 6


def threshold_text(threshold_h: int) -> str:
    """«30 %»."""
    return f"{hundredths(threshold_h)}{NBSP}%"


def limit_text(limit: int) -> str:
    """«10 участников»: with fewer of them a group is small."""
    return f"{limit} {plural(limit, OF_PARTICIPANTS)}"


def share_text(
    participants: int | None,
    failed: int | None,
    percent_h: int | None,
    threshold_h: int,
    *,
    low: bool,
) -> str:
    """A share for reading: one decimal, more where rounding would contradict the verdict.

    2996 of 10 000 is not low at a threshold of 30 %: it is printed «29,96 %», not «30 %». A percent
    that was typed is printed as typed.
    """
    if not participants or failed is None:
        return f"{hundredths(percent_h or 0)}{NBSP}%"
    share = Fraction(failed * 100, participants)
    digits = 1
    while digits < _MOST_DIGITS and _shown_low(share, digits, threshold_h) != low:
        digits += 1
    return f"{rounded(share, digits)}{NBSP}%"


def _shown_low(share: Fraction, digits: int, threshold_h: int) -> bool:
    scale = 10**digits
    return int(share * scale + Fraction(1, 2)) * 100 >= threshold_h * scale


def percent_number(
    participants: int | None, failed: int | None, percent_h: int | None
) -> float | None:
    """A share for JSON, at most two decimals, rounded half up from the exact counts."""
    if participants and failed is not None:
        return (failed * 20_000 + participants) // (2 * participants) / 100
    return None if percent_h is None else percent_h / 100
