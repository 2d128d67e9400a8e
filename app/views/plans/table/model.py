"""The lines of a plan as a table model: what can be typed into, dragged and dropped."""

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.services.sheets.filtering import ColumnFilter
from app.services.sheets.sheet import Cell, Sheet, SheetColumn
from app.views.plans.table.columns import SaveCell, plan_columns
from app.views.plans.table.lines import PlanLine
from app.views.tables.columns import Column
from app.views.tables.row_model import RowTableModel

DRAGGED = "application/x-opora-plan-lines"
_SHOWN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable
_DRAGGED = Qt.ItemFlag.ItemIsDragEnabled
Index = QModelIndex | QPersistentModelIndex


class PlanModel(RowTableModel[PlanLine]):
    """Sections and measures.

    Attributes:
        movable: lines may be dragged to another place; not while filters hide some of them.

    Signals:
        dropped: keys of the dragged lines, and the number of the row above which they fell.
    """

    dropped = Signal(list, int)

    def __init__(self, save: SaveCell) -> None:
        super().__init__(plan_columns(save), key=lambda line: line.key)
        self.movable = True

    def sheet(self, title: str, rows: "Sequence[PlanLine] | None" = None) -> Sheet:
        """The measures, each with the title of its section, so that they can be filtered."""
        lines = self.rows if rows is None else rows
        measures = [line for line in lines if line.measure is not None]
        plain = super().sheet(title, measures)
        sections = [Cell(line.section.title) for line in measures]
        cells = ([section, *row] for section, row in zip(sections, plain.rows, strict=True))
        return replace(
            plain,
            columns=[SheetColumn("Раздел"), *plain.columns],
            rows=cells,
            grouped=True,
            filtered=self.filter_words(long=True) if rows is None else "",
        )

    def _passing(
        self, rows: list[PlanLine], column: Column[PlanLine], wanted: ColumnFilter
    ) -> list[PlanLine]:
        """The measures that pass under their sections; what is being typed stays in sight."""
        things = [line for line in rows if line.measure is not None]
        passed = {line.key for line in super()._passing(things, column, wanted)}
        sections = {line.section.id for line in things if line.key in passed}
        return [
            line
            for line in rows
            if line.draft is not None
            or (line.section.id in sections if line.measure is None else line.key in passed)
        ]

    def _things(self, rows: list[PlanLine]) -> list[PlanLine]:
        return [line for line in rows if line.measure is not None]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A section is typed in its first column, a measure in the others; a gap takes a drop."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        line = self.row_at(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        flags = _TYPED if self._can_type(line, index.column()) else _SHOWN
        return flags | _DRAGGED if self.movable and line.draft is None else flags

    def _can_type(self, line: PlanLine, column: int) -> bool:
        if line.heading:
            return column == 0
        if line.draft is not None:
            return self.columns[column].key == "title"
        return line.measure is not None and self.columns[column].edit is not None

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are only moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Lines of this program."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The keys of the lines from top to bottom."""
        rows = sorted({index.row() for index in indexes})
        keys = [self.rows[row].key for row in rows]
        data = QMimeData()
        data.setData(DRAGGED, json.dumps(keys).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell where the lines fell."""
        if action != Qt.DropAction.MoveAction or not self.movable or not data.hasFormat(DRAGGED):
            return False
        keys = [tuple(key) for key in json.loads(bytes(data.data(DRAGGED).data()))]
        place = row if row >= 0 else parent.row() + 1 if parent.isValid() else self.rowCount()
        self.dropped.emit(keys, place)
        return True
