"""A date that is typed as «17.08.2018» or chosen from a calendar; it may be left empty."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout

from app.errors import UserError
from app.services.language.dates import date_digits, parse_day
from app.views.look import theme
from app.views.look.room import inside

_WIDTH = 144
_CALENDAR = QSize(312, 288)
_ARROWS = (
    ("qt_calendar_prevmonth", "chevron-left", "Прошлый месяц"),
    ("qt_calendar_nextmonth", "chevron-right", "Следующий месяц"),
)


class DateField(QLineEdit):
    """A line for a date with a calendar behind its button.

    Signals:
        chosen: a date was chosen in the calendar.
    """

    chosen = Signal()

    def __init__(self, value: date | None = None, *, placeholder: str = "дд.мм.гггг") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH + 56)
        self._open = QAction(self)
        self._open.setToolTip("Выбрать в календаре")
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self._colour()
        theme.current().changed.connect(self._colour)
        self.set_value(value)

    def value(self) -> date | None:
        """The typed date, None when the field is empty.

        Raises:
            UserError: it is no date.
        """
        return parse_day(self.text())

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        self.setText("" if value is None else date_digits(value))

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        popup = CalendarPopup(self)
        popup.calendar.clicked.connect(self._take)
        popup.calendar.activated.connect(self._take)
        popup.calendar.clicked.connect(popup.close)
        popup.calendar.activated.connect(popup.close)
        popup.adjustSize()
        popup.move(self._place_for(popup.size()))
        popup.show()
        popup.calendar.setFocus()

    def _place_for(self, size: QSize) -> QPoint:
        """Below the field; above it where the screen ends, and never beside the screen."""
        room = self.screen().availableGeometry()
        wanted = QRect(self.mapToGlobal(QPoint(0, self.height() + theme.HALF)), size)
        if wanted.top() + size.height() > room.bottom():
            wanted.moveTop(wanted.top() - self.height() - 2 * theme.HALF - size.height())
        return inside(wanted, room)

    def _take(self, day: QDate) -> None:
        self.setText(day.toString("dd.MM.yyyy"))
        self.chosen.emit()

    def _colour(self) -> None:
        self._open.setIcon(theme.current().icon("calendar", "muted"))


class CalendarPopup(QFrame):
    """A month of days; Esc and a click beside it close it."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "panel")
        self.calendar = QCalendarWidget()
        self.calendar.setMinimumSize(_CALENDAR)
        self.calendar.setLocale(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self._dress()
        try:
            shown = field.value()
        except UserError:
            shown = None
        if shown is not None:
            self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.HALF, theme.HALF, theme.HALF, theme.HALF)
        layout.addWidget(self.calendar)

    def _dress(self) -> None:
        """Qt's own green arrows and red Sundays give way to the look of the program."""
        look = theme.current()
        for name, icon, words in _ARROWS:
            arrow = self.calendar.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                arrow.setIcon(look.icon(icon))
                arrow.setAccessibleName(words)
        weekend = QTextCharFormat()
        weekend.setForeground(look.colour("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, weekend)
        header = QTextCharFormat()
        header.setForeground(look.colour("muted"))
        header.setBackground(look.colour("surface"))
        self.calendar.setHeaderTextFormat(header)
