"""The months of one school: its own plan together with what the municipal plans ask of it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.plans import MeasureRow, Month, SchoolStanding, load_of, stands_in
from app.services.plans.execution.cells import state_of
from app.views.look import theme
from app.views.plans.month_strip import MonthStrip
from app.views.widgets.details_panel import ScrolledColumn, clear_layout
from app.views.widgets.fields.line import LinkLine
from app.views.widgets.labels import ElidedLabel
from app.views.widgets.statuses import measure_status, overdue_status

if TYPE_CHECKING:
    from app.views.widgets.status import Status

_LINES = 3


class SchoolMonths(QWidget):
    """A strip of the months of the year; a press on one lists what the school has to do in it.

    Signals:
        measure_asked: key of a measure that is to be shown in its plan.
    """

    measure_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._measures: tuple[tuple[str, MeasureRow], ...] = ()
        self._key: int | None = None
        self._year = 0
        self.caption = ElidedLabel("", "small")
        self.strip = MonthStrip()
        self.strip.set_low(low=True)
        self.lines = ScrolledColumn(margin=0, spacing=0)
        self.lines.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        for part in (self.caption, self.strip, self.lines):
            layout.addWidget(part)
        self.strip.chosen.connect(self._show_lines)

    def show_school(self, row: SchoolStanding | None, year: int, today: date) -> None:
        """Show the year of a school; out of sight for one of which nothing is asked."""
        own = () if row is None or row.plan is None else row.plan.measures
        asked = () if row is None else row.asked_rows
        self._measures = tuple(
            (words, measure)
            for words, measures in (("план школы", own), ("муниципальный план", asked))
            for measure in measures
        )
        self._year = year
        self.setVisible(bool(self._measures))
        if row is None or not self._measures:
            return
        if row.school_id != self._key:
            self._key = row.school_id
            self.strip.set_value(None)
        parts = [words for words, rows in (("план школы", own), ("поручения", asked)) if rows]
        self.caption.setText(f"{row.school}: {' и '.join(parts)} по месяцам")
        self.strip.show_loads(load_of((one for _words, one in self._measures), year), today)
        self._show_lines(self.strip.value)

    def _show_lines(self, month: Month | str | None) -> None:
        content = self.lines.content
        clear_layout(content)
        shown = [one for one in self._measures if stands_in(one[1], month, self._year)]
        self.lines.setVisible(month is not None and bool(shown))
        if month is None:
            return
        height = 0
        for number, (words, measure) in enumerate(shown):
            where = " · ".join(filter(None, (" ".join(measure.deadline_text.split()), words)))
            title = f"{measure.number.rstrip('.')}. {measure.title}"
            line = LinkLine(title, where, _status(measure))
            line.chosen.connect(lambda key=measure.id: self.measure_asked.emit(key))
            content.addWidget(line)
            height += line.minimumHeight() if number < _LINES else 0
        self.lines.setFixedHeight(height)


def _status(measure: MeasureRow) -> "Status":
    state = state_of(measure.cells)
    return overdue_status("просрочено") if state.overdue else measure_status(state.status)
