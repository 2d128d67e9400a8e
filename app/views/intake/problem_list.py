"""What is wrong in a file: a table to look through, and the selected remark in full below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.intake.columns import problem_columns
from app.views.look import theme
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.details_panel import ScrolledColumn
from app.views.widgets.labels import selectable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.importing.findings.problems import ImportProblem
    from app.views.look.window_state import WindowState

_MOST_LINES = 7


class ProblemList(QWidget):
    """The remarks to a file. A row has room for two lines; below it stands every word.

    Attributes:
        table, model: the remarks.
        words: the selected one in full, which can be copied.
    """

    def __init__(self, state: "WindowState", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RowTableModel(problem_columns(), parent=self)
        self.table = TableView(self.model, name="import_problems", state=state)
        self.table.setAccessibleName("Замечания к файлу")
        self.words = selectable()
        self.words.setAccessibleName("Замечание целиком")
        self._column = ScrolledColumn(margin=0)
        self._column.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the text has the focus itself
        self._column.content.addWidget(self.words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._column)
        self.table.row_selected.connect(self._on_selected)

    def set_problems(self, problems: "Sequence[ImportProblem]") -> None:
        """Show these, the first one in full."""
        self.model.set_rows(problems)
        if problems and self.table.selected_row() is None:
            self.table.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._make_room()

    def _on_selected(self, problem: "ImportProblem | None") -> None:
        self.words.setText("" if problem is None else problem.sentence)
        self._make_room()

    def _make_room(self) -> None:
        """As many lines as the remark has; a very long one scrolls."""
        most = _MOST_LINES * self.words.fontMetrics().lineSpacing()
        bar = self._column.verticalScrollBar().sizeHint().width()
        wanted = self.words.heightForWidth(max(1, self.width() - bar))
        self._column.setFixedHeight(min(most, max(0, wanted)))
