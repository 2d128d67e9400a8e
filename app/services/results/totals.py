"""Sum, mean and count of some results of a year, as one line under the grid says them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.language.numbers import NBSP, percent, rounded, whole
from app.services.sheets.sheet import Share, share_of_h
from app.services.sheets.totals import mean_of_shares

if TYPE_CHECKING:
    from app.services.results.reading import ResultRow


def totals_line(results: Iterable["ResultRow"], *, one_procedure: bool) -> str:
    """«Результатов: 3 · участников: сумма 64, среднее 21,3 · …»; empty without any number.

    Empty cells and results that are no numbers («нет участников») count for nothing. A result known
    in percents only is in the mean of shares alone, and this is said. The share of the sums is
    given for one procedure: over several the same pupils would be counted again.
    """
    held = [row for row in results if row.state is ResultState.HELD]
    counted = [
        (row.participants, row.failed)
        for row in held
        if row.participants and row.failed is not None
    ]
    shares = [Share(failed, people) for people, failed in counted]
    percents = [
        share_of_h(row.failed_percent_h)
        for row in held
        if row.percents_only and row.failed_percent_h is not None
    ]
    if not shares and not percents:
        return ""
    parts = [f"Результатов: {whole(len(shares) + len(percents))}"]
    if shares:
        people = sum(share.base for share in shares)
        failed = sum(share.part for share in shares)
        parts.append(f"участников: {_sum_and_mean(people, len(shares))}")
        of_all = f" ({percent(failed, people)})" if one_procedure else ""
        parts.append(f"не справились: {_sum_and_mean(failed, len(shares))}{of_all}")
    parts.append(f"доля: среднее{NBSP}{mean_of_shares([*shares, *percents])}")
    if percents and shares:
        parts.append(f"только проценты: {whole(len(percents))}")
    return f"{NBSP}· ".join(parts)


def _sum_and_mean(total: int, count: int) -> str:
    from fractions import Fraction

    return f"сумма{NBSP}{whole(total)}, среднее{NBSP}{rounded(Fraction(total, count))}"
