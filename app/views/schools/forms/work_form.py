"""What was done with a school of the lists in a year: the days of its stages and a note."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.language.dates import date_digits, year_name
from app.services.language.sentences import capital
from app.services.schools import support_work
from app.services.schools.support_work import STAGES, SchoolWork
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FormDialog, field_value
from app.views.widgets.fields.form_row import text_edit
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from datetime import date

    from app.services.log.changes import Changes
    from app.services.schools.schools import SchoolRow
    from app.services.storage.workspace import Workspace


class WorkForm(FormDialog):
    """The days of the stages, each may be empty; `saved` gets the changes."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        school: "SchoolRow",
        year: int,
        saved: Callable[["Changes"], object],
    ) -> None:
        super().__init__(parent, f"Работа со школой, {year_name(year)}")
        self._workspace, self._school = workspace, school
        self._year, self._saved = year, saved
        stored = support_work.get_work(workspace, school.id, year)
        self.column.content.addWidget(label(school.short_name, "strong", wrap=True))
        self.fields = {name: DateField(stored.days[name]) for name in STAGES}
        self.field_rows = {
            name: self.make_row(STAGES[name], field) for name, field in self.fields.items()
        }
        rows = list(self.field_rows.values())
        self.add_line(*rows[:2])
        self.add_line(*rows[2:4])
        self.column.content.addWidget(rows[4])
        self.note = text_edit(stored.note, lines=2)
        self.add_row("Примечание", self.note, hint="Номера протоколов и соглашений")

    def save(self) -> None:
        """Store the days; empty ones mean that it is not done yet."""
        days: dict[str, date | None] = {
            name: field_value(self.field_rows[name], field.value)
            for name, field in self.fields.items()
        }
        work = SchoolWork(**days, note=self.note.toPlainText())
        self._saved(support_work.save_work(self._workspace, self._school.id, self._year, work))


def work_text(work: SchoolWork) -> str:
    """«Собеседование 20.11.2026, экспертиза документов – нет, …»."""
    parts = [
        f"{STAGES[name].lower()} {'– нет' if day is None else date_digits(day)}"
        for name, day in work.days.items()
    ]
    text = ", ".join(parts)
    note = f" {work.note}" if work.note else ""
    return f"{capital(text)}.{note}"
