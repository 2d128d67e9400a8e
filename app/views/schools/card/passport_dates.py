"""The form that asks for the date of a new passport block."""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.dates import date_digits
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import (
    FieldRefusedError,
    FormDialog,
    field_value,
    required,
)
from app.views.widgets.fields.form_row import line_edit


class NewBlockForm(FormDialog):
    """Date and source of a new block; `begin` gets them."""

    def __init__(
        self,
        parent: QWidget,
        usual: date,
        today: date,
        taken: Collection[date],
        begin: Callable[[date, str], object],
    ) -> None:
        super().__init__(parent, "Паспорт на новую дату", action="Продолжить")
        self._taken, self._begin = taken, begin
        self.day = DateField(today if usual in taken else usual)
        self.source = line_edit(placeholder="Например: отчёт ОО-1")
        self.day_row = self.add_row("На дату", self.day, required=True)
        self.add_row("Источник чисел", self.source)

    def save(self) -> None:
        """Hand the date over; nothing is stored yet."""
        typed = field_value(self.day_row, self.day.value)
        day = required(self.day_row, typed, "Введите дату.")
        if day in self._taken:
            problem = UserError(
                f"Блок на {date_digits(day)} уже есть.", "Выберите его в списке дат."
            )
            raise FieldRefusedError(self.day_row, problem)
        self._begin(day, self.source.text())
