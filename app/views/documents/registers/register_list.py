"""The list of all registers with how many rows each has in the year."""

from typing import NamedTuple

from app.services.registers.catalogue import registers
from app.views.look.window_state import WindowState
from app.views.tables.columns import Column, count_column
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView

_LEAST, _MOST = 176, 284


class RegisterLine(NamedTuple):
    """A register and its rows."""

    name: str
    title: str
    note: str
    rows: int


COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column(
        key="title",
        title="Раздел",
        text=lambda line: line.title,
        tooltip=lambda line: line.note,
        width=112,
        stretch=True,
    ),
    count_column("rows", "Строк", lambda line: line.rows, width=56, zero=""),
)


class RegisterList(TableView):
    """The registers; the first is selected until another one is."""

    def __init__(self, state: WindowState) -> None:
        self.model_of_lines = RowTableModel(COLUMNS, key=lambda line: line.name)
        super().__init__(self.model_of_lines, name="registers", state=state)
        self.setAccessibleName("Разделы сведений")
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show all registers with their numbers of rows."""
        self.model_of_lines.set_rows(
            [
                RegisterLine(name, one.title, one.note, counts[name])
                for name, one in registers().items()
            ]
        )
        if self.selected_row() is None:
            self.selectRow(0)
