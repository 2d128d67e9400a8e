"""What a mark of the agenda needs besides its state: the new date, or why it is given up."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.enums import MeasureStatus
from app.services.language.plural import Forms, counted
from app.services.plans import MarkDraft
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FormDialog, field_value, required
from app.views.widgets.fields.form_row import text_edit
from app.views.widgets.labels import label

DUE: Forms = ("срок", "срока", "сроков")


class MarkWordsForm(FormDialog):
    """The new due date of «перенесено», or the reason of «снято»; `store` gets the mark."""

    def __init__(
        self,
        parent: QWidget | None,
        status: MeasureStatus,
        count: int,
        today: date,
        store: Callable[[MarkDraft], object],
    ) -> None:
        super().__init__(parent, status.label.capitalize(), action="Отметить")
        self._status, self._today, self._store = status, today, store
        if count > 1:
            told = f"Отметка встанет на {counted(count, DUE)}."
            self.column.content.addWidget(label(told, "muted", wrap=True))
        self.moved = DateField()
        self.text = text_edit(lines=2)
        self.moved_row = self.make_row("Новый срок", self.moved, required=True)
        postponed = status is MeasureStatus.POSTPONED
        if postponed:
            self.column.content.addWidget(self.moved_row)
        self.text_row = self.add_row("Причина", self.text, required=not postponed)

    def save(self) -> None:
        """Hand in the mark when nothing is missing."""
        text, moved_to = self.text.toPlainText().strip(), None
        if self._status is MeasureStatus.POSTPONED:
            typed = field_value(self.moved_row, self.moved.value)
            moved_to = required(self.moved_row, typed, "Введите новый срок.")
        else:
            required(self.text_row, text, "Укажите, почему снято.")
        self._store(
            MarkDraft(status=self._status, marked_on=self._today, text=text, moved_to=moved_to)
        )
