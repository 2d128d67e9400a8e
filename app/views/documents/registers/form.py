"""The form of a row of a register, with the rows that belong to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.language.numbers import NBSP
from app.services.registers.options import Options
from app.services.registers.writing import RowDraft, RowRefusedError, save_rows
from app.views.documents.registers.children import ChildTable
from app.views.documents.registers.row_fields import RowFields, refuse
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog

if TYPE_CHECKING:
    from typing import NoReturn

    from app.services.log.changes import Changes
    from app.services.registers.description.register import Register, RegisterRow
    from app.views.base.page_context import PageContext
    from app.views.widgets.fields.form_row import FormRow


class RegisterForm(FormDialog):
    """A row; what it lacks and what cannot be is told under its fields."""

    def __init__(
        self,
        parent: QWidget,
        context: "PageContext",
        saved: Callable[[int, "Changes"], object],
        register: "Register",
        year: int,
        row: "RegisterRow | None" = None,
    ) -> None:
        super().__init__(parent, register.words.one)
        self._workspace, self._saved = context.workspace, saved
        self._register, self._year, self._row = register, year, row
        options = Options(context.workspace, year)
        self.fields = RowFields(self, register, options, row)
        self.children_rows: dict[str, FormRow] = {}
        self.tables: dict[str, ChildTable] = {}
        for child in register.children:
            stored = () if row is None else row.children[child.name]
            table = ChildTable(context, options, child, year, stored)
            self.tables[child.name] = table
            self.children_rows[child.name] = self.add_row(child.title, table)

    def save(self) -> None:
        """Store the row with all that belongs to it."""
        draft = RowDraft(
            values=self.fields.typed(),
            id=None if self._row is None else self._row.id,
            children={name: table.drafts() for name, table in self.tables.items()},
        )
        try:
            (key,), changes = save_rows(self._workspace, self._register.name, self._year, [draft])
        except RowRefusedError as problem:
            self._refuse(problem)
        self._saved(key, changes)

    def _refuse(self, problem: RowRefusedError) -> "NoReturn":
        """Under its field; of a row that belongs to this one, under its table."""
        if problem.register == self._register.name:
            refuse(self.fields.rows, problem.field, problem)
        self.tables[problem.register].select(problem.row)
        told = UserError(f"Строка{NBSP}{problem.row + 1}: {problem.message}", problem.hint)
        raise FieldRefusedError(self.children_rows[problem.register], told) from problem
