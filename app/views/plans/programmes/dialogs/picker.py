"""Choosing some of a long list: typing finds, several can be chosen at once."""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.views.look import theme
from app.views.look.window_state import WindowState
from app.views.tables.columns import Column
from app.views.tables.row_fit import RowFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.fields.form_dialog import FormDialog
from app.views.widgets.fields.search_box import SearchBox

_ROWS, _MOST_LINES = 8, 4


class Offer(NamedTuple):
    """Something to choose: its key, its words, and what is told beside them."""

    key: Hashable
    words: str
    note: str = ""


class PickerDialog(FormDialog):
    """A search field over a table; Enter or a double click takes what is selected."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        offers: Sequence[Offer],
        take: Callable[[list[Hashable]], object],
        *,
        name: str,
        state: WindowState,
        hint: str,
    ) -> None:
        """Args: `name` is the key of the remembered widths, `hint` what is typed to find."""
        super().__init__(parent, title, action="Выбрать")
        self._take = take
        noted = any(offer.note for offer in offers)
        columns = [
            Column[Offer](
                key="words",
                title="Название",
                text=lambda offer: offer.words,
                stretch=True,
                wrap=True,
                width=300,
            )
        ]
        if noted:
            columns.append(
                Column(
                    key="note",
                    title="Сведения",
                    text=lambda offer: offer.note,
                    width=150,
                    wrap=True,
                )
            )
        self.search = SearchBox(hint)
        self.model = RowTableModel(columns, key=lambda offer: offer.key)
        self.table = TableView(self.model, name=name, state=state)
        self.table.setAccessibleName(title)
        RowFit(self.table, _MOST_LINES)
        self.table.setFixedHeight(theme.ROW_HEIGHT + _ROWS * theme.ROW_HEIGHT)
        self.table.horizontalHeader().setVisible(noted)
        self.model.set_rows(offers)
        self.search.searched.connect(self._find)
        self.table.row_activated.connect(lambda _offer: self.submit())
        self.add_row("Найти", self.search)
        self.add_row("Что выбрать", self.table, hint="Несколько строк – с Ctrl или Shift")

    def save(self) -> None:
        """Hand on what is selected.

        Raises:
            UserError: nothing is.
        """
        chosen = [offer.key for offer in self.table.selected_rows()]
        if not chosen:
            raise UserError("Ничего не выбрано.", "Выделите строку.")
        self._take(chosen)

    def _find(self, text: str) -> None:
        self.model.show_only(text)
        if self.model.rows:
            self.table.selectRow(0)
