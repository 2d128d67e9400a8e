"""The cards about the year as a whole, below what is due."""

from typing import TYPE_CHECKING

from app.views.overview.missing_card import MissingCard
from app.views.overview.numbers_card import NumbersCard
from app.views.overview.shares_card import SharesCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.overview import Overview


class YearCards:
    """Who has not sent what, the numbers, and the shares; the page puts them into its columns."""

    def __init__(self, go_to: "Callable[..., object]") -> None:
        self.missing = MissingCard(go_to)
        self.numbers = NumbersCard()
        self.shares = SharesCard()

    def show_overview(self, found: "Overview") -> None:
        """Show the year. Nobody is late while nothing was loaded: then the step says it all."""
        missing = found.missing_results if found.counts.results else ()
        self.missing.show_rows(missing, found.results_year)
        self.numbers.show_overview(found)
        self.shares.show_overview(found)
