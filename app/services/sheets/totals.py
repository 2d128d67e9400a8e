"""Sum, mean and count of the numbers of a column, as one line says them."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from app.services.language.numbers import NBSP, rounded, whole
from app.services.sheets.sheet import Share

if TYPE_CHECKING:
    from fractions import Fraction

    from app.services.sheets.sheet import Value

# What says something about a column: sum and mean, or the mean alone.
Total = Literal["sum", "mean"]


def total_text(title: str, values: Sequence["Value | None"], total: Total) -> str:
    """«Низких: сумма 12, среднее 2,4»; a missing value counts for nothing, and this is said.

    Shares have a mean and never a sum.
    """
    known = [value for value in values if value is not None]
    if not known:
        return f"{title}: значений нет"
    parts = [f"среднее{NBSP}{_mean_text(known)}"]
    if total == "sum":
        counts = [value for value in known if isinstance(value, int)]
        if len(counts) == len(known):
            parts.insert(0, f"сумма{NBSP}{whole(sum(counts))}")
    missing = len(values) - len(known)
    tail = f" (без значения: {whole(missing)})" if missing else ""
    return f"{title}: {', '.join(parts)}{tail}"


def mean_of_shares(shares: Sequence[Share]) -> str:
    """The plain mean of shares, «15,2 %»."""
    from fractions import Fraction

    mean = math.fsum(share.part * 100 / share.base for share in shares) / len(shares)
    return f"{rounded(Fraction(mean))}{NBSP}%"


def _mean_text(known: Sequence["Value"]) -> str:
    shares = [value for value in known if isinstance(value, Share)]
    if shares:
        return mean_of_shares(shares)
    return rounded(_mean(known))


def _mean(known: Sequence["Value"]) -> "Fraction":
    from fractions import Fraction

    # Whole numbers stay what they are while they are summed up: fractions are slow.
    numbers = [
        value if isinstance(value, int) else Fraction(value)
        for value in known
        if isinstance(value, int | float)
    ]
    return Fraction(sum(numbers)) / len(numbers)
