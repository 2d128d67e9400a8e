"""Annulling a mistaken frozen run: asks for the reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.identification.evidence.verdict import RunRow
from app.services.identification.runs import runs
from app.services.log.changes import Changes
from app.services.storage.workspace import Workspace
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog
from app.views.widgets.fields.form_row import text_edit
from app.views.widgets.labels import label


class AnnulForm(FormDialog):
    """Says what annulling does, takes the reason and annuls the run.

    `saved` gets the `Changes`.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        row: RunRow,
        saved: Callable[[Changes], object],
    ) -> None:
        super().__init__(parent, "Аннулирование выявления", action="Аннулировать")
        self._workspace, self._row, self._saved = workspace, row, saved
        self.column.content.addWidget(label(row.title, "strong", wrap=True))
        self.column.content.addWidget(
            label(
                "Выявление останется в списке с пометкой, но приказы, документы и страницы "
                "программы больше не будут его брать. Составленные по нему документы и записи "
                "в списке поддержки не меняются, проверьте их сами.",
                "muted",
                wrap=True,
            )
        )
        self.reason = text_edit("")
        self._reason_row = self.add_row(
            "Причина",
            self.reason,
            required=True,
            hint="Почему выявление недействительно. Будет видна рядом с ним в списке.",
        )

    def save(self) -> None:
        """Annul the run; it is undone like any other action."""
        try:
            changes = runs.annul(self._workspace, self._row.id, self.reason.toPlainText())
        except UserError as problem:
            raise FieldRefusedError(self._reason_row, problem) from problem
        self._saved(changes)
