"""Who has not sent what: the schools that lack results of the year, each with its procedures."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.services.findings.links import ToResult
from app.services.language.dates import year_name
from app.services.language.plural import SCHOOL, counted
from app.views.widgets.buttons import button
from app.views.widgets.card import Card
from app.views.widgets.details_panel import clear_layout
from app.views.widgets.fields.line import LinkLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.findings.links import Link
    from app.services.year.overview import MissingResults

_SHOWN = 5


class MissingCard(Card):
    """Hidden when nothing is missing; a click shows the school in «Результаты»."""

    def __init__(self, go_to: "Callable[[Link], object]") -> None:
        super().__init__("Кто не прислал результаты", lined=True)
        self._go_to = go_to
        self._rows: tuple[MissingResults, ...] = ()
        self._year = 0
        self._whole = False
        self.more = button("", self._on_more, role="link")
        self.add_heading_action(self.more)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add_layout(self._list)

    def show_rows(self, rows: "tuple[MissingResults, ...]", year: int) -> None:
        """Show the schools that lack results of this year."""
        if year != self._year:
            self._whole = False
        self._rows, self._year = rows, year
        self.setVisible(bool(rows))
        self.hint.setText(f"{year_name(year)}: {counted(len(rows), SCHOOL)}.")
        self.hint.show()
        self.more.setVisible(len(rows) > _SHOWN)
        self.more.setText("Свернуть" if self._whole else f"Все: {len(rows)}")
        clear_layout(self._list)
        for row in rows if self._whole else rows[:_SHOWN]:
            self._list.addWidget(self._line(row))

    def _line(self, row: "MissingResults") -> LinkLine:
        line = LinkLine(row.school, ", ".join(row.procedures))
        link = ToResult(row.school_id, year=self._year)
        line.chosen.connect(lambda: self._go_to(link))
        return line

    def _on_more(self) -> None:
        self._whole = not self._whole
        self.show_rows(self._rows, self._year)
