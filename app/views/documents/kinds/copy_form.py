"""The name of a kind of the department's own, made of another one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.documents.making.texts import copy_kind
from app.views.widgets.fields.form_dialog import FormDialog, field_value
from app.views.widgets.fields.form_row import line_edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.storage.workspace import Workspace

_HINT = "Слова и данные будут как у выбранного документа, текст потом можно изменить."


class CopyKindForm(FormDialog):
    """Asks for the name; `saved` gets what was changed and the name of the new kind."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        saved: "Callable[[Changes, str], object]",
        kind: str,
    ) -> None:
        super().__init__(parent, "Свой документ", action="Создать")
        self._workspace, self._saved, self._kind = workspace, saved, kind
        self._line = line_edit()
        self.name = self.add_row("Название", self._line, hint=_HINT, required=True)

    def save(self) -> None:
        """Make the kind.

        Raises:
            FieldRefusedError: it cannot be called so.
        """
        title = self._line.text()
        name, changes = field_value(
            self.name, lambda: copy_kind(self._workspace, self._kind, title)
        )
        self._saved(changes, name)
