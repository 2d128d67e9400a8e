"""Choosing measures of a plan: sections with boxes to tick."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from app.services.language.numbers import NBSP, whole
from app.views.look import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.plans import MeasureRow, PlanRow

_KEY = Qt.ItemDataRole.UserRole
_ROWS, _FEWEST = 6, 3
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class MeasurePicker(QTreeWidget):
    """The measures of a plan under their sections; a ticked section ticks its measures.

    Signals:
        changed: something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("Мероприятия, которые войдут в план")
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(_ROWS * theme.ROW_HEIGHT)
        self.itemChanged.connect(lambda *_: self.changed.emit())

    def show_plan(
        self, plan: "PlanRow", ticked: "Callable[[MeasureRow], bool]" = lambda _row: True
    ) -> None:
        """Show the measures of a plan, those ticked that the function says."""
        self.blockSignals(True)
        self.clear()
        for section in plan.sections:
            head = QTreeWidgetItem(self, [section.title])
            head.setToolTip(0, section.title)
            head.setFlags(
                head.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            )
            for row in section.measures:
                item = QTreeWidgetItem(head, [f"{row.number}. {row.title}"])
                item.setToolTip(0, row.title)
                item.setData(0, _KEY, row.id)
                item.setCheckState(0, _ON if ticked(row) else _OFF)
            if not section.measures:
                head.setCheckState(0, _ON)
            head.setExpanded(len(plan.measures) <= _ROWS)
        self.blockSignals(False)
        lines = len(plan.sections) + (len(plan.measures) if len(plan.measures) <= _ROWS else 0)
        self.setFixedHeight(max(_FEWEST, min(_ROWS, lines)) * theme.ROW_HEIGHT)
        self.changed.emit()

    def chosen(self) -> set[int]:
        """Keys of the ticked measures."""
        return {item.data(0, _KEY) for item in self._items() if item.checkState(0) == _ON}

    def words(self) -> str:
        """«Отмечено 8 из 26»."""
        return f"Отмечено {whole(len(self.chosen()))} из{NBSP}{whole(len(self._items()))}"

    def _items(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [head.child(n) for head in heads if head for n in range(head.childCount())]
