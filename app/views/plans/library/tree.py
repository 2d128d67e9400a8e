"""The measures of the library as a tree with boxes to tick, each with its dates in the plan."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.services.language.matching import Searchable, best_rank, queries, searchable
from app.services.plans.library.catalogue import FilledMeasure, filled_measure
from app.views.look import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.services.plans.library.filling import Filling
    from app.services.plans.library.taking import Shelf
    from app.services.plans.library.texts import LibraryMeasure

OUTSIDE = "вне периода плана"
_ROWS = 6
_DEADLINE_SHARE = 0.32
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class _Measure(QTreeWidgetItem):
    """A measure; its dates are worked out when it is looked at: few of them ever are."""

    def __init__(
        self, parent: QTreeWidgetItem, measure: "LibraryMeasure", filling: "Filling", *, own: bool
    ) -> None:
        super().__init__(parent, [filling.text(measure.title)])
        self.measure = measure
        self.entry: Searchable = searchable(
            self.text(0), more=(measure.section, *measure.responsible, measure.expected)
        )
        self._filling = filling
        self.setToolTip(0, self.text(0))
        self.setCheckState(0, _OFF)
        if own:
            self.setIcon(0, theme.current().icon("person"))

    @cached_property
    def filled(self) -> FilledMeasure:
        """The measure as it comes into the plan."""
        return filled_measure(self.measure, self._filling)

    def data(self, column: int, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        """The deadline in the plan, or that it has none there."""
        if column == 1 and role in _WORDS:
            return OUTSIDE if self.filled.is_outside else self.filled.deadline
        return super().data(column, role)


class LibraryTree(QTreeWidget):
    """Sections of the library with their measures; a ticked section ticks those that are shown.

    Signals:
        changed: something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(["Мероприятие", "Откуда, срок в этом плане"])
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(_ROWS * theme.ROW_HEIGHT)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.itemChanged.connect(self._on_item_changed)
        self._sections: list[tuple[QTreeWidgetItem, str, list[_Measure]]] = []

    def show_shelves(self, shelves: "Sequence[Shelf]", filling: "Filling") -> None:
        """Show all measures; what was ticked and is still there stays so."""
        ticked = set(self.chosen())
        self.blockSignals(True)
        self.clear()
        self._sections = []
        for shelf in shelves:
            for section in dict.fromkeys(measure.section for measure in shelf.measures):
                title = filling.text(section) or "Без раздела"
                head = QTreeWidgetItem(self, [title, shelf.title])
                head.setToolTip(0, title)
                head.setFont(0, theme.text_font(bold=True))
                head.setFlags(head.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                head.setCheckState(0, _OFF)
                items = [
                    _Measure(head, measure, filling, own=shelf.is_own)
                    for measure in shelf.measures
                    if measure.section == section
                ]
                for item in items:
                    item.setCheckState(0, _ON if item.measure.key in ticked else _OFF)
                self._sections.append((head, shelf.title, items))
        for head, _shelf, items in self._sections:
            _tell_head(head, items)
        self.blockSignals(False)
        self.changed.emit()

    def narrow(self, text: str, shelf: str | None) -> int:
        """Show what a search and a shelf leave; says how many measures that are."""
        wanted = queries(text)
        shown = 0
        self.blockSignals(True)
        for head, title, items in self._sections:
            left = [
                item
                for item in items
                if shelf in (None, title)
                and (not text.strip() or best_rank(wanted, item.entry) is not None)
            ]
            for item in items:
                item.setHidden(item not in left)
            head.setHidden(not left)
            head.setExpanded(bool(text.strip()))
            shown += len(left)
        self.blockSignals(False)
        return shown

    def chosen(self) -> list[str]:
        """Keys of the ticked measures, in order, those too that a search hides."""
        return [
            item.measure.key
            for _head, _shelf, items in self._sections
            for item in items
            if item.checkState(0) == _ON
        ]

    def current(self) -> FilledMeasure | None:
        """The measure of the cursor as it comes into the plan."""
        item = self.currentItem()
        return item.filled if isinstance(item, _Measure) else None

    def current_stored(self) -> "LibraryMeasure | None":
        """The measure of the cursor as the library has it."""
        item = self.currentItem()
        return item.measure if isinstance(item, _Measure) else None

    def select(self, key: str) -> None:
        """Put the cursor on a measure."""
        for _head, _shelf, items in self._sections:
            for item in items:
                if item.measure.key == key:
                    self.setCurrentItem(item)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """The deadline keeps its share of the width."""
        super().resizeEvent(event)
        width = self.viewport().width()
        self.header().resizeSection(0, round(width * (1 - _DEADLINE_SHARE)))

    def _on_item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column != 0:
            return
        self.blockSignals(True)
        for head, _shelf, items in self._sections:
            if item is head:
                for one in items:
                    if not one.isHidden():
                        one.setCheckState(0, head.checkState(0))
            if item is head or item in items:
                _tell_head(head, items)
        self.blockSignals(False)
        self.viewport().update()
        self.changed.emit()


def _tell_head(head: QTreeWidgetItem, items: Sequence[QTreeWidgetItem]) -> None:
    """All, some or none of a section."""
    states = {item.checkState(0) for item in items}
    head.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)
