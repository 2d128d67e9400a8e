"""A short table inside a scrolled column: as high as its rows, so that only the column scrolls."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from app.views.tables.table_view import TableView

if TYPE_CHECKING:
    from app.views.base.page_context import PageContext
    from app.views.tables.row_model import RowTableModel

_EDGE = 2


class WholeTable(TableView):
    """The table; its scroll bars never show more rows than there are."""

    def __init__(self, model: "RowTableModel[object]", name: str, context: "PageContext") -> None:
        super().__init__(model, name=name, state=context.state)
        model.modelReset.connect(self.take_room)

    def take_room(self) -> None:
        """Be as high as the header and all rows."""
        rows = max(1, self.rows_model.rowCount())
        height = self.horizontalHeader().height() + _EDGE
        bar = self.horizontalScrollBar()
        height += bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.setFixedHeight(height + rows * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any card."""
        return QSize(240, super().minimumSizeHint().height())
