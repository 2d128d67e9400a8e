"""One step of support: its planned day, the day on which it was done, a note and a paper."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.schools.papers import typed_paper
from app.services.schools.support_steps import StepDraft, StepRow
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FormDialog, field_value
from app.views.widgets.fields.form_row import line_edit, text_edit

if TYPE_CHECKING:
    from app.services.storage.workspace import Workspace

PAPER_HINT = "Номер приказа из реестра или адрес https://…; файл прилагает кнопка под таблицей"


class StepForm(FormDialog):
    """All of a step; `saved` gets what was typed and stores it."""

    def __init__(
        self,
        parent: QWidget | None,
        workspace: "Workspace",
        step: StepRow,
        saved: Callable[[StepDraft], object],
    ) -> None:
        super().__init__(parent, step.title)
        self._workspace, self._step, self._saved = workspace, step, saved
        self.planned, self.done_on = DateField(step.planned_on), DateField(step.done_on)
        self.planned_row = self.make_row("Срок", self.planned, hint="Может быть впереди")
        self.done_row = self.make_row("Выполнено", self.done_on)
        self.add_line(self.planned_row, self.done_row)
        self.note = text_edit(step.note, lines=3)
        self.add_row("Примечание", self.note)
        self.paper = line_edit(step.paper_text)
        self.paper_row = self.add_row("Документ", self.paper, hint=PAPER_HINT)

    def save(self) -> None:
        """Store the step; what is empty is taken away."""
        step, text = self._step, self.paper.text()
        paper = step.paper
        if text.strip() != step.paper_text:
            paper = field_value(self.paper_row, lambda: typed_paper(self._workspace, text))
        self._saved(
            StepDraft(
                planned_on=field_value(self.planned_row, self.planned.value),
                done_on=field_value(self.done_row, self.done_on.value),
                note=self.note.toPlainText(),
                paper=paper,
            )
        )
