"""Which copy to restore, on the page of a database that cannot be opened."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.storage.backup import BackupRow
from app.views.base.tasks import TaskRunner
from app.views.copies.checks import CopyChecks
from app.views.copies.columns import copy_columns
from app.views.look import theme
from app.views.tables.column_fit import ColumnFit
from app.views.tables.row_model import RowTableModel
from app.views.tables.table_view import TableView
from app.views.widgets.labels import label

_MOST_ROWS = 6


class CopyChoice(QWidget):
    """The copies of a folder, the one made last first; the first that can be read is chosen.

    Attributes:
        chosen: the chosen copy, or None while there is none.

    Signals:
        changed: another copy was chosen.
    """

    changed = Signal()

    def __init__(
        self, restore: Callable[[BackupRow], object], words: str, tasks: TaskRunner
    ) -> None:
        """Args: `words` say what choosing one means, once they are listed."""
        super().__init__()
        self._restore, self._words = restore, words
        self._checks = CopyChecks(tasks, self)
        columns = copy_columns(self._checks.is_damaged, advice=self._checks.advice)
        self.model = RowTableModel(columns, key=lambda row: row.path, parent=self)
        self.table = TableView(self.model, name="closed-copies")
        self.table.setAccessibleName("Резервные копии")
        ColumnFit(self.table, ("size", "results"))
        self._hint = label("Копии читаются…", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.STEP)
        layout.addWidget(label("Резервные копии", "heading"))
        layout.addWidget(self._hint)
        layout.addWidget(self.table)
        self.table.hide()
        self._checks.found.connect(self._on_damaged)
        self.table.row_selected.connect(lambda _row: self.changed.emit())
        self.table.row_activated.connect(lambda _row: self.restore_chosen())

    @property
    def chosen(self) -> BackupRow | None:
        """The copy of the selected row; None when it is damaged or of a newer program."""
        row = self.table.selected_row()
        return row if isinstance(row, BackupRow) and self._checks.is_usable(row) else None

    def show_copies(self, rows: Sequence[BackupRow]) -> None:
        """Fill the list."""
        self.model.set_rows(rows)
        self._hint.setText(self._words)
        self.table.setFixedHeight((min(len(rows), _MOST_ROWS) + 1) * theme.ROW_HEIGHT + 2)
        self.table.show()
        self.table.setFocus()
        self._choose_sound()
        self._checks.check(rows)

    def _choose_sound(self) -> None:
        sound = next(filter(self._checks.is_usable, self.model.all_rows), None)
        if sound is not None:
            self.table.select_key(sound.path)
        self.changed.emit()

    def _on_damaged(self) -> None:
        self.model.set_rows(self.model.all_rows)
        if self.chosen is None:
            self._choose_sound()

    def restore_chosen(self) -> None:
        """Go on with the chosen copy."""
        if self.chosen is not None:
            self._restore(self.chosen)
