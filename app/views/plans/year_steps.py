"""Which school year of a plan of several years the strip of months shows."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.language.dates import year_name
from app.views.look import theme
from app.views.widgets.buttons import icon_button
from app.views.widgets.labels import label


class YearSteps(QWidget):
    """The year between two arrows, for plans of several years.

    Attributes:
        year: the shown school year.

    Signals:
        stepped: another year is shown.
    """

    stepped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.year = 0
        self._years: tuple[int, ...] = ()
        self._of: Hashable = None
        self.earlier = icon_button("chevron-left", "Предыдущий год плана", lambda: self._step(-1))
        self.later = icon_button("chevron-right", "Следующий год плана", lambda: self._step(1))
        self.name = label("", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.HALF)
        for part in (self.earlier, self.name, self.later):
            line.addWidget(part)
        self.hide()

    def show_years(self, years: Sequence[int], usual: int, of: Hashable) -> None:
        """Offer the years of a plan.

        Args:
            years: in order; none without a plan.
            usual: the year of work, which is shown first.
            of: what they are the years of: while it is the same, the chosen year stays.
        """
        stays = of == self._of and self.year in years
        self._years, self._of = tuple(years), of
        if not stays:
            self.year = min(max(usual, min(years, default=usual)), max(years, default=usual))
        self._show()

    def _step(self, step: int) -> None:
        self.year = self._years[self._years.index(self.year) + step]
        self._show()
        self.stepped.emit()

    @property
    def several(self) -> bool:
        """Whether there is anything to choose."""
        return len(self._years) > 1

    def _show(self) -> None:
        if self.several:
            self.name.setText(year_name(self.year))
            self.earlier.setEnabled(self.year > self._years[0])
            self.later.setEnabled(self.year < self._years[-1])
