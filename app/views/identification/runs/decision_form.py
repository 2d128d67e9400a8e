"""The decision of the working group on a frozen verdict: status, reason, date, document."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.enums import VerdictStatus
from app.errors import UserError
from app.services.identification.evidence.verdict import SchoolVerdict
from app.services.identification.runs import runs
from app.services.identification.runs.decisions import DECIDABLE
from app.services.log.changes import Changes
from app.services.storage.workspace import Workspace
from app.views.widgets.fields.date_field import DateField
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog, field_value
from app.views.widgets.fields.form_row import choice, line_edit, text_edit
from app.views.widgets.labels import label


class DecisionForm(FormDialog):
    """Asks for what a decision needs and stores it; an earlier decision is the starting point.

    `saved` gets the `Changes`.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        verdict: SchoolVerdict,
        saved: Callable[[Changes], object],
    ) -> None:
        super().__init__(parent, "Решение рабочей группы", action="Сохранить решение")
        self._workspace, self._verdict, self._saved = workspace, verdict, saved
        decision = verdict.decision
        self.column.content.addWidget(label(verdict.school, "strong", wrap=True))
        self.status = choice([(status.label, status.value) for status in DECIDABLE])
        chosen = DECIDABLE[0] if decision is None else decision.status
        self.status.setCurrentIndex(self.status.findData(chosen.value))
        self.reason = text_edit("" if decision is None else decision.reason)
        self.date = DateField(workspace.clock.today() if decision is None else decision.decided_on)
        self.document = line_edit(
            "" if decision is None else decision.document, placeholder="протокол от 20.11.2026 № 3"
        )
        self.add_row("Статус школы", self.status)
        self._reason_row = self.add_row(
            "Основание",
            self.reason,
            required=True,
            hint="Почему рабочая группа приняла это решение. Попадёт в приложение к приказу.",
        )
        self._date_row = self.add_row("Дата решения", self.date, required=True)
        self._document_row = self.add_row("Документ", self.document, required=True)

    def save(self) -> None:
        """Store the decision beside the verdict, which itself never changes."""
        verdict_id = self._verdict.verdict_id
        assert verdict_id is not None
        status = VerdictStatus(str(self.status.currentData()))
        reason, document = self.reason.toPlainText(), self.document.text()
        day = field_value(self._date_row, self.date.value)
        try:
            changes = runs.decide(self._workspace, verdict_id, status, reason, day, document)
        except UserError as problem:
            if not reason.strip():
                raise FieldRefusedError(self._reason_row, problem) from problem
            if not document.strip():
                raise FieldRefusedError(self._document_row, problem) from problem
            raise FieldRefusedError(self._date_row, problem) from problem
        self._saved(changes)
