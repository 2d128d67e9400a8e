"""The cards about the year as a whole, below what is due."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.services.year.numbers import get_numbers, late_schools, low_counts
from app.views.overview.check_card import CheckCard
from app.views.overview.missing_card import MissingCard
from app.views.overview.numbers_card import NumbersCard
from app.views.overview.shares_card import SharesCard

if TYPE_CHECKING:
    from app.services.year.overview import Overview
    from app.views.base.page_context import PageContext


class YearCards:
    """The check, who has not sent what, the numbers and the shares, for the page's columns."""

    def __init__(self, context: "PageContext") -> None:
        self._context = context
        self.check = CheckCard(context)
        self.check.hide()
        self.missing = MissingCard(context.go_to)
        self.missing.hide()
        self.numbers = NumbersCard()
        self.shares = SharesCard()

    def filling(self, overview: "Overview") -> Iterator[None]:
        """Read the numbers of the year and show them below the overview that was read.

        In two steps, for a turn of the event loop each: a large district has 25 000 results a year.
        """
        workspace = self._context.workspace
        with workspace.database.reading() as reader:
            before = low_counts(reader, overview.results_year - 1)
        yield
        with workspace.database.reading() as reader:
            numbers = get_numbers(reader, workspace.clock.today(), overview, before)
        self.missing.show_rows(late_schools(overview, numbers), overview.results_year)
        self.numbers.show_numbers(overview, numbers)
        self.shares.show_numbers(overview, numbers)
