"""The months of a plan, and which school year of several ones they are of."""

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.language.dates import year_name
from app.services.plans import load_of, years_of
from app.views.look import theme
from app.views.plans.month_strip import MonthStrip
from app.views.widgets.buttons import icon_button
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.services.plans import MeasureFilter, PlanRow


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


class MonthLine(QHBoxLayout):
    """The strip of months; before it the years of a plan that has several.

    Signals:
        changed: another month or year is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.months, self.years = MonthStrip(), YearSteps()
        self.setSpacing(theme.STEP)
        self.addWidget(self.years)
        self.addWidget(self.months, 1)
        self.months.chosen.connect(lambda _month: self.changed.emit())
        self.years.stepped.connect(self._on_year)

    def show_plan(self, plan: "PlanRow | None", year: int) -> None:
        """Offer the years of a plan, that of work first; the chosen one stays as long as both."""
        if plan is not None:
            self.years.show_years(years_of(plan.period), year, (plan.id, year))

    def show_loads(self, plan: "PlanRow", accepted: "MeasureFilter") -> None:
        """How much of a plan each month asks for, of the measures that a filter accepts."""
        rows = (row for row in plan.measures if accepted.accepts(row, any_month=True))
        self.months.show_loads(load_of(rows, self.years.year), accepted.today)

    def set_shown(self, *, on: bool) -> None:
        """Show the months; the years only where there are several."""
        self.months.setVisible(on)
        self.years.setVisible(on and self.years.several)

    def _on_year(self) -> None:
        """Another year of the plan: a month of the former one is chosen no more."""
        if self.months.value is None:
            self.changed.emit()
        self.months.set_value(None)
