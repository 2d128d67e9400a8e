"""The rows that the program has for an empty register, shown before they are taken."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.services.registers.cells import typed_row
from app.services.registers.options import Options
from app.services.registers.starts import start_rows, take_start
from app.views.documents.registers.columns import register_columns
from app.views.look import theme
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.log.changes import Changes
    from app.services.registers.description.register import Register
    from app.views.base.page_context import PageContext

_WORDS = "Эти строки можно взять как начало, а потом изменить, удалить и добавить свои."
_MOST_ROWS = 6


class StartForm(FormDialog):
    """Usual rows; they are stored only when they are asked for."""

    def __init__(
        self,
        parent: QWidget,
        context: "PageContext",
        saved: "Callable[[list[int], Changes], object]",
        register: "Register",
        year: int,
    ) -> None:
        super().__init__(parent, f"{register.title}: обычные строки", action="Взять")
        self._workspace, self._saved = context.workspace, saved
        self._register, self._year = register, year
        options = Options(context.workspace, year)
        rows = [
            typed_row(register, -number, draft.values, options)
            for number, draft in enumerate(start_rows(register.name), start=1)
        ]
        self.column.content.addWidget(label(_WORDS, "muted", wrap=True))
        filled = {name for draft in start_rows(register.name) for name in draft.values}
        columns = [one for one in register_columns(register) if one.key in filled]
        model = RowTableModel(columns, key=lambda row: row.id, parent=self)
        model.set_rows(rows)
        self.table = TableView(model, name=f"register-start.{register.name}")
        self.table.setAccessibleName(register.title)
        self.table.setFixedHeight(
            theme.ROW_HEIGHT + min(len(rows), _MOST_ROWS) * theme.TALL_ROW_HEIGHT + theme.STEP
        )
        self.column.content.addWidget(self.table)

    def save(self) -> None:
        """Store the rows."""
        self._saved(*take_start(self._workspace, self._register.name, self._year))
