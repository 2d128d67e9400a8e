"""Adding and changing a measure of one's own in the library."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.plans.library.own import OwnDraft, own_number, save_own
from app.views.widgets.fields.form_dialog import FormDialog, field_value, required
from app.views.widgets.fields.form_row import line_edit, text_edit

if TYPE_CHECKING:
    from app.services.log.changes import Changes
    from app.services.plans.library.texts import LibraryMeasure
    from app.services.storage.workspace import Workspace

Saved = Callable[[int, "Changes"], object]


class OwnForm(FormDialog):
    """A measure of the library as typed."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: Saved,
        measure: "LibraryMeasure | None" = None,
    ) -> None:
        title = "Новое мероприятие библиотеки" if measure is None else "Мероприятие библиотеки"
        super().__init__(parent, title)
        self._workspace, self._saved = workspace, saved
        self._number = None if measure is None else own_number(measure.key)
        self.name = text_edit("" if measure is None else measure.title, lines=3)
        self.section = line_edit(
            "" if measure is None else measure.section, placeholder="Например: Работа с кадрами"
        )
        self.deadline = line_edit(
            "" if measure is None else measure.deadline, placeholder="Например: до 25 октября {год}"
        )
        parties = () if measure is None else measure.responsible
        self.responsible = text_edit("\n".join(parties), lines=2)
        self.expected = text_edit("" if measure is None else measure.expected, lines=2)
        self.name_row = self.add_row("Мероприятие", self.name, required=True)
        self.add_row("Раздел", self.section)
        self.deadline_row = self.add_row(
            "Срок",
            self.deadline,
            hint="Вместо {год} встанет год плана, вместо {весь период} – слова о его сроке",
        )
        self.add_row("Ответственные", self.responsible, hint="По одному в строке")
        self.add_row("Ожидаемый результат", self.expected)

    def save(self) -> None:
        """Store the measure."""
        draft = OwnDraft(
            title=required(self.name_row, self.name.toPlainText(), "Введите мероприятие."),
            section=self.section.text(),
            deadline=self.deadline.text(),
            responsible=tuple(self.responsible.toPlainText().splitlines()),
            expected=self.expected.toPlainText(),
        )
        number, changes = field_value(
            self.deadline_row, lambda: save_own(self._workspace, draft, self._number)
        )
        self._saved(number, changes)
