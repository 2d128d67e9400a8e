"""The rows that belong to a row, as a small table in its form."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.registers.cells import typed_row
from app.services.registers.pasting import PastedRows
from app.services.registers.writing import RowDraft
from app.views.documents.registers.child_form import ChildForm
from app.views.documents.registers.pasting import paste_rows
from app.views.documents.registers.table import RegisterTable
from app.views.look import theme
from app.views.widgets.buttons import button, icon_button

if TYPE_CHECKING:
    from app.services.registers.description.register import Register, RegisterRow
    from app.services.registers.options import Options
    from app.views.base.page_context import PageContext

_LEAST_ROWS, _MOST_ROWS = 2, 4


class ChildTable(QWidget):
    """Adding, changing, moving and taking away rows; they are stored with the form around it.

    Attributes:
        rows: as they stand now; those that are not stored yet have keys below 0.
    """

    def __init__(
        self,
        context: "PageContext",
        options: "Options",
        child: "Register",
        year: int,
        rows: "Sequence[RegisterRow]",
    ) -> None:
        super().__init__()
        self._context, self._options, self._child, self._year = context, options, child, year
        self.rows: list[RegisterRow] = list(rows)
        self._made = 0
        self.table = RegisterTable(child, state=None)
        self.table.row_activated.connect(self._edit)
        self.table.delete_pressed.connect(self._remove)
        self.table.paste_asked.connect(self.paste)
        self.table.move_asked.connect(self._move)
        self.add_button = button("Добавить", lambda: self._open(None), icon="plus")
        self.edit_button = icon_button("pencil", "Изменить", self._edit_selected)
        self.up_button = icon_button("arrow-up", "Выше", lambda: self._move(-1))
        self.down_button = icon_button("arrow-down", "Ниже", lambda: self._move(1))
        self.remove_button = icon_button("trash", "Убрать", self._remove)
        tools = QHBoxLayout()
        tools.setSpacing(theme.HALF)
        tools.addWidget(self.add_button)
        tools.addStretch()
        for one in (self.edit_button, self.up_button, self.down_button, self.remove_button):
            tools.addWidget(one)
        self.up_button.setVisible(child.ordered)
        self.down_button.setVisible(child.ordered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.HALF)
        layout.addWidget(self.table)
        layout.addLayout(tools)
        self.setFocusProxy(self.table)
        self.table.row_selected.connect(lambda _row: self._show_possible())
        self._show()

    def drafts(self) -> list[RowDraft]:
        """The rows as they are to be stored, all of them."""
        return [RowDraft(values=row.values, id=row.id if row.id > 0 else None) for row in self.rows]

    def paste(self) -> None:
        """Add the rows of the clipboard, after they were shown."""
        paste_rows(self, self._context, self._child, self._year, self._take_pasted)

    def select(self, place: int) -> None:
        """Select a row by its place."""
        if 0 <= place < len(self.rows):
            self.table.select_key(self.rows[place].id)

    def _take_pasted(self, read: PastedRows) -> None:
        for draft in read.good:
            usual = {one.name: one.usual for one in self._child.columns}
            self.rows.append(self._typed(usual | dict(draft.values)))
        self._show()

    def _open(self, row: "RegisterRow | None") -> None:
        others = [one.values for one in self.rows if one is not row]

        def chosen(values: Mapping[str, Any]) -> None:
            if row is None:
                self.rows.append(self._typed(values))
            else:
                self.rows[self.rows.index(row)] = self._typed(values, row)
            self._show()
            self.select(len(self.rows) - 1 if row is None else self._place(row.id))

        form = ChildForm(
            self, self._context.workspace, self._options, self._child, others, chosen, row
        )
        form.show_form()

    def _typed(self, values: Mapping[str, Any], row: "RegisterRow | None" = None) -> "RegisterRow":
        if row is None:
            self._made += 1
        key = -self._made if row is None else row.id
        return typed_row(self._child, key, values, self._options, row)

    def _place(self, key: int) -> int:
        return next((at for at, one in enumerate(self.rows) if one.id == key), -1)

    def _selected(self) -> int:
        row: RegisterRow | None = self.table.selected_row()
        return -1 if row is None else self._place(row.id)

    def _edit(self, row: "RegisterRow") -> None:
        self._open(self.rows[self._place(row.id)])

    def _edit_selected(self) -> None:
        if self._selected() >= 0:
            self._open(self.rows[self._selected()])

    def _remove(self) -> None:
        place = self._selected()
        if place >= 0:
            del self.rows[place]
            self._show()
            self.select(min(place, len(self.rows) - 1))

    def _move(self, step: int) -> None:
        place = self._selected()
        if place >= 0 and 0 <= place + step < len(self.rows) and self.table.as_stored:
            self.rows.insert(place + step, self.rows.pop(place))
            self._show()
            self.select(place + step)

    def _show(self) -> None:
        self.table.show_rows(self.rows)
        shown = min(max(len(self.rows), _LEAST_ROWS), _MOST_ROWS)
        bar = theme.GAP
        self.table.setFixedHeight(theme.ROW_HEIGHT + shown * theme.TALL_ROW_HEIGHT + bar)
        self._show_possible()

    def _show_possible(self) -> None:
        place = self._selected()
        for one in (self.edit_button, self.remove_button):
            one.setEnabled(place >= 0)
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < len(self.rows) - 1)
