"""Sum, mean and count of some results of a year, as one line under the grid says them."""

from typing import TYPE_CHECKING

from app.enums import ResultState
from app.services.language.numbers import NBSP, percent, rounded, whole
from app.services.sheets.sheet import Share, share_of_h
from app.services.sheets.totals import mean_of_shares

if TYPE_CHECKING:
    from app.services.results.stored.rows import ResultRow


class ResultTotals:
    """What results add up to; taken in one by one, of tens of thousands a little at a time.

    Results that are no numbers («нет участников») count for nothing. A result known in percents
    only is in the mean of shares alone, and this is said.
    """

    def __init__(self) -> None:
        self._shares: list[Share] = []
        self._percents: list[Share] = []
        self._people = self._failed = 0

    def add(self, row: "ResultRow") -> None:
        """Count a result."""
        if row.state is not ResultState.HELD:
            return
        if row.participants and row.failed is not None:
            self._shares.append(Share(row.failed, row.participants))
            self._people += row.participants
            self._failed += row.failed
        if row.percents_only and row.failed_percent_h is not None:
            self._percents.append(share_of_h(row.failed_percent_h))

    def line(self, *, one_procedure: bool) -> str:
        """«Результатов: 3 · участников: сумма 64, среднее 21,3 · …»; empty without any number.

        The share of the sums is given for one procedure: over several the same pupils would be
        counted again.
        """
        shares, percents = self._shares, self._percents
        if not shares and not percents:
            return ""
        parts = [f"Результатов: {whole(len(shares) + len(percents))}"]
        if shares:
            people, failed = self._people, self._failed
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
