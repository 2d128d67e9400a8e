"""The table of a plan: section headings through the whole width, measures under them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent

from app.views import theme
from app.views.plans.columns import COLUMNS, DROPPABLE
from app.views.plans.lines import PlanLine
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.column_fit import ColumnFit

if TYPE_CHECKING:
    from app.services.plans import MeasureRow
    from app.views.window_state import WindowState


class PlanTable(TableView):
    """The plan. It keeps the order of the plan, therefore a click on a header does not sort.

    Signals:
        menu_asked: a context menu is wanted at a global position.
    """

    menu_asked = Signal(object)

    def __init__(self, state: "WindowState") -> None:
        self.lines = RowTableModel[PlanLine](COLUMNS, key=lambda line: line.key)
        super().__init__(self.lines, name="plan", state=state)
        self.setAccessibleName("Мероприятия плана")
        self.allow_several()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)
        ColumnFit(self, DROPPABLE)
        self.lines.rows_changed.connect(self._span_sections)

    def selected_measures(self) -> "list[MeasureRow]":
        """The selected measures from top to bottom; a selected section stands for none."""
        return [line.measure for line in self.selected_rows() if line.measure is not None]

    def _span_sections(self) -> None:
        self.clearSpans()
        for number, line in enumerate(self.lines.rows):
            heading = line.measure is None
            self.setRowHeight(number, theme.ROW_HEIGHT if heading else theme.TALL_ROW_HEIGHT)
            if heading:
                self.setSpan(number, 0, 1, len(COLUMNS))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The page knows what can be done."""
        self.menu_asked.emit(event.globalPos())
