"""The numbers of the year: schools, support, identification, plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.services.language.dates import year_name
from app.services.language.numbers import whole
from app.services.language.plural import OF_MEASURES, RESULT, SCHOOL, plural
from app.services.year.numbers import identified_text
from app.views.look import theme
from app.views.overview.identified_chart import IdentifiedChart
from app.views.widgets.card import Card
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.year.numbers import Numbers
    from app.services.year.overview import Overview


class NumbersCard(Card):
    """Four numbers, and who entered and left the list."""

    def __init__(self) -> None:
        super().__init__("В цифрах")
        self.numbers: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP)
        self._grid.setVerticalSpacing(theme.STEP)
        self._values = [label("", "number") for _ in range(4)]
        self._names = [label("", "small", wrap=True) for _ in range(4)]
        for number in range(4):
            cell = QVBoxLayout()
            cell.setSpacing(0)
            cell.addWidget(self._values[number])
            cell.addWidget(self._names[number])
            self._grid.addLayout(cell, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        self.add_layout(self._grid)
        self.chart = IdentifiedChart()
        self.add(self.chart)
        self.identified = label("", "small", wrap=True)
        self.add(self.identified)

    def show_numbers(self, overview: "Overview", numbers: "Numbers") -> None:
        """Show the numbers."""
        counts = numbers.counts
        done = f"{whole(counts.measures_done)} из {whole(counts.measures)}"
        shown = (
            (whole(counts.schools), f"{plural(counts.schools, SCHOOL)} в реестре"),
            (whole(counts.supported), "в списках поддержки"),
            (
                whole(counts.results),
                f"{plural(counts.results, RESULT)} за {year_name(overview.results_year)}",
            ),
            (
                done if counts.measures else "–",
                f"{plural(counts.measures, OF_MEASURES)} выполнено",
            ),
        )
        for number, (value, name) in enumerate(shown):
            self._values[number].setText(value)
            self._names[number].setText(name)
        self.chart.show_identified(numbers.identified)
        self.identified.setText(identified_text(numbers.identified))
        self.identified.setVisible(numbers.identified is not None)
