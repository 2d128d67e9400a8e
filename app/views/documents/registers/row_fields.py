"""The fields of a row in a dialog, as they follow from the columns of its register."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Any, NoReturn

from app.errors import UserError
from app.services.registers.options import Options
from app.views.documents.registers.fields import RegisterField
from app.views.widgets.fields.form_dialog import FieldRefusedError, FormDialog, field_value

if TYPE_CHECKING:
    from app.services.registers.description.register import Register, RegisterRow
    from app.views.widgets.fields.form_row import FormRow

_BESIDE = 3  # short fields in a line


class RowFields:
    """The fields of a row in a dialog: short ones side by side."""

    def __init__(
        self,
        form: FormDialog,
        register: "Register",
        options: Options,
        row: "RegisterRow | None",
    ) -> None:
        self.register = register
        self.fields = [RegisterField(register, one, options, row) for one in register.columns]
        self.rows: dict[str, FormRow] = {}
        for line in _lines(self.fields):
            made = [self._row(form, field) for field in line]
            if len(made) == 1:
                form.column.content.addWidget(made[0])
            else:
                form.add_line(*made)

    def _row(self, form: FormDialog, field: RegisterField) -> "FormRow":
        column = self.register.column(field.name)
        title = self.register.title_of(field.name)
        row = form.make_row(title, field.editor, required=column.required)
        self.rows[field.name] = row
        return row

    def typed(self) -> dict[str, Any]:
        """The values of all fields.

        Raises:
            FieldRefusedError: one is no day or no time.
        """
        return {
            field.name: field_value(self.rows[field.name], field.value) for field in self.fields
        }


def refuse(rows: "Mapping[str, FormRow]", field: str, problem: UserError) -> NoReturn:
    """Refuse under a field; without one, at the foot of the form.

    Raises:
        FieldRefusedError: the problem belongs to a field of these.
        UserError: it does not.
    """
    row = rows.get(field)
    if row is None:
        raise problem
    raise FieldRefusedError(row, problem) from problem


def _lines(fields: Sequence[RegisterField]) -> Iterator[list[RegisterField]]:
    """The fields line by line: a long one by itself, short ones in lines of equal length."""
    for is_short, run in groupby(fields, key=lambda field: field.is_short):
        found = list(run)
        lines = ceil(len(found) / _BESIDE) if is_short else len(found)
        for line in range(lines):
            first, last = line * len(found) // lines, (line + 1) * len(found) // lines
            yield found[first:last]
