"""The days of a schedule in its dialog: a line each, with from when until when."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.language.dates import parse_time
from app.services.registers.schedule import ScheduleDay
from app.views.look import theme
from app.views.widgets.buttons import button, button_row, icon_button
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_row import line_edit
from app.views.widgets.labels import label

_TIME_WIDTH = 80
_START, _END = "10:00", "17:00"


class _DayLine(QWidget):
    """A day: its date, from, until."""

    def __init__(self, number: int, start: str, end: str) -> None:
        super().__init__()
        self.day = DateField()
        self.start = line_edit(start, placeholder=_START, width=_TIME_WIDTH)
        self.end = line_edit(end, placeholder=_END, width=_TIME_WIDTH)
        self.remove_button: QToolButton = icon_button("close", "Убрать день")
        for editor, name in ((self.day, "дата"), (self.start, "с"), (self.end, "до")):
            editor.setAccessibleName(f"День {number}: {name}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        for part in (self.day, label("с", "muted"), self.start, label("до", "muted"), self.end):
            layout.addWidget(part)
        layout.addWidget(self.remove_button)
        layout.addStretch()

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Everything that is typed."""
        return self.day, self.start, self.end

    def value(self) -> ScheduleDay | None:
        """The day; None while it has no date."""
        day = self.day.value()
        if day is None:
            return None
        start, end = parse_time(self.start.text()), parse_time(self.end.text())
        if start is None or end is None:
            raise UserError("Не указано время дня.", "Введите, с какого и до какого часа.")
        return ScheduleDay(on_day=day, start=start, end=end)


class ScheduleDays(QWidget):
    """The days of a schedule; a new one begins and ends as the last does.

    Signals:
        changed: something was typed, a day came or went.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[_DayLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HALF)
        self.add_day()
        self.more_button = button("Ещё день", self.add_day, icon="plus", role="link")
        self._column.addLayout(button_row(self.more_button))
        self.setFocusProxy(self.lines[0].day)

    def add_day(self) -> None:
        """One more line."""
        last = self.lines[-1] if self.lines else None
        start = _START if last is None else last.start.text()
        end = _END if last is None else last.end.text()
        line = _DayLine(len(self.lines) + 1, start, end)
        for field in line.fields:
            field.textChanged.connect(lambda _text: self.changed.emit())
        line.remove_button.clicked.connect(lambda: self._remove(line))
        self._column.insertWidget(len(self.lines), line)
        self.lines.append(line)
        self._show_removable()
        if last is not None:
            for one, other in pairwise((last.remove_button, *line.fields, line.remove_button)):
                self.setTabOrder(one, other)
            line.day.setFocus()
        self.changed.emit()

    def value(self) -> list[ScheduleDay]:
        """The days that have a date.

        Raises:
            UserError: a date or a time is none, or there is no day yet.
        """
        days = [line.value() for line in self.lines]
        dated = [day for day in days if day is not None]
        if not dated:
            raise UserError("Не указан день собеседований.", "Введите дату.")
        return dated

    def _remove(self, line: _DayLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self._show_removable()
        self.changed.emit()

    def _show_removable(self) -> None:
        for line in self.lines:
            line.remove_button.setVisible(len(self.lines) > 1)
