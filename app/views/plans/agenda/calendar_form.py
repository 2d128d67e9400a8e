"""What a calendar of due dates is to tell, and where its file is to lie."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from app.services.language.plural import EVENT, counted
from app.services.plans.agenda.calendar_file import (
    CALENDAR_TITLE,
    CalendarWishes,
    calendar_days,
    save_calendar,
)
from app.services.plans.agenda.rows import AgendaRow
from app.views.base.messages import ToastAction
from app.views.base.opening import named_file, open_file, show_in_folder, usual_folder
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.form_row import choice
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext

_FOLDER = "calendar.folder"
_NEVER = -1
_REMINDERS: "list[tuple[str, object]]" = [
    ("За день", 1),
    ("За 3 дня", 3),
    ("За неделю", 7),
    ("В день срока", 0),
    ("Не напоминать", _NEVER),
]


class CalendarForm(FormDialog):
    """Reminder, parties, people; then the file is asked for and written in the background."""

    def __init__(
        self, parent: QWidget | None, context: "PageContext", agenda: Sequence[AgendaRow]
    ) -> None:
        super().__init__(parent, "Сроки в календарь", action="Сохранить файл…")
        self._context, self._shown = context, agenda
        count = len(calendar_days(agenda, "", CalendarWishes()))
        self.told = label(_told(count), "muted", wrap=True)
        self.save_button.setEnabled(bool(count))
        self.reminder = choice(_REMINDERS, 1)
        self.parties = QCheckBox("Называть ответственных")
        self.parties.setChecked(True)
        self.people = QCheckBox("И людей по фамилиям")
        self.column.content.addWidget(self.told)
        self.add_row("Напоминание в 9 часов утра", self.reminder)
        self.column.content.addWidget(self.parties)
        self.column.content.addWidget(self.people)
        self.parties.toggled.connect(self.people.setEnabled)

    @property
    def wishes(self) -> CalendarWishes:
        """What is chosen."""
        days: int = self.reminder.currentData()
        return CalendarWishes(
            parties=self.parties.isChecked(),
            people=self.parties.isChecked() and self.people.isChecked(),
            remind_before=None if days == _NEVER else days,
        )

    def submit(self) -> None:
        """Ask for the file; without one the form stays."""
        state = self._context.state
        suggested = usual_folder(state.text(_FOLDER)) / f"{CALENDAR_TITLE}.ics"
        name, _filter = QFileDialog.getSaveFileName(
            self, "Сохранить сроки", str(suggested), "Календарь (*.ics)"
        )
        taken = "Такой календарь в этой папке уже есть."
        out = named_file(self._context.messages, name, ".ics", taken)
        if out is not None:
            state.keep_text(_FOLDER, str(out.parent))
            self.write(out)
            self.accept()

    def write(self, out: Path) -> None:
        """Write the file and say so."""
        messages, workspace = self._context.messages, self._context.workspace
        rows, wishes = self._shown, self.wishes

        def on_done(count: int) -> None:
            messages.toast(
                f"Календарь «{out.name}» сохранён: {counted(count, EVENT)}.",
                [
                    ToastAction("Открыть", lambda: open_file(messages, out)),
                    ToastAction("Показать в папке", lambda: show_in_folder(messages, out)),
                ],
            )

        self._context.tasks.run(
            lambda: save_calendar(workspace, out, rows, wishes),
            on_done=on_done,
            title="Сохранение календаря",
        )


def _told(count: int) -> str:
    if not count:
        return "Среди показанных сроков нет ни одного, которого ещё ждут."
    return (
        f"В файле будет {counted(count, EVENT)}: показанные сроки, которых ещё ждут."
        " Outlook и другие календари открывают такой файл. Если сохранить и открыть его ещё раз,"
        " прежние события обновятся."
    )
