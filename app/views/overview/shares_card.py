"""Last year against this one: the procedures with low results as bars, the others counted."""

from typing import TYPE_CHECKING

from app.services.language.numbers import percent_h
from app.services.language.plural import PROCEDURE, counted
from app.views.overview.shares_chart import SharesChart
from app.views.widgets.card import Card
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.year.numbers import Numbers
    from app.services.year.overview import Overview


class SharesCard(Card):
    """Hidden when neither year has results."""

    def __init__(self) -> None:
        super().__init__("Школы с низкими результатами")
        self.chart = SharesChart()
        self.calm = label("", "small", wrap=True)
        self.add(self.chart)
        self.add(self.calm)

    def show_numbers(self, overview: "Overview", numbers: "Numbers") -> None:
        """Show the shares of the results year."""
        loud = [row for row in numbers.low_shares if row.low or row.previous_low]
        calm = len(numbers.low_shares) - len(loud)
        self.setVisible(bool(numbers.low_shares))
        self.hint.setText(
            f"Сколько школ с долей не справившихся от {percent_h(numbers.threshold_h)}"
            " и сколько всего писали."
        )
        self.hint.show()
        self.chart.show_rows(loud, overview.results_year)
        self.chart.setVisible(bool(loud))
        self.calm.setText(f"Низких результатов нет: {counted(calm, PROCEDURE)}." if calm else "")
        self.calm.setVisible(bool(calm))
