"""A row that belongs to another: a question of a meeting, a participant, a document of a school."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.registers.writing import wrong_with
from app.views.documents.registers.row_fields import RowFields, refuse
from app.views.widgets.fields.form_dialog import FormDialog

if TYPE_CHECKING:
    from app.services.registers.description.register import Register, RegisterRow
    from app.services.registers.options import Options
    from app.services.storage.workspace import Workspace

Values = Mapping[str, Any]


class ChildForm(FormDialog):
    """The form of such a row: it goes into the table of the form around it, nothing is stored."""

    def __init__(
        self,
        parent: QWidget,
        workspace: "Workspace",
        options: "Options",
        child: "Register",
        others: Sequence[Values],
        chosen: Callable[[Values], object],
        row: "RegisterRow | None" = None,
    ) -> None:
        """Args: `others` are the values of the rows beside it; `chosen` gets those of this one."""
        title = child.words.one
        super().__init__(parent, title, action="Готово")
        self._workspace, self._child = workspace, child
        self._others, self._chosen = others, chosen
        self.fields = RowFields(self, child, options, row)

    def save(self) -> None:
        """Hand the values over."""
        values = self.fields.typed()
        wrong = wrong_with(self._workspace, self._child, values, self._others)
        if wrong is not None:
            refuse(self.fields.rows, wrong.field, UserError(wrong.text, wrong.hint))
        self._chosen(values)
