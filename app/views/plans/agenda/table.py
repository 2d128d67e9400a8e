"""The table of the agenda: a row can be opened and marked, several at once too."""

from operator import attrgetter
from typing import TYPE_CHECKING

from app.views.plans.agenda.columns import COLUMNS
from app.views.plans.table.status_table import StatusTable
from app.views.tables.column_fit import ColumnFit, ColumnGrowth
from app.views.tables.row_model import RowTableModel

if TYPE_CHECKING:
    from app.services.plans.agenda.rows import AgendaRow
    from app.views.look.window_state import WindowState

_MOST = {"school": 264, "responsible": 264, "plan": 320}  # pixels


class AgendaTable(StatusTable):
    """Rows of the agenda."""

    def __init__(self, state: "WindowState") -> None:
        model: RowTableModel[AgendaRow] = RowTableModel(COLUMNS, key=attrgetter("key"))
        super().__init__(model, name="agenda", state=state)
        self.agenda = model
        self.setAccessibleName("Сроки планов")
        self.act_on_several()
        ColumnGrowth(self, _MOST)
        ColumnFit(self, ("group", "plan", "responsible", "school"))
