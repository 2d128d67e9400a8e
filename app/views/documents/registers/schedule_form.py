"""Laying out a schedule of interviews: days, length, break, who; the slots are shown at once."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import KnownProblem, UserError
from app.services.language.dates import parse_time, time_digits
from app.services.language.plural import Forms, counted
from app.services.registers.catalogue import get_register
from app.services.registers.cells import typed_row
from app.services.registers.description.register import RegisterRow
from app.services.registers.options import Options
from app.services.registers.rows import list_rows
from app.services.registers.schedule import Asked, Break, appointed, lay_out, typed_places
from app.services.registers.writing import RowDraft, save_rows
from app.views.documents.registers.schedule_days import ScheduleDays
from app.views.look import theme
from app.views.tables.columns import Column, day_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog, field_value
from app.views.widgets.fields.form_row import (
    choice,
    line_edit,
    propose,
    text_edit,
    when_changed,
)
from app.views.widgets.fields.ticks import TickLine, Ticks
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.views.base.page_context import PageContext

SCHEDULE = "interview_slot"
_SCHOOLS, _PLACES = "schools", "places"
_OF_SCHOOLS: Forms = ("школы", "школ", "школ")
_SLOT: Forms = ("собеседование", "собеседования", "собеседований")
_SHOWN_ROWS = 5
_MINUTES = "30"


def _times(row: RegisterRow) -> str:
    start, end = row.values["starts_at"], row.values["ends_at"]
    return f"{time_digits(start)}–{time_digits(end)}"


def _whom(row: RegisterRow) -> str:
    return ", ".join(filter(None, (row.text("place"), row.text("school_id"))))


_COLUMNS: tuple[Column[RegisterRow], ...] = (
    day_column("day", "Дата", lambda row: row.day("on_day"), width=104),
    Column(
        key="time",
        title="Время",
        text=_times,
        sort_key=lambda row: row.number("starts_at"),
        width=112,
    ),
    Column(key="who", title="С кем", text=_whom, width=200, stretch=True, middle=True),
)


class ScheduleForm(FormDialog):
    """What the schedule is made of, and below it the slots as they would be."""

    def __init__(
        self,
        parent: QWidget,
        context: "PageContext",
        saved: "Callable[[list[int], Changes], object]",
        year: int,
    ) -> None:
        super().__init__(parent, "График собеседований")
        self._workspace, self._saved, self._year = context.workspace, saved, year
        self._options = Options(context.workspace, year)
        rows = list_rows(context.workspace, SCHEDULE, year)
        self._appointed = appointed(rows)
        self._add_times()
        self._add_asked()
        self.told = label("", "muted", wrap=True)
        self.column.content.addWidget(self.told)
        self.model = RowTableModel(_COLUMNS, key=lambda row: row.id, parent=self)
        self.table = TableView(self.model, name="schedule-slots")
        self.table.setAccessibleName("Как будет составлен график")
        self.table.setFixedHeight(theme.ROW_HEIGHT + _SHOWN_ROWS * theme.ROW_HEIGHT + theme.STEP)
        self.column.content.addWidget(self.table)
        self.days.changed.connect(self._show_slots)
        for row in self.rows:
            when_changed(row.editor, self._show_slots)
        self._show_slots()

    def _add_times(self) -> None:
        self.days = ScheduleDays()
        self.days_row = self.add_row("Дни", self.days, required=True)
        self.minutes = line_edit(_MINUTES)
        self.pause_start = line_edit("13:00", placeholder="нет")
        self.pause_end = line_edit("14:00", placeholder="нет")
        self.mode = line_edit(placeholder="ВКС")
        propose(self.mode, self._options.words(SCHEDULE, "mode"))
        self.minutes_row = self.make_row("Длительность, мин", self.minutes, required=True)
        self.pause_start_row = self.make_row("Перерыв с", self.pause_start)
        self.pause_end_row = self.make_row("Перерыв до", self.pause_end)
        self.add_line(
            self.minutes_row,
            self.pause_start_row,
            self.pause_end_row,
            self.make_row("Форма", self.mode),
        )

    def _add_asked(self) -> None:
        supported = self._options.supported
        offered: list[tuple[str, object]] = [("Территории", _PLACES)]
        if supported:
            offered.insert(0, ("Школы списка поддержки", _SCHOOLS))
        self.who = choice(offered)
        self.add_row("С кем", self.who)
        self.places = text_edit(lines=3)
        self.places.setPlaceholderText("Заречный округ – 3")
        self.places_row = self.add_row(
            "Территории",
            self.places,
            hint="По одной в строке, через тире число собеседований.",
        )
        self.schools: Ticks | None = None
        if supported:
            lines = [TickLine(row.id, row.short_name) for row in supported]
            self.schools = Ticks(lines, _OF_SCHOOLS)
            self.schools_row = self.add_row("Школы", self.schools)
            self.schools.head(self.schools_row)
        self.who.currentIndexChanged.connect(lambda _place: self._show_asked())
        self._show_asked()

    def _show_asked(self) -> None:
        of_schools = self.who.currentData() == _SCHOOLS
        self.places_row.setVisible(not of_schools)
        if self.schools is not None:
            self.schools_row.setVisible(of_schools)

    def _show_slots(self) -> None:
        """The slots of what is typed, or what it lacks yet."""
        try:
            drafts = self._drafts()
        except KnownProblem as problem:
            self.told.setText(str(problem))
            drafts = []
        else:
            self.told.setText(f"Будет добавлено: {counted(len(drafts), _SLOT)}.")
        register = get_register(SCHEDULE)
        self.model.set_rows(
            [
                typed_row(register, -number, draft.values, self._options)
                for number, draft in enumerate(drafts, start=1)
            ]
        )

    def _drafts(self) -> list[RowDraft]:
        """The slots.

        Raises:
            FieldRefusedError: something is missing or cannot be read.
            UserError: the days have not enough room.
        """
        days = field_value(self.days_row, self.days.value)
        minutes = field_value(self.minutes_row, self._minutes)
        asked = self._asked()
        pause = self._pause()
        return lay_out(asked, days, minutes, [*pause, *self._appointed], self.mode.text().strip())

    def _minutes(self) -> int:
        text = self.minutes.text().strip()
        if not text.isdecimal():
            raise UserError("Длительность не указана.", "Введите число минут, например 30.")
        return int(text)

    def _pause(self) -> list[Break]:
        start = field_value(self.pause_start_row, lambda: parse_time(self.pause_start.text()))
        end = field_value(self.pause_end_row, lambda: parse_time(self.pause_end.text()))
        return [] if start is None or end is None else [Break(start, end)]

    def _asked(self) -> list[Asked]:
        if self.schools is not None and self.who.currentData() == _SCHOOLS:
            asked = [Asked(school_id=key) for key in self.schools.chosen()]
            return field_value(self.schools_row, lambda: _some(asked, "Отметьте школы."))
        typed = field_value(self.places_row, lambda: typed_places(self.places.toPlainText()))
        return field_value(self.places_row, lambda: _some(typed, "Введите территории."))

    def save(self) -> None:
        """Store the slots."""
        self._saved(*save_rows(self._workspace, SCHEDULE, self._year, self._drafts()))


def _some(asked: list[Asked], hint: str) -> list[Asked]:
    if not asked:
        raise UserError("Не указано, с кем собеседования.", hint)
    return asked
